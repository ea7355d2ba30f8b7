package io.paperbridge.document;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of the line table exactly as the document has it, whether it counts or not.
 *
 * @param part what the row does
 * @param description the item's name or description, or the sentence that the row is; null when it has none
 * @param quantity the quantity; null when not printed
 * @param unit the unit of measure code or word; null when not printed
 * @param unitPrice the net price; null when not printed
 * @param net the net amount; null when not printed
 * @param vatRate the VAT rate in percent; null when not printed
 * @param allowancesAndCharges what was taken off or put on this row; its net amount contains them
 */
public record PrintedLine(
        Part part,
        @Nullable String description,
        @Nullable BigDecimal quantity,
        @Nullable String unit,
        @Nullable BigDecimal unitPrice,
        @Nullable BigDecimal net,
        @Nullable BigDecimal vatRate,
        List<AllowanceCharge> allowancesAndCharges) {

    public PrintedLine {
        allowancesAndCharges = List.copyOf(allowancesAndCharges);
    }

    /** What a row does. */
    public enum Part {
        /** It is sold: its amount counts. */
        ITEM,
        /** It repeats what the rows below it add up to. */
        GROUP,
        /** It says something about another row, or about the document. */
        NOTE
    }
}
