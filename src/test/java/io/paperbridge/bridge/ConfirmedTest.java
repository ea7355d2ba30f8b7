package io.paperbridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person confirms before it is booked: every document of some vendors, values that are not certain enough, unusual numbers. */
class ConfirmedTest {

    private static final String RULES =
            """
            rules:
              - name: Look at each
                when: {vendor: Vorlage*}
                then: {always-review: true}
              - name: Proven
                when: {vendor: Bewaehrt*}
                then: {auto-book: true}
            """;

    private static final Bridge BRIDGE = new Bridge().with("paperbridge.reading.threshold", "99");

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        Path rules = Files.writeString(folder.resolve("rules.yaml"), RULES);
        BRIDGE.with("paperbridge.rules.file", rules.toString()).start();
    }

    @AfterAll
    static void stop() {
        BRIDGE.close();
    }

    @Test
    void everyDocumentOfAVendorWaitsForAPersonAndIsBookedOnceApproved() {
        // Given
        long id = BRIDGE.add(Invoices.electronic("LOOK-1", "Vorlage Bau GmbH"));
        BRIDGE.awaitTold(id);
        String asked = BRIDGE.value(id, "state || ' ' || reason_code");
        String note = BRIDGE.shown(id).notes().get(0).toString();
        int before = BRIDGE.entries(id).size();

        // When
        approve(id);
        long next = BRIDGE.add(Invoices.electronic("LOOK-2", "Vorlage Bau GmbH"));
        BRIDGE.awaitTold(next);

        // Then
        assertThat(asked).isEqualTo("NEEDS_REVIEW always-review");
        assertThat(note)
                .contains("Documents of Vorlage Bau GmbH are booked only after a person has looked at them")
                .contains("rule \"Look at each\"", "booking-approved");
        assertThat(before).isZero();
        assertThat(Invoices.isBookedOnce(BRIDGE, id)).isTrue();
        assertThat(BRIDGE.value(next, "reason_code")).isEqualTo("always-review");
    }

    @Test
    void valuesThatAreNotCertainEnoughAreConfirmedByAPerson() {
        // Given
        long id = BRIDGE.add(Invoices.printed("SURE-1", "Ungewiss Druck GmbH"));
        BRIDGE.awaitTold(id);
        String asked = BRIDGE.value(id, "state || ' ' || reason_code");
        String note = BRIDGE.shown(id).notes().get(0).toString();

        // When
        approve(id);

        // Then
        assertThat(asked).isEqualTo("NEEDS_REVIEW uncertain");
        assertThat(note).contains("SURE-1", "% certain, less than the 99 % that are set");
        assertThat(BRIDGE.bills(id)).singleElement().matches(bill -> !bill.isOpen());
        assertThat(BRIDGE.shown(id).tags()).containsExactly("booked");
    }

    @Test
    void textsOfAProvenVendorArePostedUnaskedUnlessTheirNumberIsUnusual() {
        // Given
        long first = BRIDGE.add(Invoices.printed("BW-2026-11", "Bewaehrt Papier GmbH"));
        long second = BRIDGE.add(Invoices.printed("BW-2026-12", "Bewaehrt Papier GmbH"));
        BRIDGE.awaitTold(first, second);

        // When
        long unusual = BRIDGE.add(Invoices.printed("KD/4711", "Bewaehrt Papier GmbH"));
        BRIDGE.awaitTold(unusual);
        String asked = BRIDGE.value(unusual, "state || ' ' || reason_code");
        String note = BRIDGE.shown(unusual).notes().get(0).toString();
        approve(unusual);

        // Then
        assertThat(Invoices.isBookedOnce(BRIDGE, first)).isTrue();
        assertThat(Invoices.isBookedOnce(BRIDGE, second)).isTrue();
        assertThat(asked).isEqualTo("NEEDS_REVIEW uncertain");
        assertThat(note).contains("KD/4711", "BW-####-##").doesNotContain("certain");
        assertThat(Invoices.isBookedOnce(BRIDGE, unusual)).isTrue();
    }

    private static void approve(long id) {
        BRIDGE.paperless.addTag(id, "booking-approved");
        BRIDGE.awaitState(id, "CONFIRMED");
        BRIDGE.awaitTold(id);
    }
}
