package io.paperbridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.sandbox.bigcapital.Entry;
import io.paperbridge.sandbox.bigcapital.Expense;
import io.paperbridge.sandbox.bigcapital.Voucher;
import io.paperbridge.sandbox.paperless.PaperlessDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/**
 * Each {@link Situation} on its whole way: the document, the lines BigCapital got, its ledger's rows, and what Paperless shows. A file
 * below src/test/resources/golden holds the three for each; totals and balance are asserted beside it.
 */
class SituationsInTheLedgerTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    @Test
    void booksEachSituationWithInputTaxReclaimed() {
        walk(new Bridge(), Situation.usual());
    }

    @Test
    void booksEachSituationWithInputTaxAsCost() {
        walk(new Bridge().with("paperbridge.company.input-tax", "cost"), Situation.withInputTaxAsCost());
    }

    @Test
    void booksEachSituationWithAccountsByRateAndPrintedQuantities() {
        walk(
                new Bridge()
                        .with("paperbridge.line-mode", "printed")
                        .with("paperbridge.accounts.input-tax-by-rate.[7]", "100010")
                        .with("paperbridge.accounts.output-tax-by-rate.[7]", "20005"),
                Situation.withPrintedLines());
    }

    @Test
    void booksEachSituationWithOneLineForEachRate() {
        walk(new Bridge().with("paperbridge.line-mode", "rate"), Situation.byRate());
    }

    private static void walk(Bridge bridge, List<Situation> situations) {
        // Given
        try (bridge) {
            bridge.with("paperbridge.posting.text", "verified");
            Map<Situation, Long> ids = new LinkedHashMap<>();
            situations.forEach(situation -> ids.put(situation, bridge.add(situation.document())));

            // When
            bridge.start();
            bridge.awaitAllTold(situations.size());

            // Then
            SoftAssertions softly = new SoftAssertions();
            ids.forEach((situation, id) -> check(softly, bridge, situation, id));
            softly.assertAll();
            assertThat(bridge.bigcapital.ledgerBalanced()).isTrue();
        }
    }

    private static void check(SoftAssertions softly, Bridge bridge, Situation situation, long id) {
        List<Entry> entries = bridge.entries(id);
        softly.assertThat(entries.size()).as(situation.name()).isEqualTo(situation.total() == null ? 0 : 1);
        if (situation.total() != null && entries.size() == 1) {
            Entry entry = entries.get(0);
            softly.assertThat(entry.total()).as(situation.name()).isEqualByComparingTo(situation.total());
            softly.assertThat(entry.isOpen()).as(situation.name()).isTrue();
            softly.assertThat(Kinds.debits(bridge, entry)).as(situation.name()).isEqualByComparingTo(situation.total());
            softly.assertThat(Kinds.credits(bridge, entry))
                    .as(situation.name())
                    .isEqualByComparingTo(situation.total());
        }
        softly.assertThat(shown(bridge, entries, id)).as(situation.name()).isEqualTo(golden(situation.name()));
    }

    /** The golden file, with the parts that differ from run to run named: days, ids. */
    private static String shown(Bridge bridge, List<Entry> entries, long id) {
        List<String> lines = new ArrayList<>();
        for (Entry entry : entries) {
            lines.add(words(entry.type()) + " " + plain(entry.total()) + " " + entry.currency()
                    + (entry.isOpen() ? ", posted, " : ", draft, ")
                    + party(bridge, entry));
            lines.add("memo    " + memo(bridge, entry, id));
            lines.addAll(lines(bridge, entry));
            bridge.bigcapital.transactions(entry).stream()
                    .map(row -> row.debit().signum() != 0
                            ? "debit   %-30s %15s".formatted(account(bridge, row.accountId()), plain(row.debit()))
                            : "credit  %-30s %15s".formatted(account(bridge, row.accountId()), plain(row.credit())))
                    .forEach(lines::add);
        }
        PaperlessDocument shown = bridge.shown(id);
        lines.add("tags    " + String.join(", ", shown.tags()));
        for (String field : List.of("Invoice number", "Net", "Tax", "Total", "BigCapital status")) {
            if (shown.field(field) != null) {
                lines.add("field   " + field + ": " + shown.field(field));
            }
        }
        shown.notes()
                .forEach(note -> lines.add("note    "
                        + note.toString().replace("PLX-" + id, "PLX-n").replace("#" + id, "#n")));
        return lines.stream().map(String::stripTrailing).collect(Collectors.joining("\n", "", "\n"));
    }

    private static List<String> lines(Bridge bridge, Entry entry) {
        if (entry instanceof Expense expense) {
            return expense.categories().stream()
                    .map(one -> "line    %-30s %15s  %s"
                            .formatted(
                                    account(bridge, one.accountId()),
                                    plain(one.amount()),
                                    String.valueOf(one.description())))
                    .toList();
        }
        return ((Voucher) entry)
                .lines().stream()
                        .map(one -> "line    %-30s %15s  %s"
                                .formatted(
                                        account(bridge, one.accountId()),
                                        one.quantity().compareTo(BigDecimal.ONE) == 0
                                                ? plain(one.rate())
                                                : one.quantity()
                                                                .stripTrailingZeros()
                                                                .toPlainString() + " x "
                                                        + plain(one.rate()),
                                        String.valueOf(one.description())))
                        .toList();
    }

    private static String party(Bridge bridge, Entry entry) {
        Long contact = entry.contact();
        if (contact == null) {
            return "nobody";
        }
        String vendor = bridge.bigcapital.vendors().get(contact);
        return vendor == null ? "customer " + bridge.bigcapital.customers().get(contact) : "vendor " + vendor;
    }

    /** What BigCapital got as note, message or description, without what differs from run to run. */
    private static String memo(Bridge bridge, Entry entry, long id) {
        String memo = entry instanceof Expense expense ? expense.description() : ((Voucher) entry).note();
        return (memo == null ? "none" : memo)
                .replace(bridge.archive.url(), "http://paperless")
                .replace("PLX-" + id, "PLX-n")
                .replace("/" + id + "/", "/n/");
    }

    private static String account(Bridge bridge, long id) {
        return bridge.bigcapital.accountSlug(id);
    }

    private static String plain(BigDecimal amount) {
        BigDecimal bare = amount.stripTrailingZeros();
        return bare.setScale(Math.max(2, bare.scale()), RoundingMode.UNNECESSARY)
                .toPlainString();
    }

    private static String words(String type) {
        return type.replaceAll("(?<=.)([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }

    private static String golden(String situation) {
        try {
            Path file = GOLDEN.resolve(situation + ".txt");
            return Files.exists(file) ? Files.readString(file) : "no " + file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
