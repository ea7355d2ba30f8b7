package io.paperbridge.bigcapital;

import com.fasterxml.jackson.databind.JsonNode;
import io.paperbridge.document.EntryKind;
import io.paperbridge.document.FoundEntry;
import io.paperbridge.document.PreparedEntry;
import io.paperbridge.failure.Reason;
import io.paperbridge.failure.RemoteFailure;
import io.paperbridge.failure.ReviewNeeded;
import io.paperbridge.language.Sentence;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Compares what BigCapital stored with what was to be booked. */
@Component("verification")
public class Verification {

    private static final List<String> COMPARED_IN_LINES =
            List.of("item_id", "cost_account_id", "sell_account_id", "expense_account_id", "description");

    private static final int RATE_DECIMALS = 9;

    private final EntrySearch search;

    Verification(EntrySearch search) {
        this.search = search;
    }

    /**
     * What differs between an entry and what was wanted: identity, total to the cent, and every line's amount, account and text.
     *
     * @param json the entry as the ledger shows it; null or empty when it is gone
     * @return one sentence; empty when nothing differs
     */
    public String differences(PreparedEntry wanted, @Nullable String json) {
        if (json == null || json.isBlank()) {
            return "it is gone";
        }
        FoundEntry entry = search.entry(wanted.kind(), json);
        List<String> differences = new ArrayList<>();
        if (!wanted.reference().equals(entry.reference())) {
            differences.add("reference " + entry.reference() + " instead of " + wanted.reference());
        }
        if (!hasRate(wanted, entry)) {
            differences.add(
                    "exchange rate " + entry.exchangeRate().stripTrailingZeros().toPlainString() + " instead of "
                            + (wanted.exchangeRate() == null
                                    ? "none"
                                    : wanted.exchangeRate().toPlainString()));
        }
        if (!Adoption.isSame(wanted, entry)) {
            differences.add("number " + entry.number() + ", contact " + entry.contactId() + ", date " + entry.dates()
                    + ", total " + entry.total().toPlainString() + " " + entry.currency() + " instead of "
                    + wanted.number() + ", " + wanted.contactId() + ", " + wanted.date() + ", " + wanted.total());
        }
        String lines = Collection.of(wanted.kind()).linesKey();
        JsonNode sent = Wire.parse("the payload", wanted.payload()).path(lines);
        JsonNode stored = Wire.parse("the entry", json).path(lines);
        if (sent.size() != stored.size()) {
            differences.add(stored.size() + " lines instead of " + sent.size());
        } else {
            for (int i = 0; i < sent.size(); i++) {
                String line = lineDifference(sent.get(i), stored.get(i));
                if (line != null) {
                    differences.add("line " + (i + 1) + ": " + line);
                }
            }
        }
        return String.join("; ", differences);
    }

    /** Whether an entry has the rate that is wanted; the server takes 1 without a word where it got none. */
    static boolean hasRate(PreparedEntry wanted, FoundEntry entry) {
        BigDecimal rate = wanted.exchangeRate() == null ? BigDecimal.ONE : wanted.exchangeRate();
        return entry.exchangeRate().compareTo(rate) == 0;
    }

    /** Units of the base currency for one of the entry's; 1 where the server shows none. */
    static BigDecimal rate(JsonNode entry) {
        JsonNode rate = entry.path("exchange_rate");
        return rate.isNumber() ? rate.decimalValue().setScale(RATE_DECIMALS, RoundingMode.HALF_UP) : BigDecimal.ONE;
    }

    /** Whether the entry is posted. */
    public boolean isPosted(PreparedEntry wanted, @Nullable String json) {
        return json != null
                && !json.isBlank()
                && search.entry(wanted.kind(), json).posted();
    }

    /** What Paperless is told of an entry: open when it is posted, draft otherwise. */
    public String status(boolean posted) {
        return posted ? "open" : "draft";
    }

    /**
     * Whether what is to be deleted is, just before that, a draft under our reference; what is gone, or has another reference by now, is not.
     *
     * @param json the entry as the ledger shows it now; null when it is gone
     * @throws ReviewNeeded when somebody has posted it meanwhile
     */
    public boolean isDraftOf(String reference, EntryKind kind, long entryId, @Nullable String json) {
        FoundEntry entry = search.single(kind, json);
        if (entry == null || !reference.equals(entry.reference())) {
            return false;
        }
        if (entry.posted()) {
            throw new ReviewNeeded(Reason.ENTRY_DIFFERS, Sentence.of("bigcapital.draft-was-posted", entryId));
        }
        return true;
    }

    /**
     * Stops the work on an entry that differs.
     *
     * @param posted whether it is posted; a draft has been deleted before and is made again
     */
    public void refuse(PreparedEntry wanted, String differences, boolean posted) {
        if (posted) {
            throw new ReviewNeeded(
                    Reason.ENTRY_DIFFERS,
                    Sentence.of("bigcapital.posted-differs", wanted.number(), wanted.reference(), differences));
        }
        throw RemoteFailure.passing(
                "BigCapital",
                Sentence.of("bigcapital.check", wanted.reference()),
                200,
                false,
                Sentence.of("bigcapital.entry-differs", differences));
    }

    private static @Nullable String lineDifference(JsonNode sent, JsonNode stored) {
        for (String field : COMPARED_IN_LINES) {
            JsonNode wanted = sent.get(field);
            if (wanted != null
                    && !wanted.isNull()
                    && !wanted.asText().equals(stored.path(field).asText())) {
                return field + " " + stored.path(field).asText() + " instead of " + wanted.asText();
            }
        }
        BigDecimal wanted = product(sent);
        BigDecimal is = product(stored);
        return wanted.compareTo(is) == 0 ? null : is.toPlainString() + " instead of " + wanted.toPlainString();
    }

    private static BigDecimal product(JsonNode line) {
        return line.has("amount") && !line.has("rate")
                ? number(line.path("amount"))
                : number(line.path("rate")).multiply(number(line.path("quantity")));
    }

    private static BigDecimal number(JsonNode node) {
        return node.isNumber() ? node.decimalValue() : new BigDecimal(node.asText("0"));
    }
}
