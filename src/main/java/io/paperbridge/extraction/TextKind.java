package io.paperbridge.extraction;

import io.paperbridge.document.Reading.DocumentType;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What kind of document a text is, by its title. */
final class TextKind {

    private static final int LONGEST_TITLE = 60;
    private static final int MOST_WORDS_BEHIND = 6;
    private static final int LINES_OF_A_HEAD = 20;

    private final Pattern invoice;
    private final Pattern creditNote;
    private final Pattern receipt;
    private final Pattern never;
    private final Pattern other;

    TextKind(Labels labels) {
        invoice = labels.startingWith("title-invoice");
        creditNote = labels.startingWith("title-credit-note");
        receipt = labels.startingWith("title-receipt");
        never = labels.startingWith("title-never");
        other = labels.startingWith("title-other");
    }

    /** The kind; an invoice when there is no title but an invoice number. */
    DocumentType of(TextPage page) {
        Integer invoiceAt = firstTitle(page, invoice);
        Integer creditAt = firstTitle(page, creditNote);
        Integer neverAt = firstTitle(page, never);
        if (neverAt != null && before(neverAt, invoiceAt) && before(neverAt, creditAt)) {
            return DocumentType.NOT_AN_INVOICE;
        }
        if (creditAt != null && before(creditAt, invoiceAt)) {
            return DocumentType.CREDIT_NOTE;
        }
        if (invoiceAt != null) {
            return DocumentType.INVOICE;
        }
        if (firstTitle(page, receipt) != null) {
            return DocumentType.RECEIPT;
        }
        return firstTitle(page, other) != null ? DocumentType.NOT_AN_INVOICE : DocumentType.INVOICE;
    }

    private static boolean before(int line, @Nullable Integer otherLine) {
        return otherLine == null || line < otherLine;
    }

    /** The first line with a title: the word in a column of its own, and behind it at most a number, a date or a page. */
    private static @Nullable Integer firstTitle(TextPage page, Pattern title) {
        for (int i = 0; i < page.rows().size(); i++) {
            TextLine line = page.rows().get(i);
            for (TextLine.Cell cell : line.cells()) {
                boolean first = cell.start() == 0 || i < LINES_OF_A_HEAD;
                if (first && isTitled(line.text(cell), title)) {
                    return i;
                }
            }
        }
        return null;
    }

    private static boolean isTitled(String text, Pattern title) {
        // letter-spaced titles: "I N V O I C E"
        String joined = text.matches("(\\p{L} ){3,}\\p{L}") ? text.replace(" ", "") : text;
        Matcher matcher = title.matcher(joined);
        return text.length() <= LONGEST_TITLE
                && matcher.find()
                && isTitle(joined.substring(matcher.end()).strip());
    }

    private static boolean isTitle(String behind) {
        if (behind.matches("\\W*")) {
            return true;
        }
        // "Order no.: 12" is a label, "Invoice 2026-12" a title
        return behind.split(" ", -1).length <= MOST_WORDS_BEHIND
                && !behind.contains(":")
                && !behind.matches(
                        "(?iu)(no|nr|number|date|id|total|amount|address|summary|to|an|vom|für|for|of)\\b.*\\D.*")
                && behind.matches(".*[\\d].*|(?iu)(page|seite|original|copy|kopie|duplicate).*");
    }
}
