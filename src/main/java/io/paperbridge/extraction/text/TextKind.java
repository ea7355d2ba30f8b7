package io.paperbridge.extraction.text;

import io.paperbridge.document.Reading.DocumentType;
import io.paperbridge.extraction.page.Labels;
import io.paperbridge.extraction.page.TextLine;
import io.paperbridge.extraction.page.TextPage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What kind of document a text is, by its title. */
final class TextKind {

    private static final int LONGEST_TITLE = 60;
    private static final int MOST_WORDS_BEHIND = 6;
    private static final int LINES_WITH_A_TITLE = 150;
    private static final int LINES_OF_A_HEAD = 20;

    private static final Pattern NUMBERED = Pattern.compile(
            "^\\s*(?:\\([0-9]{3}\\))?\\s*(?:no|nr|n°|nº|num|number|nummer|n)[.:]*\\s*(?=[\\p{L}\\p{N}/-]*[0-9])()",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private final Pattern invoice;
    private final Pattern creditNote;
    private final Pattern receipt;
    private final Pattern never;
    private final Pattern other;
    private final Pattern subject;
    private final Pattern reminder;
    private final Pattern terms;
    private final Pattern invoiceWord;

    TextKind(Labels labels) {
        invoice = labels.startingWith("title-invoice");
        creditNote = labels.startingWith("title-credit-note");
        receipt = labels.startingWith("title-receipt");
        never = labels.startingWith("title-never");
        other = labels.startingWith("title-other");
        subject = labels.startingWith("subject");
        reminder = labels.anyOf("reminder");
        terms = labels.startingWith("title-terms");
        invoiceWord = labels.anyPartOf("title-invoice");
    }

    /** The kind; an invoice when there is no title but an invoice number. */
    DocumentType of(TextPage page) {
        Integer invoiceAt = firstTitle(page, invoice, true);
        Integer creditAt = firstTitle(page, creditNote, true);
        Integer neverAt = firstTitle(page, never, false);
        if (remindsBySubject(page)) {
            return DocumentType.NOT_AN_INVOICE;
        }
        if (neverAt != null && before(neverAt, invoiceAt) && before(neverAt, creditAt)) {
            return DocumentType.NOT_AN_INVOICE;
        }
        if (creditAt != null && before(creditAt, invoiceAt)) {
            return DocumentType.CREDIT_NOTE;
        }
        if (invoiceAt != null) {
            return DocumentType.INVOICE;
        }
        boolean paidInCash =
                !page.hits("cash").isEmpty() && !page.hits("change").isEmpty();
        if (paidInCash || firstTitle(page, receipt, false) != null) {
            return DocumentType.RECEIPT;
        }
        Integer otherAt = firstTitle(page, other, false);
        Integer numberAt = firstNumber(page);
        return otherAt != null && (numberAt == null || otherAt < numberAt)
                ? DocumentType.NOT_AN_INVOICE
                : DocumentType.INVOICE;
    }

    /** Whether a line titles an invoice or a credit note. */
    boolean isInvoice(TextLine line) {
        return line.cells().stream()
                .map(line::text)
                .anyMatch(text -> isTitled(text, invoice, true) || isTitled(text, creditNote, true));
    }

    /** Whether a line is the title of anything else, and has nothing beside it but perhaps a number or a page. */
    boolean isOther(TextLine line) {
        String text = line.text(line.cells().get(0));
        return line.cells().size() <= 2
                && (isTitled(text, terms, false) || isTitled(text, other, false) || isTitled(text, never, false));
    }

    /** “Subject: reminder of invoice 12”. */
    private boolean remindsBySubject(TextPage page) {
        return page.rows().stream()
                .limit(LINES_WITH_A_TITLE)
                .flatMap(line -> line.cells().stream().map(line::text))
                .anyMatch(text -> {
                    Matcher matcher = subject.matcher(text);
                    return matcher.find() && reminder.matcher(text).find(matcher.end());
                });
    }

    boolean isTerms(TextLine line) {
        return isTitled(line.text(line.cells().get(0)), terms, false);
    }

    private static boolean before(int line, @Nullable Integer otherLine) {
        return otherLine == null || line < otherLine;
    }

    /** The first line with a title: the word in a column of its own, and behind it at most a number, a date or a page. */
    private static @Nullable Integer firstTitle(TextPage page, Pattern title, boolean numbered) {
        for (int i = 0; i < Math.min(page.rows().size(), LINES_WITH_A_TITLE); i++) {
            TextLine line = page.rows().get(i);
            for (TextLine.Cell cell : line.cells()) {
                boolean first = cell.start() == 0 || i < LINES_OF_A_HEAD;
                if (first && isTitled(line.text(cell), title, numbered)) {
                    return i;
                }
            }
        }
        return null;
    }

    private static boolean isTitled(String text, Pattern title, boolean numbered) {
        // letter-spaced titles: "I N V O I C E"
        String joined = text.matches("(\\p{L} ){3,}\\p{L}") ? text.replace(" ", "") : text;
        Matcher matcher = title.matcher(joined);
        return text.length() <= LONGEST_TITLE
                && matcher.find()
                && isTitle(
                        withoutNumber(joined.substring(matcher.end()), numbered).strip());
    }

    /** “Rechnung (380) Nr. 12 vom 1.5.2026” is a title as well as “Rechnung 12”. */
    private static String withoutNumber(String behind, boolean numbered) {
        return numbered ? NUMBERED.matcher(behind).replaceFirst("$1") : behind;
    }

    /** The first label “Invoice no.” that begins a column. */
    private @Nullable Integer firstNumber(TextPage page) {
        return page.hits("number").stream()
                .filter(hit -> page.beginsColumn(hit)
                        && invoiceWord.matcher(hit.label()).find())
                .map(TextPage.Hit::line)
                .findFirst()
                .orElse(null);
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
