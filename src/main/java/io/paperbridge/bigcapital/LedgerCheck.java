package io.paperbridge.bigcapital;

import com.fasterxml.jackson.databind.JsonNode;
import io.paperbridge.document.EntryKind;
import io.paperbridge.document.FoundEntry;
import io.paperbridge.document.PreparedEntry;
import io.paperbridge.failure.Reason;
import io.paperbridge.failure.Refused;
import io.paperbridge.failure.RemoteFailure;
import io.paperbridge.failure.ReviewNeeded;
import io.paperbridge.language.Sentence;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The second look: a 200 is no proof that an entry exists, is posted, and stands in the ledger once and balanced. */
@Component("ledgerCheck")
public class LedgerCheck {

    private static final int LEDGER_DECIMALS = 3;
    private static final BigDecimal HALF_A_THOUSANDTH = new BigDecimal("0.0005");

    /**
     * Judges an entry by its rows, which are in the organisation's base currency.
     *
     * <p>An entry in the base currency must balance exactly. In a foreign one the server rounds each row alone to three decimals, so that
     * both sides may miss total × rate, and each other, by 0.0005 × (rows + 1): 119.00 USD at 0.9251 in three rows is 110.0869, and
     * 110.087 on one side and 110.086 on the other is right.
     *
     * @param linked whether it is somebody else's entry, which is right as long as it is there
     * @param entry the entry as the ledger shows it; null when it is gone
     * @param transactionsJson its rows in the ledger
     */
    public Finding judge(PreparedEntry wanted, boolean linked, @Nullable FoundEntry entry, String transactionsJson) {
        JsonNode rows =
                Wire.required("the ledger rows", Wire.parse("the ledger rows", transactionsJson), "transactions");
        if (entry == null) {
            return linked || rows.isEmpty() ? Finding.GONE : Finding.WRONG;
        }
        if (linked || !wanted.post()) {
            return Finding.RIGHT;
        }
        if (!entry.posted()) {
            return rows.isEmpty() ? Finding.NOT_POSTED : Finding.WRONG;
        }
        BigDecimal debits = sum(rows, "debit");
        BigDecimal credits = sum(rows, "credit");
        BigDecimal expected = Adoption.cents(entry.total(), wanted).multiply(entry.exchangeRate());
        BigDecimal tolerance = wanted.exchangeRate() == null ? BigDecimal.ZERO : tolerance(rows.size());
        if (differs(debits, credits, tolerance)
                || differs(debits, expected, tolerance)
                || differs(credits, expected, tolerance)) {
            return Finding.WRONG;
        }
        return Adoption.isSame(wanted, entry) && Verification.hasRate(wanted, entry) ? Finding.RIGHT : Finding.CHANGED;
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
        Sentence what = Sentence.of(
                "bigcapital.entry-of-ours",
                wanted.number(),
                wanted.reference(),
                Sentence.amount(wanted.total().amount(), wanted.total().currencyCode()));
        if (settled || finding == Finding.CHANGED) {
            throw finding == Finding.GONE
                    ? new ReviewNeeded(Reason.ENTRY_DELETED, Sentence.of("bigcapital.entry-deleted", what))
                    : new ReviewNeeded(Reason.ENTRY_DIFFERS, Sentence.of("bigcapital.entry-changed", what));
        }
        if (finding == Finding.WRONG) {
            throw new Refused(Reason.LEDGER_WRONG, Sentence.of("bigcapital.ledger-wrong", what));
        }
        throw RemoteFailure.passing(
                "BigCapital",
                Sentence.of("bigcapital.second-look", what),
                200,
                false,
                Sentence.of(finding == Finding.GONE ? "bigcapital.no-entry" : "bigcapital.a-draft"));
    }

    private static BigDecimal tolerance(int rows) {
        return HALF_A_THOUSANDTH.multiply(BigDecimal.valueOf(rows + 1L));
    }

    private static boolean differs(BigDecimal one, BigDecimal other, BigDecimal tolerance) {
        return one.subtract(other).abs().compareTo(tolerance) > 0;
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
