package io.paperbridge.bigcapital;

import com.fasterxml.jackson.databind.JsonNode;
import io.paperbridge.document.PreparedEntry;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The second look: a 200 is no proof that an entry exists, is posted, and stands in the ledger once and balanced. */
@Component("ledgerCheck")
public class LedgerCheck {

    private static final int LEDGER_DECIMALS = 3;

    private final EntrySearch search;

    LedgerCheck(EntrySearch search) {
        this.search = search;
    }

    /**
     * Judges an entry in the organisation's base currency.
     *
     * @param entryJson the entry; null or empty when it is gone
     * @param transactionsJson its rows in the ledger
     */
    public Finding judge(PreparedEntry wanted, @Nullable String entryJson, String transactionsJson) {
        if (entryJson == null || entryJson.isBlank()) {
            return Finding.GONE;
        }
        FoundEntry entry = search.entry(wanted.kind(), entryJson);
        JsonNode rows =
                Wire.required("the ledger rows", Wire.parse("the ledger rows", transactionsJson), "transactions");
        if (!entry.posted()) {
            return rows.isEmpty() ? Finding.NOT_POSTED : Finding.WRONG;
        }
        BigDecimal debits = sum(rows, "debit");
        BigDecimal credits = sum(rows, "credit");
        boolean right = Adoption.isSame(wanted, entry)
                && debits.compareTo(credits) == 0
                && debits.compareTo(wanted.total().amount()) == 0;
        return right ? Finding.RIGHT : Finding.WRONG;
    }

    private static BigDecimal sum(JsonNode rows, String side) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode row : rows) {
            JsonNode amount = row.path(side).path("amount");
            if (amount.isNumber()) {
                sum = sum.add(amount.decimalValue().setScale(LEDGER_DECIMALS, RoundingMode.HALF_UP));
            }
        }
        return sum;
    }

    /** What the second look found. */
    public enum Finding {
        /** There, posted, right, balanced. */
        RIGHT,
        /** The entry is gone: it is made again. */
        GONE,
        /** The post vanished: it is repeated, alone. */
        NOT_POSTED,
        /** Booked twice, unbalanced, or another total: never repaired by machine. */
        WRONG
    }
}
