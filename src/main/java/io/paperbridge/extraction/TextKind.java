package io.paperbridge.extraction;

import io.paperbridge.document.Reading.DocumentType;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What kind of document a text is, by its title. */
final class TextKind {

    private static final int LONGEST_TITLE = 60;
    private static final int MOST_WORDS_BEHIND = 4;

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

    /** The first line that is a title: the word, and behind it at most a number, a date or a page. */
    private static @Nullable Integer firstTitle(TextPage page, Pattern title) {
        List<String> lines = page.lines();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            // letter-spaced titles: "I N V O I C E"
            String joined = line.matches("(\\p{L} ){3,}\\p{L}") ? line.replace(" ", "") : line;
            Matcher matcher = title.matcher(joined);
            if (line.length() <= LONGEST_TITLE
                    && matcher.find()
                    && isTitle(joined.substring(matcher.end()).strip())) {
                return i;
            }
        }
        return null;
    }

    private static boolean isTitle(String behind) {
        if (behind.isEmpty()) {
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
