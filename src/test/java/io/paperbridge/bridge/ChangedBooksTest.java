package io.paperbridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.document.EntryKind;
import io.paperbridge.sandbox.paperless.NewDocument;
import io.paperbridge.sandbox.seed.SeedDocuments;
import io.paperbridge.sandbox.seed.SeedParty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Accounts, items and contacts that people have archived or deleted in BigCapital: never another one in their place. */
class ChangedBooksTest {

    private static final long OFFICE_EXPENSES = 1020;

    private static final String RULES =
            """
            rules:
              - name: Study
                when: {vendor: Schreibtisch*}
                then: {account: office-expenses}
              - name: Hosting
                when: {vendor: Rechenzentrum*}
                then: {item: HOSTING}
            """;

    private static final Bridge BRIDGE = new Bridge().with("paperbridge.retry.multipliers.validation", "1");

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        Path rules = Files.writeString(folder.resolve("rules.yaml"), RULES);
        BRIDGE.with("paperbridge.rules.file", rules.toString()).start();
        BRIDGE.bigcapital.byHand(
                "POST",
                "/api/items",
                """
                {"name": "Hosting", "code": "HOSTING", "type": "service", "sellable": true, "sell_account_id": 1026,
                 "purchasable": true, "cost_account_id": 1018}""");
    }

    @AfterAll
    static void stop() {
        BRIDGE.close();
    }

    @BeforeEach
    void calm() {
        BRIDGE.calm();
    }

    @Test
    void asksAboutAnArchivedAccountAndBooksOnItOnceItIsBack() {
        // Given
        BRIDGE.bigcapital.byHand("POST", "/api/accounts/" + OFFICE_EXPENSES + "/inactivate", "{}");
        Guards.learnAgain(BRIDGE);

        // When
        long id = BRIDGE.add(Invoices.electronic("ACCOUNT-1", "Schreibtisch Meier GmbH"));
        BRIDGE.awaitTold(id);
        String asked = reason(id);
        int before = BRIDGE.bills(id).size();
        BRIDGE.bigcapital.byHand("POST", "/api/accounts/" + OFFICE_EXPENSES + "/activate", "{}");
        Guards.learnAgain(BRIDGE);
        Guards.putBack(BRIDGE, id);

        // Then
        assertThat(asked).isEqualTo("NEEDS_REVIEW account-unusable");
        assertThat(BRIDGE.shown(id).notes())
                .singleElement()
                .asString()
                .contains("The account office-expenses (rule \"Study\") is inactive in BigCapital.");
        assertThat(before).isZero();
        assertThat(Invoices.isBookedOnce(BRIDGE, id)).isTrue();
        assertThat(BRIDGE.bills(id).get(0).lines().get(0).accountId()).isEqualTo(OFFICE_EXPENSES);
    }

    @Test
    void asksAboutADeletedItemThatARuleNames() {
        // Given
        long first = BRIDGE.add(Invoices.electronic("ITEM-1", "Rechenzentrum Weser AG"));
        BRIDGE.awaitTold(first);
        long hosting = BRIDGE.bills(first).get(0).lines().get(0).itemId();
        BRIDGE.bigcapital.byHand("DELETE", "/api/items/" + hosting, "");

        // When
        long id = BRIDGE.add(Invoices.electronic("ITEM-2", "Rechenzentrum Weser AG"));
        BRIDGE.awaitTold(id);

        // Then
        assertThat(reason(id)).isEqualTo("NEEDS_REVIEW account-unusable");
        assertThat(BRIDGE.shown(id).notes())
                .singleElement()
                .asString()
                .contains("The item HOSTING (rule \"Hosting\") does not exist in BigCapital");
        assertThat(BRIDGE.bills(id)).isEmpty();
    }

    @Test
    void makesTheGenericItemAnewWhenItWasDeletedAndBooksOnce() {
        // Given
        long first = BRIDGE.add(Invoices.electronic("ITEM-3", "Stückgut Spedition GmbH"));
        BRIDGE.awaitTold(first);
        long item = BRIDGE.bills(first).get(0).lines().get(0).itemId();
        BRIDGE.bigcapital.byHand("DELETE", "/api/items/" + item, "");

        // When
        long id = BRIDGE.add(Invoices.electronic("ITEM-4", "Stückgut Spedition GmbH"));
        BRIDGE.awaitTold(id);

        // Then
        assertThat(Invoices.isBookedOnce(BRIDGE, id)).isTrue();
        assertThat(BRIDGE.bills(id).get(0).lines().get(0).itemId()).isNotEqualTo(item);
        assertThat(BRIDGE.ledger.log().entries("POST", "/api/items"))
                .singleElement()
                .satisfies(made -> assertThat(made.body()).contains("\"PLX-SVC\""));
    }

    @ParameterizedTest
    @EnumSource(names = {"SALE_INVOICE", "BILL", "EXPENSE"})
    void asksAboutARememberedContactThatWasArchivedAndBooksOnItOnceItIsBack(EntryKind kind) {
        // Given
        String party = "Ruheständler " + kind + " GmbH";
        long contact = contactOf(BRIDGE.add(Kinds.electronic(kind, "REST-1-" + kind, party)));
        BRIDGE.bigcapital.byHand("PATCH", "/api/contacts/" + contact + "/inactivate", "");

        // When
        long id = BRIDGE.add(Kinds.electronic(kind, "REST-2-" + kind, party));
        BRIDGE.awaitTold(id);
        String asked = reason(id);
        int before = BRIDGE.entries(id).size();
        BRIDGE.bigcapital.byHand("PATCH", "/api/contacts/" + contact + "/activate", "");
        Guards.putBack(BRIDGE, id);

        // Then
        assertThat(asked).isEqualTo("NEEDS_REVIEW party-uncertain");
        assertThat(BRIDGE.shown(id).notes())
                .singleElement()
                .asString()
                .contains(party + " (id " + contact + ") is inactive in BigCapital.");
        assertThat(before).isZero();
        assertThat(Kinds.isBookedOnce(BRIDGE, kind, id)).isTrue();
        assertThat(contactOf(id)).isEqualTo(contact);
    }

    @Test
    void asksAboutAnArchivedContactThatIsRememberedByNothingButItsName() {
        // Given
        long contact = contactOf(BRIDGE.add(nameOnly("NAME-1")));
        BRIDGE.bigcapital.byHand("PATCH", "/api/contacts/" + contact + "/inactivate", "");

        // When
        long id = BRIDGE.add(nameOnly("NAME-2"));
        BRIDGE.awaitTold(id);

        // Then
        assertThat(reason(id)).isEqualTo("NEEDS_REVIEW party-uncertain");
        assertThat(BRIDGE.bills(id)).isEmpty();
    }

    @Test
    void looksAnewForARememberedContactThatWasDeletedAndMakesItOnce() {
        // Given
        String vendor = "Verschollen Handel GmbH";
        deleteContactOf(BRIDGE.add(Invoices.printed("GONE-1", vendor)));

        // When
        long id = BRIDGE.add(Invoices.electronic("GONE-2", vendor));
        long next = BRIDGE.add(Invoices.electronic("GONE-3", vendor));
        BRIDGE.awaitTold(id, next);

        // Then
        assertThat(Invoices.isBookedOnce(BRIDGE, id)).isTrue();
        assertThat(Invoices.isBookedOnce(BRIDGE, next)).isTrue();
        assertThat(vendorsCalled(vendor)).containsOnlyKeys(contactOf(id)).containsOnlyKeys(contactOf(next));
        assertThat(BRIDGE.value(id, "attempts")).isEqualTo("0");
    }

    @Test
    void findsTheContactThatAPersonMadeInPlaceOfTheDeletedOne() {
        // Given
        String vendor = "Neuanfang Handel GmbH";
        deleteContactOf(BRIDGE.add(Invoices.printed("ANEW-1", vendor)));
        BRIDGE.bigcapital.byHand(
                "POST",
                "/api/vendors",
                """
                {"display_name": "%s", "currency_code": "EUR"}""".formatted(vendor));

        // When
        long id = BRIDGE.add(Invoices.electronic("ANEW-2", vendor));
        BRIDGE.awaitTold(id);

        // Then
        assertThat(Invoices.isBookedOnce(BRIDGE, id)).isTrue();
        assertThat(vendorsCalled(vendor)).containsOnlyKeys(contactOf(id));
    }

    private static NewDocument nameOnly(String number) {
        SeedParty vendor = new SeedParty("Namenlos Kurierdienst", "", "", "Am Markt 1", "20095", "Hamburg", "DE", "");
        return SeedDocuments.ubl(Invoices.invoice(number, "anybody").from(vendor));
    }

    /** Whom a document is booked for. */
    private static long contactOf(long id) {
        BRIDGE.awaitTold(id);
        return Objects.requireNonNull(BRIDGE.entries(id).get(0).contact());
    }

    /** A person deletes a draft and whom it was for. */
    private static void deleteContactOf(long id) {
        long contact = contactOf(id);
        BRIDGE.bigcapital.byHand(
                "DELETE", "/api/bills/" + BRIDGE.bills(id).get(0).id(), "");
        BRIDGE.bigcapital.byHand("DELETE", "/api/vendors/" + contact, "");
        assertThat(BRIDGE.bigcapital.vendors()).doesNotContainKey(contact);
    }

    private static Map<Long, String> vendorsCalled(String name) {
        Map<Long, String> vendors = BRIDGE.bigcapital.vendors();
        vendors.values().removeIf(other -> !other.equals(name));
        return vendors;
    }

    private static String reason(long id) {
        return BRIDGE.value(id, "state || ' ' || reason_code");
    }
}
