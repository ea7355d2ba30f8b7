package io.paperbridge.bigcapital;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paperbridge.diagnosis.Answer;
import io.paperbridge.diagnosis.Finding;
import io.paperbridge.language.Sentence;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Sees by a draft whether BigCapital adds a VAT line up as Paperbridge books it: 100 and 19 must give 119.
 *
 * <p>The draft and its vendor are called {@code PLX-doctor}, which no document can be called; they are deleted at once, and where that
 * failed by the next doctor. The draft is never opened, and one that a person has opened is left alone.
 */
@Component("taxProbe")
public class TaxProbe {

    private static final BigDecimal NET = new BigDecimal("100");
    private static final BigDecimal TAX = new BigDecimal("19");
    private static final String NAME = "doctor";

    private final BookSettings settings;
    private final LedgerFacts facts;
    private final Clock clock;
    private volatile @Nullable BigDecimal total;
    private volatile @Nullable Throwable failure;
    private volatile @Nullable Throwable leftOver;

    TaxProbe(BookSettings settings, LedgerFacts facts, Clock clock) {
        this.settings = settings;
        this.facts = facts;
        this.clock = clock;
    }

    void begin() {
        total = null;
        failure = null;
        leftOver = null;
    }

    /** What draft and vendor are called. */
    public String reference() {
        return settings.referencePrefix() + NAME;
    }

    /** The query for drafts of an earlier or this probe. */
    public String draftQuery() {
        return FilterRoles.anyOf(List.of(new FilterRoles.Role("reference_no", reference()))) + "&page_size=100";
    }

    /** The query for the vendor of an earlier or this probe. */
    public String vendorQuery() {
        return FilterRoles.anyOf(List.of(new FilterRoles.Role("display_name", reference()))) + "&page_size=100";
    }

    /** The ids of drafts of the probe in a list of bills. */
    public List<Long> drafts(String json) {
        List<Long> ids = new ArrayList<>();
        for (JsonNode bill : Wire.required("the bills", Wire.parse("the bills", json), "bills")) {
            if (reference().equals(Wire.text(bill, "reference_no")) && !Wire.isTrue(bill, "is_open")) {
                ids.add(Wire.requiredId("a bill", bill, "id"));
            }
        }
        return ids;
    }

    /** The ids of vendors of the probe in a list of vendors. */
    public List<Long> vendors(String json) {
        List<Long> ids = new ArrayList<>();
        for (JsonNode vendor : Wire.required("the vendors", Wire.parse("the vendors", json), "vendors")) {
            if (reference().equals(Wire.text(vendor, "display_name"))) {
                ids.add(Wire.requiredId("a vendor", vendor, "id"));
            }
        }
        return ids;
    }

    /** The vendor an earlier probe has left in a list of vendors; null when there is none. */
    public @Nullable Long vendor(String json) {
        return vendors(json).stream().findFirst().orElse(null);
    }

    /** The payload that makes the vendor. */
    public String vendorPayload() {
        return Wire.JSON
                .createObjectNode()
                .put("display_name", reference())
                .put("currency_code", facts.company().baseCurrency())
                .put("note", "Made by paperbridge doctor; may be deleted")
                .toString();
    }

    /** The id in the answer to a create. */
    public long created(String json) {
        return Wire.requiredId("the probe", Wire.parse("the probe", json), "id");
    }

    /**
     * The payload that makes the draft.
     *
     * @param items the items as BigCapital listed them
     * @param accounts the chart of accounts
     * @param branch the branch it must name; null while branches are off
     */
    String draft(String items, ChartCheck accounts, long vendorId, @Nullable Long branch) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        ObjectNode bill = Wire.JSON.createObjectNode();
        bill.put("vendor_id", vendorId)
                .put("bill_number", reference())
                .put("reference_no", reference())
                .put("bill_date", today.toString())
                .put("due_date", today.toString())
                .put("note", "Made by paperbridge doctor to see how totals are formed; may be deleted")
                .put("open", false);
        if (branch != null) {
            bill.put("branch_id", branch);
        }
        ArrayNode lines = bill.putArray("entries");
        line(
                lines,
                1,
                item(items, settings.items().line()),
                accounts.id(settings.accounts().bill()),
                NET);
        line(
                lines,
                2,
                item(items, settings.items().tax()),
                accounts.id(settings.accounts().inputTax()),
                TAX);
        return bill.toString();
    }

    /** Takes the draft as BigCapital shows it. */
    public void shown(@Nullable String json) {
        total = Wire.requiredAmount(
                "the probe", Wire.parse("the probe", Objects.requireNonNullElse(json, "")), "total");
    }

    /** Takes that the probe could not be made or read. */
    public void failed(Throwable thrown) {
        failure = thrown;
    }

    /** Takes that the probe may not be deleted. */
    public void leftOver(Throwable thrown) {
        leftOver = thrown;
    }

    Finding finding(String check) {
        BigDecimal shown = total;
        Throwable thrown = failure;
        if (shown == null) {
            return Finding.fail(
                    check,
                    thrown == null
                            ? Sentence.of("bigcapital.check-tax-not-shown")
                            : Sentence.of("bigcapital.check-tax-failed", wording(thrown)),
                    Sentence.of("bigcapital.check-tax-failed-remedy"));
        }
        BigDecimal gross = NET.add(TAX);
        return shown.compareTo(gross) == 0
                ? Finding.ok(check, Sentence.of("bigcapital.check-tax", gross))
                : Finding.fail(
                        check,
                        Sentence.of("bigcapital.check-tax-wrong", gross, shown),
                        Sentence.of("bigcapital.check-tax-wrong-remedy"));
    }

    Optional<Finding> leftOverFinding(String check) {
        Throwable thrown = leftOver;
        return thrown == null
                ? Optional.empty()
                : Optional.of(Finding.fail(
                        check,
                        Sentence.of("bigcapital.check-probe-left", reference(), wording(thrown)),
                        Sentence.of("bigcapital.check-probe-left-remedy")));
    }

    private static void line(ArrayNode lines, int index, long item, Optional<Long> account, BigDecimal amount) {
        lines.addObject()
                .put("index", index)
                .put("item_id", item)
                .put("quantity", 1)
                .put("rate", amount)
                .put("cost_account_id", account.orElseThrow());
    }

    private static long item(String items, String code) {
        for (JsonNode item : Wire.required("the items", Wire.parse("the items", items), "items")) {
            if (code.equals(Wire.text(item, "code"))) {
                return Wire.requiredId("item " + code, item, "id");
            }
        }
        throw new IllegalStateException("no item " + code);
    }

    private static Sentence wording(Throwable thrown) {
        return new Answer(0, "", thrown).wording();
    }
}
