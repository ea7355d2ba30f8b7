package io.paperbridge.extraction;

import io.paperbridge.document.Reading.DocumentType;
import io.paperbridge.document.Reading.Origin;
import io.paperbridge.document.SourceDocument.Correspondent;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads an invoice by the labels in its text. */
final class TextReader {

    private static final int SHORTEST_TEXT_LAYER = 40;

    private final Labels labels;
    private final LabelFinder finder;
    private final TextKind kind;
    private final List<Pattern> titles;

    TextReader(Labels labels) {
        this.labels = labels;
        this.finder = new LabelFinder(labels);
        this.kind = new TextKind(labels);
        this.titles = List.of(labels.startingWith("title-invoice"), labels.startingWith("title-credit-note"));
    }

    /** The page that is read: what the glyphs show, else the text that Paperless keeps. */
    TextPage page(List<TextLine> layout, String text) {
        int letters = layout.stream().mapToInt(line -> line.text().length()).sum();
        return letters < SHORTEST_TEXT_LAYER ? TextPage.of(text, finder) : TextPage.of(layout, finder);
    }

    /**
     * What a document says; a draft of type UNREADABLE when it says nothing an invoice says.
     *
     * @param layout the lines as they stand on the pages; empty when only the text is known
     * @param text what Paperless keeps as its text
     */
    Draft read(List<TextLine> layout, String text, @Nullable Correspondent correspondent) {
        TextPage page = page(layout, text);
        String whole = String.join("\n", page.lines());
        Draft draft = new Draft(Origin.TEXT);
        TextDates dates = TextDates.of(whole, labels, DateOrder.of(page, labels));
        TextAmounts amounts = TextAmounts.of(whole);
        TextValues values = new TextValues(page, dates);
        draft.type = kind.of(page);
        draft.number = new TextNumber(page, values, dates, titles, labels).read(draft);
        TextIssueDate issueDate = new TextIssueDate(page, values, dates, titles);
        issueDate.read(draft);
        if (draft.dueDate == null) {
            draft.dueDate = new TextDeadline(page, values, dates, labels).read(draft);
        }
        issueDate.doubtMisread(draft);
        new TextTotals(page, new LabelledAmounts(page, amounts, values), labels, draft).read();
        TextCurrency currency = new TextCurrency(page, values, amounts);
        currency.read(draft);
        currency.ofPlace(labels, draft);
        boolean saysNothing =
                draft.number == null && draft.issueDate == null && draft.gross == null && draft.net == null;
        if (saysNothing && draft.type != DocumentType.NOT_AN_INVOICE) {
            draft.type = DocumentType.UNREADABLE;
        }
        new TextParties(page, labels).read(draft, correspondent);
        TextCurrency.ofCountry(draft);
        return draft;
    }
}
