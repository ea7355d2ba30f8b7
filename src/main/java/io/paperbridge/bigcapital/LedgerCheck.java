package io.paperbridge.bigcapital;

import com.fasterxml.jackson.databind.JsonNode;
import io.paperbridge.document.EntryKind;
import io.paperbridge.document.PreparedEntry;
import io.paperbridge.failure.Reason;
import io.paperbridge.failure.Refused;
import io.paperbridge.failure.RemoteFailure;
import io.paperbridge.failure.ReviewNeeded;
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
        if (!wanted.post()) {
            return Finding.RIGHT;
        }
        JsonNode rows =
                Wire.required("the ledger rows", Wire.parse("the ledger rows", transactionsJson), "transactions");
        if (!entry.posted()) {
            return rows.isEmpty() ? Finding.NOT_POSTED : Finding.WRONG;
        }
        BigDecimal debits = sum(rows, "debit");
        BigDecimal credits = sum(rows, "credit");
        if (debits.compareTo(credits) != 0 || debits.compareTo(Adoption.cents(entry.total(), wanted)) != 0) {
            return Finding.WRONG;
        }
        return Adoption.isSame(wanted, entry) ? Finding.RIGHT : Finding.CHANGED;
    }

    /** What the ledger's report calls a kind. */
    public String referenceType(EntryKind kind) {
        return switch (kind) {
            case SALE_INVOICE -> "SaleInvoice";
            case BILL -> "Bill";
            case EXPENSE -> "Expense";
            case CREDIT_NOTE -> "CreditNote";
            case VENDOR_CREDIT -> "VendorCredit";
        };
    }

    /**
     * Stops the work on an entry that the second look did not find right.
     *
     * @param settled whether the entry was found right before, so that a person must have changed it
     * @throws ReviewNeeded when a person deleted or changed it
     * @throws Refused when the ledger is wrong
     * @throws RemoteFailure when it was lost by the server and is made or posted again
     */
    public void refuse(PreparedEntry wanted, Finding finding, boolean settled) {
        String what = "entry " + wanted.number() + " (" + wanted.reference() + ", " + wanted.total() + ")";
        if (settled || finding == Finding.CHANGED) {
            throw finding == Finding.GONE
                    ? new ReviewNeeded(
                            Reason.ENTRY_DELETED,
                            "The " + what
                                    + " was deleted in BigCapital after it was booked. It is not booked again by itself.")
                    : new ReviewNeeded(
                            Reason.ENTRY_DIFFERS, "The " + what + " was changed in BigCapital after it was booked.");
        }
        if (finding == Finding.WRONG) {
            throw new Refused(
                    Reason.LEDGER_WRONG,
                    "BigCapital's ledger shows the " + what
                            + " twice, unbalanced or with another total. All posting is stopped;"
                            + " correct the ledger there, then let posting go on.");
        }
        throw RemoteFailure.passing(
                "BigCapital",
                "the second look at the " + what,
                200,
                false,
                finding == Finding.GONE ? "no entry" : "a draft");
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
        /** There, posted and balanced, but somebody has changed it. */
        CHANGED,
        /** Booked twice, unbalanced, or another sum than the entry's total: never repaired by machine. */
        WRONG
    }
}
