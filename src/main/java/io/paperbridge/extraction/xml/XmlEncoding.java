package io.paperbridge.extraction.xml;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UnsupportedEncodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The characters of an XML file: by the mark at its beginning, by the width of its first character, or as its declaration says.
 *
 * <p>The parser could do this itself, but prints to the console about every wrong byte.
 */
final class XmlEncoding {

    private static final int DECLARED_WITHIN = 256;
    private static final Pattern DECLARED =
            Pattern.compile("^\\s*<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']([A-Za-z0-9._-]{1,40})[\"']");

    private XmlEncoding() {}

    /**
     * The characters; wrong bytes are an error while they are read.
     *
     * @return null when the bytes do not begin like XML
     * @throws IOException when the stream fails, or the file declares an encoding that does not exist
     */
    static @Nullable Reader reader(InputStream bytes) throws IOException {
        BufferedInputStream in = new BufferedInputStream(bytes);
        skipBlanks(in);
        in.mark(DECLARED_WITHIN);
        byte[] head = in.readNBytes(DECLARED_WITHIN);
        in.reset();
        Charset charset = charset(head);
        if (charset == null) {
            return null;
        }
        in.skipNBytes(markLength(head));
        return new InputStreamReader(in, charset.newDecoder());
    }

    /** White space before the declaration is forgiven. */
    private static void skipBlanks(BufferedInputStream in) throws IOException {
        int next;
        do {
            in.mark(1);
            next = in.read();
        } while (next == ' ' || next == '\t' || next == '\r' || next == '\n');
        in.reset();
    }

    private static @Nullable Charset charset(byte[] head) throws IOException {
        int first = at(head, 0);
        int second = at(head, 1);
        if ((first == 0xFE && second == 0xFF) || (first == 0 && second == '<')) {
            return StandardCharsets.UTF_16BE;
        }
        if ((first == 0xFF && second == 0xFE) || (first == '<' && second == 0)) {
            return StandardCharsets.UTF_16LE;
        }
        if (markLength(head) > 0) {
            return StandardCharsets.UTF_8;
        }
        return first == '<' ? declared(new String(head, StandardCharsets.ISO_8859_1)) : null;
    }

    private static Charset declared(String head) throws IOException {
        Matcher declared = DECLARED.matcher(head);
        if (!declared.find()) {
            return StandardCharsets.UTF_8;
        }
        try {
            Charset charset = Charset.forName(declared.group(1));
            // the declaration was readable byte by byte, so these it cannot be
            return charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32")
                    ? StandardCharsets.UTF_8
                    : charset;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new UnsupportedEncodingException(declared.group(1));
        }
    }

    private static int markLength(byte[] head) {
        int first = at(head, 0);
        int second = at(head, 1);
        if (first == 0xEF && second == 0xBB && at(head, 2) == 0xBF) {
            return 3;
        }
        return (first == 0xFE && second == 0xFF) || (first == 0xFF && second == 0xFE) ? 2 : 0;
    }

    private static int at(byte[] head, int index) {
        return index < head.length ? head[index] & 0xff : -1;
    }
}
