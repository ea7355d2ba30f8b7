package io.paperbridge.bigcapital;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paperbridge.diagnosis.Answer;
import io.paperbridge.diagnosis.Answers;
import io.paperbridge.diagnosis.Finding;
import io.paperbridge.diagnosis.Repair;
import io.paperbridge.failure.RemoteFailure;
import io.paperbridge.language.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether the generic items are there and can stand in every line, and how they are made. */
record ItemCheck(BookSettings books, Answers answers, ChartCheck chart, Optional<String> blocker) {

    static final String PREFIX = "bigcapital.item.";

    /** One finding for each item; nothing when neither items nor organization were asked for. */
    List<Finding> findings() {
        if (!answers.has(BigcapitalExamination.ORGANIZATION) && !answers.has(BigcapitalExamination.ITEMS)) {
            return List.of();
        }
        return codes().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(item -> judge(PREFIX + item.getKey(), item.getValue()))
                .toList();
    }

    /** The items that are missing; none while the accounts they need are not right. */
    List<Repair> repairs() {
        Optional<Long> income = chart.id(books.accounts().income());
        Optional<Long> cost = chart.id(books.accounts().bill());
        if (blocker.isPresent()
                || answers.body(BigcapitalExamination.ITEMS).isEmpty()
                || income.isEmpty()
                || cost.isEmpty()) {
            return List.of();
        }
        List<Repair> repairs = new ArrayList<>();
        codes().entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(item -> {
            if (judge(PREFIX + item.getKey(), item.getValue()).level() == Finding.Level.WARN) {
                repairs.add(new Repair(
                        PREFIX + item.getKey(),
                        "BigCapital",
                        Sentence.of("bigcapital.repair-item", item.getValue()),
                        "/api/items",
                        payload(item.getValue(), income.get(), cost.get())));
            }
        });
        return repairs;
    }

    private Map<String, String> codes() {
        return Map.of("line", books.items().line(), "tax", books.items().tax());
    }

    private Finding judge(String check, String code) {
        if (blocker.isPresent()) {
            return Finding.notCheckedBefore(check, blocker.get());
        }
        Optional<Answer> answer = answers.to(BigcapitalExamination.ITEMS);
        if (answer.isEmpty()) {
            return Finding.notCheckedBefore(check, "bigcapital.reach");
        }
        if (!answer.get().isGood()) {
            return Finding.fail(check, answer.get().wording(), null);
        }
        try {
            return judge(
                    check,
                    code,
                    rows(BigcapitalExamination.ITEMS, code),
                    rows(BigcapitalExamination.INACTIVE_ITEMS, code));
        } catch (RemoteFailure strange) {
            return BigcapitalExamination.strange(check, strange);
        }
    }

    private static Finding judge(String check, String code, List<JsonNode> active, List<JsonNode> inactive) {
        if (active.isEmpty() && !inactive.isEmpty()) {
            return Finding.fail(
                    check,
                    Sentence.of("bigcapital.check-item-inactive", code),
                    Sentence.of("bigcapital.check-item-inactive-remedy"));
        }
        if (active.isEmpty()) {
            return Finding.warn(
                    check,
                    Sentence.of("bigcapital.check-item-missing", code),
                    Sentence.of("bigcapital.check-item-missing-remedy"));
        }
        boolean usable =
                active.stream().allMatch(item -> Wire.isTrue(item, "sellable") && Wire.isTrue(item, "purchasable"));
        if (!usable) {
            return Finding.fail(
                    check,
                    Sentence.of("bigcapital.check-item-flags", code),
                    Sentence.of("bigcapital.check-item-flags-remedy"));
        }
        return active.stream().anyMatch(item -> "inventory".equals(Wire.text(item, "type")))
                ? Finding.fail(
                        check,
                        Sentence.of("bigcapital.check-item-inventory", code),
                        Sentence.of("bigcapital.check-item-inventory-remedy"))
                : Finding.ok(check, Sentence.of("bigcapital.check-item", code));
    }

    private List<JsonNode> rows(String question, String code) {
        List<JsonNode> rows = new ArrayList<>();
        answers.body(question).ifPresent(json -> Wire.required("the items", Wire.parse("the items", json), "items")
                .forEach(item -> {
                    if (code.equals(Wire.text(item, "code"))) {
                        rows.add(item);
                    }
                }));
        return rows;
    }

    private String payload(String code, long income, long cost) {
        ObjectNode item = Wire.JSON.createObjectNode();
        item.put("name", code.equals(books.items().tax()) ? "Paperbridge VAT" : "Paperbridge line")
                .put("code", code)
                .put("type", "service")
                .put("sellable", true)
                .put("sell_price", 0)
                .put("sell_account_id", income)
                .put("purchasable", true)
                .put("cost_price", 0)
                .put("cost_account_id", cost);
        return item.toString();
    }
}
