package io.paperbridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.document.EntryKind;
import io.paperbridge.sandbox.bigcapital.Voucher;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The invariant holds for what Paperbridge has done, and names what somebody has spoiled. */
class InvariantTest {

    private static final Bridge BRIDGE = new Bridge();
    private static final Map<Long, Invariant.Wanted> BOOKED = new HashMap<>();

    @BeforeAll
    static void start() {
        BRIDGE.start();
        Kinds.addAll(BRIDGE, "WHOLE", "Unversehrt GmbH")
                .forEach((kind, id) -> BOOKED.put(id, new Invariant.Wanted(kind, Kinds.GROSS)));
        BOOKED.keySet().forEach(BRIDGE::awaitTold);
    }

    @AfterAll
    static void stop() {
        BRIDGE.close();
    }

    @Test
    void holdsForEveryKindAndForADuplicateInReview() {
        // Given
        Map<Long, Invariant.Wanted> documents = new HashMap<>(BOOKED);
        long second = BRIDGE.add(Kinds.electronic(EntryKind.BILL, "WHOLE-BILL", "Unversehrt GmbH"));
        BRIDGE.awaitTold(second);

        // When
        documents.put(second, new Invariant.Wanted(EntryKind.BILL, Kinds.GROSS));

        // Then
        assertThat(breachesOf(documents)).isEmpty();
    }

    @Test
    void namesADocumentThatIsLost() {
        // Given
        Map<Long, Invariant.Wanted> documents = new HashMap<>(BOOKED);

        // When
        documents.put(999L, new Invariant.Wanted(EntryKind.BILL, Kinds.GROSS));

        // Then
        assertThat(breachesOf(documents))
                .containsExactly("document 999 carried to-book and is lost: the journal does not know it");
    }

    @Test
    void namesASecondEntryAndAStrangersDraft() {
        // Given
        long id = booked("SECOND");
        Voucher bill = BRIDGE.bills(id).get(0);

        // When
        byHand(Invoices.billLike(bill, "SECOND-2"), "PLX-" + id);
        byHand(Invoices.billLike(bill, "SECOND-3").replace("true", "false"), "PLX-4711");
        List<String> breaches = breachesOf(Map.of(id, new Invariant.Wanted(EntryKind.BILL, Kinds.GROSS)));
        BRIDGE.bills(id).stream().skip(1).forEach(second -> delete(second.id()));
        BRIDGE.bills(4711).forEach(stranger -> delete(stranger.id()));

        // Then
        assertThat(breaches)
                .anySatisfy(breach -> assertThat(breach).contains("document " + id + " has 2 entries: Bill"))
                .anySatisfy(breach -> assertThat(breach).contains("of a document that nobody asked to book"));
    }

    @Test
    void namesWrongTotalsAndTags() {
        // Given
        long id = booked("TAGS");

        // When
        BRIDGE.paperless.setTags(id, "booking-review");
        List<String> breaches =
                breachesOf(Map.of(id, new Invariant.Wanted(EntryKind.BILL, Kinds.GROSS.movePointLeft(1))));

        // Then
        assertThat(breaches)
                .contains(
                        "document " + id + " is CONFIRMED and carries [booking-review]",
                        "document " + id + " is over 7.122 and booked over 71.22");
    }

    private static long booked(String number) {
        long id = BRIDGE.add(Kinds.electronic(EntryKind.BILL, number, "Unversehrt GmbH"));
        BRIDGE.awaitTold(id);
        return id;
    }

    private static void byHand(String bill, String reference) {
        BRIDGE.bigcapital.byHand(
                "POST", "/api/bills", bill.replaceFirst("\\{", "{\"reference_no\": \"" + reference + "\","));
    }

    private static void delete(long billId) {
        BRIDGE.bigcapital.byHand("DELETE", "/api/bills/" + billId, "");
    }

    private static List<String> breachesOf(Map<Long, Invariant.Wanted> documents) {
        return Invariant.breaches(BRIDGE, BRIDGE.journal(), documents);
    }
}
