package io.paperbridge.sandbox.bigcapital;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paperbridge.sandbox.SandboxAnswer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tax rates: four seeded ones of 0 %, and what is added. */
final class TaxRates {

    private final Map<Long, TaxRate> byId = new TreeMap<>();

    record TaxRate(long id, String name, String code, BigDecimal rate, @Nullable String description, boolean active) {}

    TaxRates() {
        add("Tax Exempt", "TAX-EXEMPT", BigDecimal.ZERO, null, true);
        add("Tax on Purchases", "TAX-PURCHASES", BigDecimal.ZERO, null, true);
        add("Tax on Sales", "TAX-SALES", BigDecimal.ZERO, null, true);
        add("Sales Tax on Imports", "TAX-IMPORTS", BigDecimal.ZERO, null, true);
    }

    private TaxRate add(String name, String code, BigDecimal rate, @Nullable String description, boolean active) {
        TaxRate added = new TaxRate(byId.size() + 1L, name, code, rate, description, active);
        byId.put(added.id(), added);
        return added;
    }

    Optional<TaxRate> find(long id) {
        return Optional.ofNullable(byId.get(id));
    }

    Optional<TaxRate> find(String code) {
        return byId.values().stream()
                .filter(rate -> Texts.same(rate.code(), code))
                .findFirst();
    }

    SandboxAnswer list(Call call) {
        ObjectNode body = Wire.object();
        ArrayNode data = body.putArray("data");
        byId.values().forEach(rate -> data.add(render(rate)));
        return Wire.answer(200, body);
    }

    SandboxAnswer create(Call call) {
        ObjectNode body = call.body();
        new Validation(body)
                .requiredText("name")
                .requiredText("code")
                .requiredNumber("rate")
                .done();
        String code = body.get("code").asText();
        if (byId.values().stream().anyMatch(rate -> Texts.same(rate.code(), code))) {
            throw Refusal.business("TAX_CODE_NOT_UNIQUE");
        }
        return Wire.answer(
                201,
                render(add(
                        body.get("name").asText(),
                        code,
                        new BigDecimal(body.get("rate").asText()),
                        Texts.stored(body, "description", Texts.VARCHAR),
                        body.path("active").asBoolean(false))));
    }

    /** The native taxes of an invoice: every rate is applied to the whole of it, not to its own lines. */
    ArrayNode of(Voucher voucher) {
        ArrayNode taxes = Wire.array();
        BigDecimal amount = voucher.sums().amount();
        List<TaxRate> rates = voucher.lines().stream()
                .flatMap(line -> Stream.ofNullable(line.taxRateId()))
                .distinct()
                .map(id -> find(id).orElseThrow())
                .toList();
        for (TaxRate rate : rates) {
            BigDecimal tax = voucher.sums().inclusiveTax()
                    ? amount.multiply(rate.rate()).divide(Numbers.HUNDRED.add(rate.rate()), 10, RoundingMode.HALF_UP)
                    : Numbers.percent(amount, rate.rate());
            ObjectNode node = taxes.addObject()
                    .put("name", rate.name())
                    .put("tax_rate_code", rate.code())
                    .put("tax_rate_id", rate.id());
            node.set("tax_rate", Wire.number(rate.rate()));
            node.set("tax_rate_amount", Wire.number(tax));
        }
        return taxes;
    }

    static ObjectNode render(TaxRate rate) {
        ObjectNode node =
                Wire.object().put("id", rate.id()).put("name", rate.name()).put("code", rate.code());
        node.set("rate", Wire.number(rate.rate()));
        return node.put("description", rate.description())
                .put("active", rate.active() ? 1 : 0)
                .put("is_non_recoverable", 0)
                .put("is_compound", 0)
                .putNull("deleted_at")
                .putNull("created_at")
                .putNull("updated_at");
    }
}
