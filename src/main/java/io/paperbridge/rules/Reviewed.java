package io.paperbridge.rules;

import io.paperbridge.document.EntryKind;
import io.paperbridge.document.Party;
import io.paperbridge.document.Reading;
import io.paperbridge.failure.Reason;
import io.paperbridge.failure.ReviewNeeded;
import io.paperbridge.language.Sentence;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What every entry needs, proven to be there.
 *
 * @param number null only for a receipt
 */
record Reviewed(
        @Nullable String number,
        LocalDate issueDate,
        String currency,
        Party seller,
        BigDecimal net,
        BigDecimal tax,
        BigDecimal gross) {

    private static final Party NOBODY = new Party(null, null, null, null, null, null, null, null);

    /**
     * The required values of a reading.
     *
     * @param receipt whether it may be without number
     * @throws ReviewNeeded naming the first that is missing
     */
    static Reviewed of(Reading reading, EntryKind kind, boolean receipt) {
        Party seller = reading.seller();
        Party buyer = reading.buyer();
        if (kind.isSale()) {
            required(buyer == null ? null : buyer.name(), "buyer");
        } else if (kind != EntryKind.EXPENSE) {
            required(seller == null ? null : seller.name(), "seller");
        }
        String number = reading.number();
        Reviewed values = new Reviewed(
                receipt && (number == null || number.isBlank()) ? null : required(number, "number"),
                required(reading.issueDate(), "date"),
                required(reading.currency(), "currency"),
                seller == null ? NOBODY : seller,
                required(reading.net(), "net"),
                required(reading.tax(), "tax"),
                required(reading.gross(), "gross"));
        if (values.net.add(values.tax).compareTo(values.gross) != 0) {
            throw new ReviewNeeded(
                    Reason.TOTALS_DISAGREE, Sentence.of("rules.totals-disagree", values.net, values.tax, values.gross));
        }
        return values;
    }

    private static <T> T required(@Nullable T value, String term) {
        if (value == null || (value instanceof String text && text.isBlank())) {
            throw new ReviewNeeded(
                    Reason.MISSING_FIELD, Sentence.of("rules.missing", Sentence.of("rules.term-" + term)));
        }
        return value;
    }
}
