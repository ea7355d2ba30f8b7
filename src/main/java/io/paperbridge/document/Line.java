package io.paperbridge.document;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An invoice line (BG-25) as printed.
 *
 * @param description the item's name or description (BT-153, BT-154); never empty
 * @param quantity the invoiced quantity (BT-129); null when not printed
 * @param unit the unit of measure code or word (BT-130); null when not printed
 * @param unitPrice the item's net price (BT-146); null when not printed
 * @param net the line's net amount (BT-131), without VAT, after its own allowances and charges
 * @param vatCategory the VAT category code (UNCL 5305: S, Z, E, AE, K, G, O …); null when not printed
 * @param vatRate the VAT rate in percent, for example 19; null when not printed
 */
public record Line(
        String description,
        @Nullable BigDecimal quantity,
        @Nullable String unit,
        @Nullable BigDecimal unitPrice,
        BigDecimal net,
        @Nullable String vatCategory,
        @Nullable BigDecimal vatRate) {}
