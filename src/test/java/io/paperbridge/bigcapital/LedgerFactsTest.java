package io.paperbridge.bigcapital;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.paperbridge.document.Company;
import io.paperbridge.failure.ConfigurationFault;
import io.paperbridge.failure.NotYet;
import io.paperbridge.failure.Reason;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerFactsTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

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
                                new BookSettings(
                                        new BookSettings.OurCompany(List.of(), List.of(), null),
                                        Books.settings().accounts(),
                                        Books.settings().items(),
                                        Books.settings().posting(),
                                        "PLX-"),
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
    @CsvSource({"other-expenses, 1018", "Other-Expenses, 1018", "40011, 1018", "rounding-differences, 1040"})
    void findsAnAccountBySlugOrCodeWhereverItStands(String slugOrCode, long id) {
        // Given
        BookSettings settings = Books.settings("paperbridge.accounts.bill", slugOrCode);

        // When // Then
        assertThat(Books.facts(settings, "EUR").costAccount()).isEqualTo(id);
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
    void knowsTheAccountsAndItemsOfTheSettings() {
        // When
        LedgerFacts facts = Books.facts();

        // Then
        assertThat(facts.isKnown()).isTrue();
        assertThat(facts.inputTaxAccount()).isEqualTo(1013);
        assertThat(facts.roundingAccount()).isEqualTo(1018);
        assertThat(facts.lineItem()).isEqualTo(1000);
        assertThat(facts.taxItem()).isEqualTo(1002);
        assertThat(facts.missingItems()).isEmpty();
        assertThat(URLDecoder.decode(facts.itemQuery(), StandardCharsets.UTF_8)).contains("PLX-SVC", "PLX-VAT");
    }

    @Test
    void saysHowTheItemsAreMadeThatAreMissing() {
        // Given
        LedgerFacts facts = facts(Books.settings());
        facts.learnAccounts(Books.ACCOUNTS);

        // When
        facts.learnItems("{\"items\":[]}");

        // Then
        assertThat(facts.isKnown()).isFalse();
        assertThat(facts.missingItems()).hasSize(2).allSatisfy(payload -> {
            JsonNode item = Wire.parse("item", payload);
            assertThat(item.path("type").asText()).isEqualTo("service");
            assertThat(item.path("sellable").asBoolean()).isTrue();
            assertThat(item.path("purchasable").asBoolean()).isTrue();
            assertThat(item.path("sell_account_id").asLong()).isEqualTo(1026);
            assertThat(item.path("cost_account_id").asLong()).isEqualTo(1018);
        });
        assertThatThrownBy(facts::lineItem).isInstanceOf(NotYet.class);
    }

    @Test
    void refusesAnItemThatCannotBeBought() {
        // Given
        LedgerFacts facts = facts(Books.settings());

        // When // Then
        assertThatThrownBy(() -> facts.learnItems(
                        "{\"items\":[{\"id\":1,\"code\":\"PLX-SVC\",\"sellable\":1,\"purchasable\":0}]}"))
                .isInstanceOf(ConfigurationFault.class)
                .hasMessageContaining("PLX-SVC");
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
    void isLearnedAgainAfterTenMinutesAndWhenSomethingIsGone() {
        // Given
        Duration[] passed = {Duration.ZERO};
        LedgerFacts facts = new LedgerFacts(Books.settings(), new Clock() {
            @Override
            public Instant instant() {
                return NOON.plus(passed[0]);
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        });
        facts.learnOrganization(Books.organization("EUR"));
        facts.learnAccounts(Books.ACCOUNTS);
        facts.learnItems(Books.ITEMS);
        boolean atFirst = facts.isStale();

        // When
        passed[0] = Duration.ofMinutes(11);
        boolean later = facts.isStale();
        facts.learnItems(Books.ITEMS);
        boolean again = facts.isStale();
        facts.forget();

        // Then
        assertThat(List.of(atFirst, later, again)).containsExactly(false, true, false);
        assertThat(facts.isStale()).isTrue();
    }

    private static LedgerFacts facts(BookSettings settings) {
        return new LedgerFacts(settings, Clock.fixed(NOON, ZoneOffset.UTC));
    }
}
