package io.paperbridge.web.api;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Documents as a table after RFC 4180. A text that a spreadsheet would take for a formula gets an apostrophe before it; numbers are
 * left as they are.
 */
final class CsvTable {

    private static final List<String> HEADINGS = List.of(
            "id",
            "reference",
            "title",
            "state",
            "reason",
            "reasonText",
            "kind",
            "number",
            "party",
            "issueDate",
            "dueDate",
            "net",
            "tax",
            "total",
            "currency",
            "entryId",
            "entryNumber",
            "entryState",
            "entryStatus",
            "link",
            "receivedAt",
            "updatedAt");

    private static final String FORMULA = "=+-@\t\r";

    private CsvTable() {}

    static String headings() {
        return line(HEADINGS);
    }

    static String line(DocumentView document) {
        DocumentView.ReasonView reason = document.reason();
        DocumentView.EntryView entry = document.entry();
        AmountView total = document.total();
        return line(List.of(
                document.id(),
                text(document.reference()),
                text(document.title()),
                document.state(),
                text(reason == null ? null : reason.code()),
                text(reason == null ? null : reason.text()),
                text(document.kind()),
                text(document.number()),
                text(document.party()),
                plain(document.issueDate()),
                plain(document.dueDate()),
                amount(document.net()),
                amount(document.tax()),
                amount(total),
                text(total == null ? null : total.currency()),
                plain(entry == null ? null : entry.id()),
                text(entry == null ? null : entry.number()),
                text(entry == null ? null : entry.state()),
                text(entry == null ? null : entry.status()),
                text(entry == null ? null : entry.link()),
                document.receivedAt().toString(),
                document.updatedAt().toString()));
    }

    private static String line(List<String> cells) {
        return cells.stream().map(CsvTable::quoted).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String amount(@Nullable AmountView amount) {
        return amount == null ? "" : amount.amount();
    }

    private static String plain(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static String text(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        return FORMULA.indexOf(
                                        text.stripLeading().isEmpty()
                                                ? ' '
                                                : text.stripLeading().charAt(0))
                                >= 0
                        || FORMULA.indexOf(text.charAt(0)) >= 0
                ? "'" + text
                : text;
    }

    private static String quoted(String cell) {
        return cell.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r' || c == ';')
                ? '"' + cell.replace("\"", "\"\"") + '"'
                : cell;
    }
}
