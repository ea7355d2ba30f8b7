package io.paperbridge.bigcapital;

import com.fasterxml.jackson.databind.JsonNode;
import io.paperbridge.diagnosis.Answer;
import io.paperbridge.diagnosis.Answers;
import io.paperbridge.diagnosis.Finding;
import io.paperbridge.failure.RemoteFailure;
import io.paperbridge.language.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Whether each account that the settings name exists once, is active, and is of a kind that BigCapital takes there. */
final class ChartCheck {

    static final String PREFIX = "bigcapital.account.";

    private static final Set<String> CONTACTS_OWN = Set.of("accounts-receivable", "accounts-payable");
    private static final Set<String> PAYING =
            Set.of("bank", "cash", "credit-card", "other-current-asset", "non-current-asset", "fixed-asset");

    private final BookSettings.Accounts wanted;
    private final Answers answers;
    private final Optional<String> blocker;
    private final List<Row> rows;
    private final @Nullable RemoteFailure strange;

    ChartCheck(BookSettings books, Answers answers, Optional<String> blocker) {
        this.wanted = books.accounts();
        this.answers = answers;
        this.blocker = blocker;
        List<Row> found = new ArrayList<>();
        RemoteFailure unreadable = null;
        try {
            answers.body(BigcapitalExamination.ACCOUNTS)
                    .ifPresent(json -> collect(
                            Wire.required("the accounts", Wire.parse("the accounts", json), "accounts"), found));
        } catch (RemoteFailure e) {
            unreadable = e;
        }
        this.rows = found;
        this.strange = unreadable;
    }

    /** One finding for each account of the settings; nothing when neither accounts nor organization were asked for. */
    List<Finding> findings() {
        if (!answers.has(BigcapitalExamination.ORGANIZATION) && !answers.has(BigcapitalExamination.ACCOUNTS)) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>(List.of(
                judge("bill", wanted.bill(), Use.EXPENSE),
                judge("expense", wanted.expense(), Use.EXPENSE),
                judge("income", wanted.income(), Use.INCOME),
                judge("output-tax", wanted.outputTax(), Use.ANY),
                judge("input-tax", wanted.inputTax(), Use.ANY),
                judge("rounding", wanted.rounding(), Use.ANY),
                judge("paid-from", wanted.paidFrom(), Use.PAYING),
                judge("prepaid-purchases", wanted.prepaidPurchases(), Use.ANY),
                judge("prepaid-sales", wanted.prepaidSales(), Use.ANY),
                judge("withheld-purchases", wanted.withheldPurchases(), Use.ANY),
                judge("withheld-sales", wanted.withheldSales(), Use.ANY)));
        new TreeMap<>(wanted.inputTaxByRate())
                .forEach((rate, account) ->
                        findings.add(judge("input-tax-by-rate." + rate.toPlainString(), account, Use.ANY)));
        new TreeMap<>(wanted.outputTaxByRate())
                .forEach((rate, account) ->
                        findings.add(judge("output-tax-by-rate." + rate.toPlainString(), account, Use.ANY)));
        return findings;
    }

    /** The id of an account of the settings, if it is the only one and active. */
    Optional<Long> id(String slugOrCode) {
        List<Row> found = find(slugOrCode);
        return found.size() == 1 && found.get(0).active()
                ? Optional.of(found.get(0).id())
                : Optional.empty();
    }

    private Finding judge(String setting, String slugOrCode, Use use) {
        String check = PREFIX + setting;
        if (blocker.isPresent()) {
            return Finding.notCheckedBefore(check, blocker.get());
        }
        Optional<Answer> answer = answers.to(BigcapitalExamination.ACCOUNTS);
        if (answer.isEmpty()) {
            return Finding.notCheckedBefore(check, "bigcapital.reach");
        }
        if (!answer.get().isGood()) {
            return Finding.fail(check, answer.get().wording(), null);
        }
        if (strange != null) {
            return BigcapitalExamination.strange(check, strange);
        }
        List<Row> found = find(slugOrCode);
        Sentence remedy = Sentence.of("bigcapital.check-account-remedy", setting);
        if (found.isEmpty()) {
            return Finding.fail(check, Sentence.of("bigcapital.check-account-missing", slugOrCode), remedy);
        }
        if (found.size() > 1) {
            return Finding.fail(check, Sentence.of("bigcapital.check-account-several", slugOrCode), remedy);
        }
        Row row = found.get(0);
        if (!row.active()) {
            return Finding.fail(
                    check,
                    Sentence.of("bigcapital.check-account-inactive", row.name(), slugOrCode),
                    Sentence.of("bigcapital.check-account-inactive-remedy", setting));
        }
        return use.takes(row)
                ? Finding.ok(check, Sentence.of("bigcapital.check-account", setting, row.name(), slugOrCode))
                : Finding.fail(
                        check,
                        Sentence.of("bigcapital.check-account-type", row.name(), slugOrCode, row.type()),
                        Sentence.of("bigcapital.check-account-type-remedy." + use.word, setting));
    }

    private List<Row> find(String slugOrCode) {
        String key = slugOrCode.strip().toLowerCase(Locale.ROOT);
        return rows.stream()
                .filter(row -> row.slug().equals(key) || row.code().equals(key))
                .toList();
    }

    private static void collect(JsonNode nodes, List<Row> into) {
        for (JsonNode node : nodes) {
            into.add(new Row(
                    Wire.requiredId("an account", node, "id"),
                    text(node, "name"),
                    text(node, "slug").toLowerCase(Locale.ROOT),
                    text(node, "code").toLowerCase(Locale.ROOT),
                    text(node, "account_type"),
                    text(node, "account_root_type"),
                    Wire.isTrue(node, "active")));
            collect(node.path("children"), into);
        }
    }

    private static String text(JsonNode node, String field) {
        String text = Wire.text(node, field);
        return text == null ? "" : text;
    }

    private record Row(long id, String name, String slug, String code, String type, String root, boolean active) {}

    /** What an account is used for; BigCapital refuses accounts of other kinds there. */
    private enum Use {
        ANY("any"),
        EXPENSE("expense"),
        INCOME("income"),
        PAYING("paying");

        private final String word;

        Use(String word) {
            this.word = word;
        }

        boolean takes(Row row) {
            return switch (this) {
                case ANY -> !CONTACTS_OWN.contains(row.type());
                case EXPENSE -> row.root().isEmpty() || row.root().equals("expense");
                case INCOME -> row.root().isEmpty() || row.root().equals("income");
                case PAYING -> row.type().isEmpty() || ChartCheck.PAYING.contains(row.type());
            };
        }
    }
}
