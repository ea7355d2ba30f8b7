package io.paperbridge.bigcapital;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paperbridge.document.Company;
import io.paperbridge.failure.ConfigurationFault;
import io.paperbridge.failure.NotYet;
import io.paperbridge.failure.Reason;
import io.paperbridge.failure.RemoteFailure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class LedgerFactsTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final MovableClock clock = new MovableClock();

    @Test
    void takesNamesAndVatIdsFromTheOrganisation() {
        // When
        Company company = Books.facts().company();

        // Then
        assertThat(company)
                .isEqualTo(new Company(
                        List.of("Atelier Linde KG"), List.of("DE136695976"), "EUR", Company.InputTax.RECOVERABLE));
        assertThat(Books.facts().zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    }

    @Test
    void takesNamesAndVatIdsFromTheSettingsFirst() {
        // Given
        BookSettings settings = Books.settings(
                "paperbridge.company.names", "Linde, Atelier Linde", "paperbridge.company.vat-ids", "at u-123.456");

        // When
        Company company = Books.facts(settings, "EUR").company();

        // Then
        assertThat(company.names()).containsExactly("Linde", "Atelier Linde");
        assertThat(company.vatIds()).containsExactly("ATU123456");
    }

    @Test
    void leavesInputTaxUndecidedUntilAPersonDecides() {
        assertThat(Books.facts(
                                new Binder(new MapConfigurationPropertySource(Map.of()))
                                        .bindOrCreate("paperbridge", BookSettings.class),
                                "EUR")
                        .company()
                        .inputTax())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"timezone\":\"Mars/Olympus\"", "\"timezone\":null", "\"tax_number\":\" \""})
    void livesWithWhatTheOrganisationDoesNotSay(String metadata) {
        // Given
        LedgerFacts facts = facts(Books.settings());

        // When
        String id = facts.learnOrganization(
                "{\"organization_id\":\"org-1\",\"metadata\":{\"name\":\"A\",\"base_currency\":\"EUR\"," + metadata
                        + "}}");

        // Then
        assertThat(id).isEqualTo("org-1");
        assertThat(facts.zone()).isEqualTo(ZoneOffset.UTC);
        assertThat(facts.company().vatIds()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "bill, nothing-like-it, is no account",
        "input-tax, owner-drawings, is more than one account",
        "input-tax, 30003, is more than one account",
        "rounding, closed, is an inactive account"
    })
    void namesTheSettingThatLeadsToNoOneAccount(String setting, String value, String problem) {
        // Given
        LedgerFacts facts = facts(Books.settings("paperbridge.accounts." + setting, value));

        // When // Then
        assertThatThrownBy(() -> facts.learnAccounts(Books.ACCOUNTS))
                .isInstanceOfSatisfying(ConfigurationFault.class, fault -> assertThat(fault.reason())
                        .isEqualTo(Reason.NOT_CONFIGURED))
                .hasMessageContaining("paperbridge.accounts." + setting + ": " + value + " " + problem);
    }

    @Test
    void asksToWaitBeforeTheFirstAnswer() {
        // Given
        LedgerFacts facts = facts(Books.settings());

        // When // Then
        assertThat(facts.isKnown()).isFalse();
        assertThat(facts.isStale()).isTrue();
        assertThatThrownBy(facts::company).isInstanceOf(NotYet.class);
    }

    @Test
    void isLearnedAgainAfterTenMinutes() {
        // Given
        LedgerFacts facts = learned();
        boolean atFirst = facts.isStale();

        // When
        clock.now = NOON.plus(Duration.ofMinutes(11));
        boolean later = facts.isStale();
        facts.learned();

        // Then
        assertThat(List.of(atFirst, later, facts.isStale())).containsExactly(false, true, false);
    }

    @Test
    void isLearnedAgainEverLaterWhileLearningFails() {
        // Given
        LedgerFacts facts = facts(Books.settings(), clock);
        List<Integer> pauses = new ArrayList<>();

        // When
        for (int attempt = 0; attempt < 12; attempt++) {
            facts.begin();
            int seconds = 0;
            while (!facts.isStale()) {
                clock.now = clock.now.plusSeconds(1);
                seconds++;
            }
            pauses.add(seconds);
        }

        // Then
        assertThat(pauses).containsExactly(4, 8, 16, 32, 60, 60, 60, 60, 60, 60, 60, 60);
    }

    @Test
    void doesNotWaitForAClockThatWasPutBackToCatchUp() {
        // Given
        LedgerFacts begun = facts(Books.settings(), clock);
        begun.begin();
        LedgerFacts learned = learned();

        // When
        clock.now = NOON.minus(Duration.ofHours(2));

        // Then
        assertThat(begun.isStale()).isTrue();
        assertThat(learned.isStale()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"ITEMS_NOT_FOUND, true", "NOT_PURCHASE_ABLE_ITEMS, true", "BILL_NUMBER_EXISTS, false"})
    void isLearnedAgainWhenAnItemIsGone(String code, boolean again) {
        // Given
        LedgerFacts facts = learned();

        // When
        facts.heed(new IllegalStateException(RemoteFailure.rejected("BigCapital", "POST /api/bills", 400, code, "")));

        // Then
        assertThat(facts.isStale()).isEqualTo(again);
    }

    private LedgerFacts learned() {
        LedgerFacts facts = facts(Books.settings(), clock);
        facts.learnOrganization(Books.organization("EUR"));
        facts.learnAccounts(Books.ACCOUNTS);
        facts.learned();
        return facts;
    }

    private static LedgerFacts facts(BookSettings settings) {
        return facts(settings, Clock.fixed(NOON, ZoneOffset.UTC));
    }

    private static LedgerFacts facts(BookSettings settings, Clock clock) {
        ChartOfAccounts chart = new ChartOfAccounts(settings);
        return new LedgerFacts(settings, chart, new LedgerItems(settings, chart), Books.language(), clock);
    }

    private static final class MovableClock extends Clock {
        private Instant now = NOON;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
