package io.paperbridge.extraction.text;

import io.paperbridge.document.DayOrder;
import io.paperbridge.document.Folding;
import io.paperbridge.document.Habits;
import io.paperbridge.document.Reading.DocumentType;
import io.paperbridge.document.Reading.Origin;
import io.paperbridge.document.SourceDocument.Correspondent;
import io.paperbridge.document.Term;
import io.paperbridge.extraction.draft.Draft;
import io.paperbridge.extraction.page.LabelFinder;
import io.paperbridge.extraction.page.Labels;
import io.paperbridge.extraction.page.TextLine;
import io.paperbridge.extraction.page.TextPage;
import io.paperbridge.extraction.party.TextParties;
import io.paperbridge.extraction.party.TitleWords;
import io.paperbridge.language.Sentence;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads an invoice by the labels in its text. */
public final class TextReader {

    private static final int SHORTEST_TEXT_LAYER = 40;

    private final Labels labels;
    private final LabelFinder finder;
    private final LabelFinder columns;
    private final TextKind kind;
    private final List<Pattern> titles;

    /** One that knows these words. */
    public TextReader(Labels labels) {
        this.labels = labels;
        this.finder = new LabelFinder(labels);
        this.columns = new LabelFinder(labels, TableHeading.KINDS);
        this.kind = new TextKind(labels);
        this.titles = List.of(labels.startingWith("title-invoice"), labels.startingWith("title-credit-note"));
    }

    /** The page that is read: what the glyphs show, else the text that Paperless keeps. */
    public TextPage page(List<TextLine> layout, String text) {
        return page(layout, text, null);
    }

    /** Which comes first in dates that can be read in two ways, where one of them is the given one; null when none is. */
    public @Nullable DayOrder orderOf(List<String> printed, LocalDate given) {
        return TextDates.orderOf(printed, given, labels);
    }

    private TextPage page(List<TextLine> layout, String text, @Nullable String usual) {
        int letters = layout.stream().mapToInt(line -> line.text().length()).sum();
        return letters < SHORTEST_TEXT_LAYER ? TextPage.of(text, finder, usual) : TextPage.of(layout, finder, usual);
    }

    /**
     * What a document says; a draft of type UNREADABLE when it says nothing an invoice says.
     *
     * @param layout the lines as they stand on the pages; empty when only the text is known
     * @param text what Paperless keeps as its text
     * @param title what it is called in Paperless
     * @param habits how the vendor writes, where that is known
     */
    public Draft read(
            List<TextLine> layout,
            String text,
            @Nullable Correspondent correspondent,
            TitleWords title,
            Habits habits) {
        String usual = habits.language();
        TextPage page = page(layout, text, usual);
        Draft draft = new Draft(Origin.TEXT);
        if (page.rows().isEmpty()
                || page.rows().get(0).page()
                        == page.rows().get(page.rows().size() - 1).page()) {
            return read(page, draft, correspondent, title, habits);
        }
        TextPages pages = pages(page);
        Set<Integer> left = pages.leftOut();
        if (!left.isEmpty()) {
            draft.notes.add(Sentence.of("extraction.pages-left-out", List.copyOf(left)));
            page = TextPage.of(
                    page.rows().stream()
                            .filter(line -> !left.contains(line.page()))
                            .toList(),
                    finder,
                    usual);
        }
        pages.doubtSeveral(draft);
        pages.doubtReminder(draft);
        pages.doubtAttached(draft);
        return read(page, draft, correspondent, title, habits);
    }

    private TextPages pages(TextPage page) {
        String whole = String.join("\n", page.lines());
        TextDates dates = TextDates.of(whole, labels, DateOrder.of(page, labels));
        TextValues values = new TextValues(page, dates);
        Set<Integer> totals = new LabelledAmounts(page, TextAmounts.of(whole), values, List.of())
                .of("gross").stream()
                        .map(total -> page.rows().get(total.hit().line()).page())
                        .collect(Collectors.toSet());
        return new TextPages(
                page, new TextNumber(page, values, dates, titles, labels, null).byPage(), totals, kind, labels);
    }

    private Draft read(
            TextPage page, Draft draft, @Nullable Correspondent correspondent, TitleWords title, Habits habits) {
        String whole = String.join("\n", page.lines());
        draft.language = page.shownLanguage();
        draft.dayOrder = TextDates.shown(whole);
        draft.openDates = TextDates.open(whole);
        DayOrder usualOrder = habits.dayOrder();
        TextDates dates =
                TextDates.of(whole, labels, usualOrder == null ? DateOrder.of(page, labels) : TextDates.of(usualOrder));
        TextAmounts amounts = TextAmounts.of(whole);
        TextValues values = new TextValues(page, dates);
        draft.type = kind.of(page);
        draft.number = new TextNumber(page, values, dates, titles, labels, habits.number()).read(draft);
        TextIssueDate issueDate = new TextIssueDate(page, values, dates, titles);
        issueDate.read(draft);
        if (draft.dueDate == null) {
            draft.dueDate = new TextDeadline(page, values, dates, labels).read(draft);
        }
        issueDate.doubtMisread(draft);
        NavigableMap<Integer, TableHeading> headings = TableHeading.all(page, columns);
        LabelledAmounts labelled = new LabelledAmounts(page, amounts, values, headings.values());
        new TextTotals(page, labelled, labels, draft).read();
        new TextPayable(page, labelled, labels, draft).read();
        new TextLines(page, amounts, headings, labels, draft).read();
        TextCurrency currency = new TextCurrency(page, values, amounts);
        currency.read(draft);
        currency.ofPlace(labels, draft);
        boolean saysNothing =
                draft.number == null && draft.issueDate == null && draft.gross == null && draft.net == null;
        if (saysNothing && draft.type != DocumentType.NOT_AN_INVOICE) {
            draft.type = DocumentType.UNREADABLE;
        }
        new TextParties(page, labels, title).read(draft, correspondent);
        TextCurrency.ofCountry(draft);
        draft.repeated = repeated(draft, whole);
        draft.boxes = new Boxes(page).of(draft.evidence());
        return draft;
    }

    private static Set<Term> repeated(Draft draft, String text) {
        String folded = Folding.fold(text);
        Set<Term> repeated = EnumSet.noneOf(Term.class);
        draft.evidence().forEach((term, evidence) -> {
            String printed = Folding.fold(evidence.value());
            int first = folded.indexOf(printed);
            if (first >= 0 && folded.indexOf(printed, first + printed.length()) >= 0) {
                repeated.add(term);
            }
        });
        return repeated;
    }
}
