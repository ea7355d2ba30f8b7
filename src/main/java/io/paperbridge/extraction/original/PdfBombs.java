package io.paperbridge.extraction.original;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.InflaterInputStream;

/**
 * Finds PDFs whose own structure inflates to gigabytes, before a parser inflates it.
 *
 * <p>PDFBox inflates object and cross-reference streams whole, in memory, while it opens a file. Images and attachments are not
 * touched by opening, so they may be of any size here.
 */
final class PdfBombs {

    private static final long LARGEST_STRUCTURE = 64L * 1024 * 1024;
    private static final int LONGEST_DICTIONARY = 65_536;
    private static final String STREAM = "stream";
    private static final Pattern ESCAPED = Pattern.compile("#([0-9A-Fa-f]{2})");
    private static final Pattern STRUCTURE = Pattern.compile("/(ObjStm|XRef)\\b");
    private static final Pattern SEVERAL_FILTERS = Pattern.compile("/(Filter|F)\\s*\\[\\s*/\\w+\\s*/");

    /** What deflate makes of one byte at most. */
    private static final int LARGEST_RATIO = 1032;

    private static final Pattern NOT_IN_PAGES = Pattern.compile("/(Image|EmbeddedFile|ObjStm|XRef)\\b");

    private PdfBombs() {}

    /** Whether opening the PDF could take more memory than any invoice needs. */
    static boolean isBomb(byte[] pdf) {
        // one byte is one character, so positions in the text are positions in the file
        String text = new String(pdf, StandardCharsets.ISO_8859_1);
        long total = 0;
        int behindFormer = 0;
        for (int start = text.indexOf(STREAM);
                start >= 0 && !Thread.currentThread().isInterrupted();
                start = text.indexOf(STREAM, start + 1)) {
            int content = content(text, start + STREAM.length());
            if (content < 0 || text.startsWith("end", start - 3)) {
                continue;
            }
            String dictionary = dictionary(text, behindFormer, start);
            behindFormer = content;
            if (!STRUCTURE.matcher(dictionary).find()) {
                continue;
            }
            if (SEVERAL_FILTERS.matcher(dictionary).find()) {
                return true;
            }
            total += inflated(pdf, content, LARGEST_STRUCTURE - total);
            if (total >= LARGEST_STRUCTURE) {
                return true;
            }
        }
        return false;
    }

    /** Whether drawing the pages could take more memory than any invoice needs: a page, a form or a font that inflates to gigabytes. */
    static boolean isBombOnPages(byte[] pdf) {
        String text = new String(pdf, StandardCharsets.ISO_8859_1);
        int behindFormer = 0;
        for (int start = text.indexOf(STREAM);
                start >= 0 && !Thread.currentThread().isInterrupted();
                start = text.indexOf(STREAM, behindFormer)) {
            int content = content(text, start + STREAM.length());
            if (content < 0 || text.startsWith("end", start - 3)) {
                behindFormer = start + 1;
                continue;
            }
            int end = text.indexOf("endstream", content);
            int length = (end < 0 ? text.length() : end) - content;
            String dictionary = dictionary(text, behindFormer, start);
            behindFormer = content;
            if (length * (long) LARGEST_RATIO < LARGEST_STRUCTURE
                    || NOT_IN_PAGES.matcher(dictionary).find()) {
                continue;
            }
            if (inflated(pdf, content, LARGEST_STRUCTURE) >= LARGEST_STRUCTURE) {
                return true;
            }
        }
        return false;
    }

    /** Behind the end of the keyword's line; -1 when it does not end there. */
    private static int content(String text, int behindKeyword) {
        if (text.startsWith("\r\n", behindKeyword)) {
            return behindKeyword + 2;
        }
        return text.startsWith("\n", behindKeyword) ? behindKeyword + 1 : -1;
    }

    /** What stands between the former stream and this one, as far as a dictionary can be long. */
    private static String dictionary(String text, int from, int end) {
        String between = text.substring(Math.max(from, end - LONGEST_DICTIONARY), end);
        String dictionary = between.substring(Math.max(0, between.lastIndexOf(" obj")));
        return dictionary.indexOf('#') < 0
                ? dictionary
                : ESCAPED.matcher(dictionary)
                        .replaceAll(found ->
                                Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))));
    }

    private static long inflated(byte[] pdf, int from, long most) {
        long count = 0;
        byte[] buffer = new byte[8192];
        try (InputStream in = new InflaterInputStream(new ByteArrayInputStream(pdf, from, pdf.length - from))) {
            while (count < most) {
                int read = in.read(buffer);
                if (read < 0) {
                    return count;
                }
                count += read;
            }
            return count;
        } catch (IOException e) {
            return count;
        }
    }
}
