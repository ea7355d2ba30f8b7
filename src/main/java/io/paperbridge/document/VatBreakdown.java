package io.paperbridge.document;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The VAT of one category and rate (BG-23).
 *
 * @param category the VAT category code (BT-118; UNCL 5305: S, Z, E, AE, K, G, O …); S when a text gives only a rate above zero
 * @param rate the rate in percent (BT-119); null when not printed
 * @param taxable the taxable amount (BT-116)
 * @param tax the tax as printed (BT-117), never recomputed
 */
public record VatBreakdown(String category, @Nullable BigDecimal rate, BigDecimal taxable, BigDecimal tax) {}
