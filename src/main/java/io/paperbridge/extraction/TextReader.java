package io.paperbridge.extraction;

import io.paperbridge.document.Reading.DocumentType;
import io.paperbridge.document.Reading.DoubtReason;
import io.paperbridge.document.Reading.Origin;
import io.paperbridge.document.SourceDocument.Correspondent;
import io.paperbridge.document.Term;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads an invoice by the labels in its text. */
final class TextReader {

    private static final Pattern NUMBER = Pattern.compile(
            "^[\\s:.#°]*(?:(?:no|nr|number|nummer)\\b[\\s:.#°]*)?([\\p{L}\\p{N}](?:[\\p{L}\\p{N}._/#-]*[\\p{L}\\p{N}])?)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern NUMBER_ALONE =
            Pattern.compile("[\\s:.#]*([\\p{L}\\p{N}][\\p{L}\\p{N}._/-]*\\d[\\p{L}\\p{N}/-]*|\\d)");

    private final Labels labels;
    private final TextKind kind;
    private final List<Pattern> titles;

    TextReader(Labels labels) {
        this.labels = labels;
        this.kind = new TextKind(labels);
        this.titles = List.of(labels.startingWith("title-invoice"), labels.startingWith("title-credit-note"));
    }

    /** What the text says; a draft of type UNREADABLE when it says nothing an invoice says. */
    Draft read(String text, @Nullable Correspondent correspondent) {
        Draft draft = new Draft(Origin.TEXT);
        TextPage page = TextPage.of(text, labels);
        TextDates dates = TextDates.of(text, labels);
        TextAmounts amounts = TextAmounts.of(text);
        draft.type = kind.of(page);
        Map<TextPage.Hit, String> values = values(page, dates);
        draft.number = number(page, values, dates, draft);
        draft.issueDate = date(Term.ISSUE_DATE, page.hits("issue-date"), values, dates, draft);
        draft.dueDate = date(Term.DUE_DATE, page.hits("due-date"), values, dates, draft);
        new TextTotals(page, amounts, labels, draft).read();
        TextCurrency.read(page, amounts, draft);
        boolean saysNothing =
                draft.number == null && draft.issueDate == null && draft.gross == null && draft.net == null;
        if (saysNothing && draft.type != DocumentType.NOT_AN_INVOICE) {
            draft.type = DocumentType.UNREADABLE;
        }
        new TextParties(page, labels).read(draft, correspondent);
        return draft;
    }

    /** What belongs to each label: what is behind it, or, for a row of labels without values, its share of the next line. */
    private static Map<TextPage.Hit, String> values(TextPage page, TextDates dates) {
        Map<TextPage.Hit, String> values = new LinkedHashMap<>();
        for (int line = 0; line < page.lines().size(); line++) {
            List<TextPage.Hit> hits = page.hitsOf(line);
            boolean header = hits.size() > 1
                    && hits.stream().noneMatch(hit -> page.behind(hit).matches(".*\\d.*"));
            if (header) {
                share(hits, page.below(hits.get(0)), dates, values);
            } else {
                hits.forEach(hit -> values.put(
                        hit,
                        page.behind(hit).replaceAll("[\\s:.#]", "").isEmpty() ? page.below(hit) : page.behind(hit)));
            }
        }
        return values;
    }

    private static void share(
            List<TextPage.Hit> hits, String below, TextDates dates, Map<TextPage.Hit, String> values) {
        String rest = below;
        for (TextPage.Hit hit : hits) {
            TextDates.Found date = dates.first(rest);
            boolean dateNext = date != null && date.start() <= 1;
            int end = dateNext && date != null ? date.end() : (rest + " ").indexOf(' ', 1);
            end = Math.min(Math.max(end, 0), rest.length());
            boolean wantsDate = hit.field().endsWith("date");
            if (wantsDate && date != null && !dateNext) {
                end = date.end();
            }
            values.put(hit, rest.substring(0, end));
            rest = rest.substring(end).strip();
        }
    }

    private @Nullable String number(TextPage page, Map<TextPage.Hit, String> values, TextDates dates, Draft draft) {
        List<TextPage.Hit> hits = new ArrayList<>(page.hits("number"));
        hits.sort(Comparator.comparingInt(TextPage.Hit::rank));
        Map<String, TextPage.Hit> found = new LinkedHashMap<>();
        for (TextPage.Hit hit : hits) {
            Matcher matcher = NUMBER.matcher(values.getOrDefault(hit, ""));
            if (!matcher.find() || !matcher.group(1).matches(".*\\d.*")) {
                continue;
            }
            TextDates.Found date = dates.first(matcher.group(1));
            if (date == null || date.end() - date.start() < matcher.group(1).length()) {
                found.putIfAbsent(matcher.group(1), hit);
            }
        }
        if (found.isEmpty()) {
            return titled(page, draft);
        }
        Map.Entry<String, TextPage.Hit> first = found.entrySet().iterator().next();
        List<String> rivals = found.entrySet().stream()
                .filter(one -> one.getValue().rank() == first.getValue().rank())
                .map(Map.Entry::getKey)
                .toList();
        if (rivals.size() > 1) {
            draft.doubt(Term.INVOICE_NUMBER, DoubtReason.SEVERAL_INVOICES, "extraction.several-numbers", rivals);
        }
        draft.found(Term.INVOICE_NUMBER, first.getKey(), TextPage.source(first.getValue()));
        return first.getKey();
    }

    /** “Invoice INV-12” on a line of its own. */
    private @Nullable String titled(TextPage page, Draft draft) {
        for (int i = 0; i < page.lines().size(); i++) {
            String line = page.lines().get(i);
            for (Pattern title : titles) {
                Matcher matcher = title.matcher(line);
                Matcher number = NUMBER_ALONE.matcher(matcher.find() ? line.substring(matcher.end()) : "");
                if (number.matches()) {
                    draft.found(Term.INVOICE_NUMBER, number.group(1), "text line " + (i + 1) + ", title");
                    return number.group(1);
                }
            }
        }
        return null;
    }

    private static @Nullable LocalDate date(
            Term term, List<TextPage.Hit> hits, Map<TextPage.Hit, String> values, TextDates dates, Draft draft) {
        List<TextPage.Hit> ordered = new ArrayList<>(hits);
        ordered.sort(Comparator.comparingInt(TextPage.Hit::rank));
        for (TextPage.Hit hit : ordered) {
            TextDates.Found found = dates.first(values.getOrDefault(hit, ""));
            if (found == null) {
                continue;
            }
            draft.found(term, found.printed(), TextPage.source(hit));
            if (found.ambiguous()) {
                draft.doubt(term, DoubtReason.AMBIGUOUS, "extraction.day-or-month", Words.of(term), found.printed());
            } else if (found.date() == null) {
                draft.doubt(term, DoubtReason.INVALID, "extraction.no-real-date", Words.of(term), found.printed());
            }
            return found.date();
        }
        return null;
    }
}
