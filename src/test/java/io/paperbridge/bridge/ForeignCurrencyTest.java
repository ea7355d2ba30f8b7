package io.paperbridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.paperbridge.document.EntryKind;
import io.paperbridge.sandbox.Fault;
import io.paperbridge.sandbox.SandboxServer;
import io.paperbridge.sandbox.bigcapital.Entry;
import io.paperbridge.sandbox.ecb.EcbSandbox;
import io.paperbridge.sandbox.paperless.NewDocument;
import io.paperbridge.sandbox.seed.SeedDocuments;
import io.paperbridge.sandbox.seed.SeedInvoice;
import io.paperbridge.sandbox.seed.SeedParties;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ForeignCurrencyTest {

    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

    @Test
    void booksEachInItsOwnCurrencyWithTheRateOfTheSettings() {
        // Given
        try (Bridge bridge = new Bridge()
                .with("paperbridge.exchange-rates.source", "fixed")
                .with("paperbridge.exchange-rates.fixed.USD", "0.9251")
                .with("paperbridge.exchange-rates.fixed.JPY", "0.0061")
                .with("paperbridge.exchange-rates.fixed.KWD.2020-01-01", "3.0456")) {
            long dollars = bridge.add(document("FX-1", "Dollar Paper Inc", "USD", "33.33", "19"));
            long yen = bridge.add(document("FX-2", "Yen Paper KK", "JPY", "10000", "10"));
            long dinars = bridge.add(document("FX-3", "Dinar Paper WLL", "KWD", "12.345", "5"));
            long home = bridge.add(document("FX-4", "Dollar Paper Inc", "EUR", "33.33", "19"));
            long unknown = bridge.add(document("FX-5", "Franc Paper SA", "CHF", "33.33", "19"));

            // When
            bridge.start();
            bridge.awaitTold(dollars, yen, dinars, home, unknown);

            // Then
            isBooked(bridge, dollars, "USD", "39.66", "0.9251");
            isBooked(bridge, yen, "JPY", "11000", "0.0061");
            isBooked(bridge, dinars, "KWD", "12.962", "3.0456");
            isBooked(bridge, home, "EUR", "39.66", "1");
            assertThat(bridge.shown(dollars).field("Total")).isEqualTo("USD39.66");
            assertThat(bridge.shown(yen).field("Total")).isNull();
            assertThat(bridge.shown(dinars).field("Total")).isNull();
            assertThat(contact(bridge, dollars)).isNotEqualTo(contact(bridge, home));
            assertThat(event(bridge, dinars)).isEqualTo("Rate 3.0456 from 2020-01-01 on, settings");
            assertThat(payload(bridge, dinars)).contains("Rate 3.0456 from 2020-01-01 on, settings");
            assertThat(bridge.value(unknown, "state || ' ' || reason_code")).isEqualTo("NEEDS_REVIEW no-exchange-rate");
            assertThat(bridge.bigcapital.vendors()).doesNotContainValue("Franc Paper SA");
        }
    }

    @Test
    void booksEveryKindInItsOwnCurrencyAndBalanced() {
        // Given
        try (Bridge bridge = new Bridge()
                .with("paperbridge.exchange-rates.source", "fixed")
                .with("paperbridge.exchange-rates.fixed.USD", "0.9251")) {
            Map<EntryKind, Long> ids = new EnumMap<>(EntryKind.class);
            for (EntryKind kind : EntryKind.values()) {
                NewDocument document = SeedDocuments.ubl(
                        Kinds.invoice(kind, "FX-" + kind, "Dollar Paper Inc").in("USD"));
                ids.put(kind, bridge.add(kind == EntryKind.EXPENSE ? document.withDocumentType("Receipt") : document));
            }

            // When
            bridge.start();
            bridge.awaitTold(Kinds.ids(ids));

            // Then
            assertThat(ids).allSatisfy((kind, id) -> {
                isBooked(bridge, id, "USD", "71.22", "0.9251");
                assertThat(Kinds.isOf(kind, bridge.entries(id).get(0))).isTrue();
                isBalanced(bridge, bridge.entries(id).get(0));
                assertThat(bridge.shown(id).field("Total")).isEqualTo("USD71.22");
            });
            assertThat(payload(bridge, Objects.requireNonNull(ids.get(EntryKind.EXPENSE))))
                    .contains("\"currency_code\":\"USD\"", "\"exchange_rate\":0.9251");
        }
    }

    @Test
    void waitsForTheCentralBankAndGoesOnByItself() {
        // Given
        LocalDate date = Invoices.date();
        try (SandboxServer ecb = new SandboxServer(new EcbSandbox(today.minusDays(60), today));
                Bridge bridge = LearnExchangeRatesRouteTest.bridge(ecb, "ecb").with("paperbridge.breaker.wait", "1s")) {
            ecb.faults().always("GET", ".*", Fault.failBefore(503, Map.of()));
            long dollars = bridge.add(document("FX-6", "Dollar Paper Inc", "USD", "33.33", "19"));
            bridge.start();
            Bridge.await().until(() -> bridge.count("reason_code = 'no-exchange-rate'") == 1);
            int attempts = Integer.parseInt(bridge.value(dollars, "attempts"));

            // When
            ecb.faults().clear();
            bridge.awaitTold(dollars);

            // Then
            BigDecimal rate = BigDecimal.ONE.divide(EcbSandbox.rate("USD", lastWeekday(date)), 9, RoundingMode.HALF_UP);
            assertThat(attempts).isZero();
            isBooked(bridge, dollars, "USD", "39.66", rate.toPlainString());
            assertThat(event(bridge, dollars)).endsWith(" of " + lastWeekday(date) + ", ECB");
        }
    }

    @Test
    void asksAPersonAndCreatesNothingWhileNobodyHasSaidWhereRatesComeFrom() {
        // Given
        try (Bridge bridge = new Bridge()) {
            long dollars = bridge.add(document("FX-7", "Dollar Paper Inc", "USD", "33.33", "19"));

            // When
            bridge.start();
            bridge.awaitTold(dollars);

            // Then
            assertThat(bridge.value(dollars, "state || ' ' || reason_code")).isEqualTo("NEEDS_REVIEW foreign-currency");
            assertThat(bridge.bigcapital.vendors()).isEmpty();
            assertThat(bridge.shown(dollars).notes()).singleElement().satisfies(note -> assertThat(note)
                    .contains("exchange rates"));
        }
    }

    private static NewDocument document(String number, String vendor, String currency, String net, String rate) {
        return SeedDocuments.ubl(SeedInvoice.toUs(number, Invoices.date(), SeedParties.vendor(vendor))
                .line("Paper", "1", net, rate)
                .in(currency));
    }

    private static void isBooked(Bridge bridge, long id, String currency, String total, String rate) {
        assertThat(bridge.value(id, "state || ' ' || coalesce(reason_text, '')"))
                .isEqualTo("CONFIRMED ");
        assertThat(bridge.entries(id)).singleElement().satisfies(entry -> {
            assertThat(entry.currency()).isEqualTo(currency);
            assertThat(entry.total()).isEqualByComparingTo(total);
            assertThat(entry.exchangeRate()).isEqualByComparingTo(rate);
            assertThat(entry.isOpen()).isTrue();
        });
    }

    /** Debits, credits and gross × rate differ by what the ledger's rounding of each row explains, and no more. */
    private static void isBalanced(Bridge bridge, Entry entry) {
        BigDecimal rows =
                BigDecimal.valueOf(bridge.bigcapital.transactions(entry).size() + 1L);
        BigDecimal tolerance = new BigDecimal("0.0005").multiply(rows);
        BigDecimal wanted = entry.total().multiply(entry.exchangeRate());
        assertThat(rows.intValue()).isGreaterThan(2);
        assertThat(Kinds.debits(bridge, entry)).isCloseTo(Kinds.credits(bridge, entry), within(tolerance));
        assertThat(Kinds.debits(bridge, entry)).isCloseTo(wanted, within(tolerance));
    }

    private static Long contact(Bridge bridge, long id) {
        Entry entry = bridge.entries(id).get(0);
        return entry.contact() == null ? 0L : entry.contact();
    }

    private static String event(Bridge bridge, long id) {
        return text(bridge, id, "select reason from event where what = 'exchange rate' and document_key = :key");
    }

    private static String payload(Bridge bridge, long id) {
        return text(bridge, id, "select payload from entry where document_key = :key");
    }

    private static String text(Bridge bridge, long id, String query) {
        return bridge.journal()
                .sql(query)
                .param("key", Long.valueOf(bridge.value(id, "document_key")))
                .query(String.class)
                .list()
                .get(0);
    }

    /** The sandbox's bank knows no holidays; the program's does, but takes the last day that has a rate. */
    private static LocalDate lastWeekday(LocalDate day) {
        LocalDate last = day;
        while (last.getDayOfWeek().getValue() > 5) {
            last = last.minusDays(1);
        }
        return last;
    }
}
