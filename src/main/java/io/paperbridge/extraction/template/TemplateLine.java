package io.paperbridge.extraction.template;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of a table, as far as its names are known.
 *
 * @param description what is sold; null when no name of the row says so
 * @param unit the unit as printed
 * @param net its amount without VAT; without one of its own, quantity times price
 * @param gross its amount with VAT
 * @param rate the rate of VAT in percent
 */
public record TemplateLine(
        @Nullable String description,
        @Nullable BigDecimal quantity,
        @Nullable String unit,
        @Nullable BigDecimal price,
        @Nullable BigDecimal net,
        @Nullable BigDecimal gross,
        @Nullable BigDecimal rate) {

    private static final List<String> DESCRIPTION =
            List.of("name", "description", "desc", "product", "item", "item_name", "item_description", "code");
    private static final List<String> QUANTITY = List.of("qty", "quantity");
    private static final List<String> UNIT = List.of("uom", "unit", "unece_code");
    private static final List<String> PRICE =
            List.of("price_unit", "unit_price", "unitprice", "price", "unit_net", "item_unit_price");
    private static final List<String> NET = List.of(
            "price_subtotal",
            "line_subtotal",
            "subtotal",
            "total_net",
            "net",
            "item_price_excl_vat",
            "amount_untaxed",
            "line_total",
            "amount");
    private static final List<String> GROSS = List.of("price_total", "total_gross", "gross", "total");
    private static final List<String> RATE =
            List.of("line_tax_percent", "tax_percent", "taxpercent", "vat_percent", "btw_percent", "vat_rate");

    /** A row by the names of its groups; null for one that shows no amount, such as a heading or a note. */
    static @Nullable TemplateLine of(Map<String, String> row, TemplateValues values) {
        BigDecimal quantity = amount(QUANTITY, row, values);
        BigDecimal price = amount(PRICE, row, values);
        BigDecimal net = amount(NET, row, values);
        BigDecimal gross = amount(GROSS, row, values);
        if (net == null && gross == null && price != null) {
            net = quantity == null ? price : price.multiply(quantity);
        }
        if (net == null && gross == null) {
            return null;
        }
        return new TemplateLine(
                text(DESCRIPTION, row), quantity, text(UNIT, row), price, net, gross, amount(RATE, row, values));
    }

    private static @Nullable BigDecimal amount(List<String> names, Map<String, String> row, TemplateValues values) {
        String printed = text(names, row);
        return printed == null ? null : values.amount(printed);
    }

    private static @Nullable String text(List<String> names, Map<String, String> row) {
        return names.stream().filter(row::containsKey).map(row::get).findFirst().orElse(null);
    }
}
