package io.paperbridge.rules;

import io.paperbridge.document.Party;
import io.paperbridge.document.Reading;
import io.paperbridge.failure.Reason;
import io.paperbridge.failure.ReviewNeeded;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What every entry needs, proven to be there. */
record Reviewed(
        String number,
        LocalDate issueDate,
        String currency,
        Party seller,
        BigDecimal net,
        BigDecimal tax,
        BigDecimal gross) {

    /**
     * The required values of a reading.
     *
     * @throws ReviewNeeded naming the first that is missing
     */
    static Reviewed of(Reading reading) {
        Party seller = required(reading.seller(), "seller");
        required(seller.name(), "seller's name");
        Reviewed values = new Reviewed(
                required(reading.number(), "invoice number"),
                required(reading.issueDate(), "invoice date"),
                required(reading.currency(), "currency"),
                seller,
                required(reading.net(), "net total"),
                required(reading.tax(), "VAT total"),
                required(reading.gross(), "total"));
        if (values.net.add(values.tax).compareTo(values.gross) != 0) {
            throw new ReviewNeeded(
                    Reason.TOTALS_DISAGREE,
                    "Net " + values.net.toPlainString() + " plus VAT " + values.tax.toPlainString()
                            + " is not the total " + values.gross.toPlainString()
                            + ". Correct the fields in Paperless and put the tag back.");
        }
        return values;
    }

    private static <T> T required(@Nullable T value, String what) {
        if (value == null || (value instanceof String text && text.isBlank())) {
            throw new ReviewNeeded(
                    Reason.MISSING_FIELD, "The " + what + " was not found. Fill it in and put the tag back.");
        }
        return value;
    }
}
