package io.paperbridge.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.document.EntryKind;
import io.paperbridge.document.Invoice;
import io.paperbridge.document.Invoices;
import io.paperbridge.document.Party;
import io.paperbridge.document.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The document: an e-invoice of Hetzner Online GmbH over 119.00 EUR. */
class ConditionsTest {

    private static final Invoice INVOICE = Invoices.oneRate()
            .seller(new Party("Hetzner  Online GmbH", "DE812871812", null, null, null, null, null, null))
            .build();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vendor: Hetzner Online GmbH",
                "vendor: hetzner online gmbh",
                "vendor: Hetzner*",
                "vendor: '*online*'",
                "vendor: /^hetzner .*(gmbh|ag)$/",
                "vendor: [Telekom*, Hetzner*]",
                "vat-id: DE 812 871 812",
                "vat-id: DE*",
                "vat-id: /^DE8/",
                "correspondent: hetzner",
                "tag: projekt nord",
                "tag: Projekt *",
                "type: Rechnung",
                "type: [Quittung, Rechnung]",
                "text: cloud server",
                "text: Kündbar",
                "text: Cloud * CX22",
                "text: /CX\\d\\d$/",
                "text: hetzner 2026-10",
                "amount: '> 118.99'",
                "amount: '>= 119'",
                "amount: '< 119.01'",
                "amount: '<= 119.00'",
                "amount: '> 100, <= 119'",
                "amount: 119..200",
                "amount: 100..119",
                "amount: 119",
                "amount: ['< 5', '> 100']",
                "currency: eur",
                "kind: bill",
                "kind: [expense, bill]",
                "origin: e-invoice",
                "{vendor: Hetzner*, amount: '< 500', tag: to-book}"
            })
    void aConditionThatIsMetLetsTheRuleFire(String when) {
        assertThat(fires(when, INVOICE)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vendor: Hetzner",
                "vendor: '*AG'",
                "vendor: Hetzner.Online.GmbH",
                "vendor: /^online/",
                "vat-id: DE812871813",
                "correspondent: Hetzner Online GmbH",
                "tag: Projekt",
                "type: Quittung",
                "text: Cloud * jederzeit",
                "text: Mahnung",
                "amount: '> 119'",
                "amount: '< 119'",
                "amount: 119.01..200",
                "amount: '> 119, < 200'",
                "currency: USD",
                "kind: sale-invoice",
                "origin: [text, corrected]",
                "{vendor: Hetzner*, amount: '> 500'}"
            })
    void aConditionThatIsNotMetKeepsTheRuleFromFiring(String when) {
        assertThat(fires(when, INVOICE)).isFalse();
    }

    @Test
    void theVendorOfASaleIsTheCustomer() {
        // Given
        Invoice sale = Invoices.oneRate()
                .kind(EntryKind.SALE_INVOICE)
                .seller("Atelier Linde KG")
                .buyer(Party.named("Nordwind Papier GmbH"))
                .build();
        // When
        boolean fires = fires("vendor: Nordwind*", sale);
        // Then
        assertThat(fires).isTrue();
        assertThat(fires("vendor: Atelier*", sale)).isFalse();
    }

    @Test
    void whatTheDocumentDoesNotHaveIsNoMatchForAnything() {
        // Given
        Invoice withoutVatId = Invoices.oneRate().build();
        // When
        boolean fires = fires("vat-id: /.*/", withoutVatId);
        // Then
        assertThat(fires).isFalse();
    }

    @Test
    void aRuleWithoutConditionIsWrittenAlways() {
        assertThat(fires("always", Invoices.twoRates().build())).isTrue();
    }

    @Test
    void theOriginIsWhereTheValuesComeFrom() {
        // Given
        Invoice corrected = Invoices.oneRate().origin(Reading.Origin.CORRECTED).build();
        // When // Then
        assertThat(fires("origin: corrected", corrected)).isTrue();
    }

    private static boolean fires(String when, Invoice invoice) {
        String block = when.equals("always") || when.startsWith("{") ? when : "{" + when + "}";
        RulesFile.Parsed parsed = RuleParser.parse("rules: [{name: A, when: " + block + ", then: {account: '1'}}]");
        assertThat(parsed.problems()).isEmpty();
        return parsed.rules().rules().get(0).fires(Subject.of(invoice, Documents.hosting()));
    }
}
