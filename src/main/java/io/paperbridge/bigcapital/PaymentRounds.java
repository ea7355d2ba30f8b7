package io.paperbridge.bigcapital;

import com.fasterxml.jackson.databind.JsonNode;
import io.paperbridge.document.ChangedEntry;
import io.paperbridge.document.EntryKind;
import io.paperbridge.document.FollowedEntry;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads from the ledger's lists, page by page, what has been paid, and what a person has changed. */
@Component("paymentRounds")
public class PaymentRounds {

    private static final int PAGE_SIZE = 100;

    /** Amounts have at most three decimals; what is beyond is the noise of the server's binary floats. */
    private static final int DECIMALS = 3;

    private final EntrySearch search;
    private final LedgerFacts facts;
    private final ChangedLines changedLines;
    private final Clock clock;

    PaymentRounds(EntrySearch search, LedgerFacts facts, ChangedLines changedLines, Clock clock) {
        this.changedLines = changedLines;
        this.search = search;
        this.facts = facts;
        this.clock = clock;
    }

    /** The beginning of a round. */
    public Round begin(List<FollowedEntry> followed) {
        return new Round(followed, 1, List.of(), List.of(), List.of(), List.of());
    }

    /** The round after one more page of a list. */
    public Round read(Round round, String json) {
        Collection collection = Collection.of(round.kind());
        JsonNode answer = Wire.parse(collection.path(), json);
        LocalDate today = LocalDate.ofInstant(clock.instant(), facts.zone());
        List<FollowedEntry> left = new ArrayList<>(round.left());
        List<FollowedEntry> seen = new ArrayList<>();
        List<FollowedEntry> changed = new ArrayList<>();
        List<ChangedEntry> lines = new ArrayList<>();
        JsonNode rows = Wire.required(collection.path(), answer, collection.key());
        for (JsonNode row : rows) {
            long id = Wire.requiredId(collection.path(), row, "id");
            Optional<FollowedEntry> found = left.stream()
                    .filter(entry -> entry.kind() == round.kind() && entry.entryId() == id)
                    .findFirst();
            if (found.isPresent()) {
                left.remove(found.get());
                seen.add(found.get());
                changedLines.of(found.get(), row).ifPresent(lines::add);
                String status = status(collection, row, today);
                if (!status.equals(found.get().status())) {
                    changed.add(found.get().with(status));
                }
            }
        }
        long total = answer.path("pagination").path("total").asLong(0);
        boolean isLast = rows.isEmpty() || (long) round.page() * PAGE_SIZE >= total;
        List<FollowedEntry> missed = isLast
                ? left.stream().filter(entry -> entry.kind() == round.kind()).toList()
                : List.of();
        left.removeAll(missed);
        boolean goesOn = left.stream().anyMatch(entry -> entry.kind() == round.kind());
        return new Round(left, goesOn ? round.page() + 1 : 1, changed, seen, missed, lines);
    }

    /**
     * What has become of an entry. The server's own flags are not enough: it calls a partly paid one paid, a written-off one fully paid,
     * and a draft or a paid one overdue. An amount is due through its due date: overdue begins on the day after, in the organisation's
     * zone.
     */
    String status(Collection collection, JsonNode row, LocalDate today) {
        if (!Wire.isTrue(row, collection.postedKey())) {
            return "draft";
        }
        return switch (collection.kind()) {
            case EXPENSE, VENDOR_CREDIT -> "open";
            case CREDIT_NOTE ->
                Wire.isTrue(row, "is_closed")
                        ? "paid"
                        : amount(row, "refunded_amount").signum() > 0 ? "partially paid" : "open";
            case SALE_INVOICE, BILL -> paymentStatus(row, today);
        };
    }

    private String paymentStatus(JsonNode row, LocalDate today) {
        if (Wire.isTrue(row, "is_writtenoff")) {
            return "written off";
        }
        if (amount(row, "due_amount").signum() <= 0) {
            return "paid";
        }
        LocalDate due = dueDate(row);
        if (due != null && due.isBefore(today)) {
            return "overdue";
        }
        return amount(row, "payment_amount").signum() > 0 ? "partially paid" : "open";
    }

    /** The server sends midnight of its own zone, which elsewhere may be the day before. */
    private @Nullable LocalDate dueDate(JsonNode row) {
        String text = Wire.text(row, "due_date");
        return text == null || text.isBlank() ? null : Collections.max(search.dates(text));
    }

    private static BigDecimal amount(JsonNode row, String field) {
        JsonNode value = row.path(field);
        return value.isNumber() ? value.decimalValue().setScale(DECIMALS, RoundingMode.HALF_UP) : BigDecimal.ZERO;
    }

    /**
     * How far a round has come.
     *
     * @param left what is still looked for
     * @param page the page of the list to ask for next
     * @param changed what the last page has shown in another status, with that
     * @param seen what the last page has shown
     * @param missed what was on no page of the list that has just ended
     * @param lines how the lines of what the last page has shown stand now
     */
    public record Round(
            List<FollowedEntry> left,
            int page,
            List<FollowedEntry> changed,
            List<FollowedEntry> seen,
            List<FollowedEntry> missed,
            List<ChangedEntry> lines) {

        public Round {
            left = List.copyOf(left);
            changed = List.copyOf(changed);
            seen = List.copyOf(seen);
            missed = List.copyOf(missed);
            lines = List.copyOf(lines);
        }

        /** Whether another page is to be asked for. */
        public boolean more() {
            return !left.isEmpty();
        }

        EntryKind kind() {
            return left.get(0).kind();
        }

        /** The list to ask. */
        public String path() {
            return Collection.of(kind()).path();
        }

        /** The query to ask with: the newest first. */
        public String query() {
            String date =
                    switch (kind()) {
                        case CREDIT_NOTE, VENDOR_CREDIT -> "credit_date";
                        case SALE_INVOICE, BILL, EXPENSE ->
                            Collection.of(kind()).dateKey();
                    };
            return "column_sort_by=" + date + "&sort_order=desc&page=" + page + "&page_size=" + PAGE_SIZE;
        }
    }
}
