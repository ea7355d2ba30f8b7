package io.paperbridge.bigcapital;

import com.fasterxml.jackson.databind.JsonNode;
import io.paperbridge.document.EntryKind;
import io.paperbridge.document.PreparedEntry;
import io.paperbridge.failure.Reason;
import io.paperbridge.failure.RemoteFailure;
import io.paperbridge.failure.ReviewNeeded;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Compares what BigCapital stored with what was to be booked. */
@Component("verification")
public class Verification {

    private static final List<String> COMPARED_IN_LINES =
            List.of("item_id", "cost_account_id", "sell_account_id", "description");

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
        if (!Adoption.isSame(wanted, entry)) {
            differences.add("number " + entry.number() + ", contact " + entry.contactId() + ", date " + entry.dates()
                    + ", total " + entry.total().toPlainString() + " " + entry.currency() + " instead of "
                    + wanted.number() + ", " + wanted.contactId() + ", " + wanted.date() + ", " + wanted.total());
        }
        JsonNode sent = Wire.parse("the payload", wanted.payload()).path("entries");
        JsonNode stored = Wire.parse("the entry", json).path("entries");
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
     * Makes sure, just before a draft is deleted, that it still is one.
     *
     * @param json the entry as the ledger shows it now; null when it is gone
     * @throws ReviewNeeded when somebody has posted it meanwhile
     */
    public void requireDraft(EntryKind kind, long entryId, @Nullable String json) {
        if (json != null && !json.isBlank() && search.entry(kind, json).posted()) {
            throw new ReviewNeeded(
                    Reason.ENTRY_DIFFERS,
                    "Entry " + entryId
                            + " in BigCapital was posted by somebody and is therefore not deleted. Compare it with the"
                            + " document; correct or delete it there, then put the tag back.");
        }
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
                    "Entry " + wanted.number() + " (" + wanted.reference()
                            + ") is posted in BigCapital but is not what the document says: " + differences
                            + ". Correct or delete it there, then put the tag back.");
        }
        throw RemoteFailure.passing(
                "BigCapital",
                "the check of " + wanted.reference(),
                200,
                false,
                "an entry that differs: " + differences);
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
        return number(line.path("rate")).multiply(number(line.path("quantity")));
    }

    private static BigDecimal number(JsonNode node) {
        return node.isNumber() ? node.decimalValue() : new BigDecimal(node.asText("0"));
    }
}
