package io.paperbridge.web.api;

import static io.paperbridge.operations.CsvCell.text;
import static io.paperbridge.operations.CsvCell.value;

import java.util.List;
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

    private CsvTable() {}

    static String headings() {
        return line(HEADINGS);
    }

    static String line(DocumentView document) {
        DocumentView.ReasonView reason = document.reason();
        DocumentView.EntryView entry = document.entry();
        AmountView total = document.total();
        return line(List.of(
                value(document.id()),
                text(document.reference()),
                text(document.title()),
                value(document.state()),
                text(reason == null ? null : reason.code()),
                text(reason == null ? null : reason.text()),
                text(document.kind()),
                text(document.number()),
                text(document.party()),
                value(document.issueDate()),
                value(document.dueDate()),
                amount(document.net()),
                amount(document.tax()),
                amount(total),
                text(total == null ? null : total.currency()),
                value(entry == null ? null : entry.id()),
                text(entry == null ? null : entry.number()),
                text(entry == null ? null : entry.state()),
                text(entry == null ? null : entry.status()),
                text(entry == null ? null : entry.link()),
                value(document.receivedAt()),
                value(document.updatedAt())));
    }

    static String line(List<String> cells) {
        return String.join(",", cells) + "\r\n";
    }

    private static String amount(@Nullable AmountView amount) {
        return value(amount == null ? null : amount.amount());
    }
}
