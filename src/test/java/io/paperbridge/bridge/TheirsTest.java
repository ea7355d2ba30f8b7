package io.paperbridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.document.EntryKind;
import io.paperbridge.sandbox.Fault;
import io.paperbridge.sandbox.Faults;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A draft of ours that a person has made theirs, under a reference of their own, is left alone. */
class TheirsTest {

    private static final String VENDOR = "Übernahme Handel GmbH";
    private static final Bridge BRIDGE = new Bridge().with("paperbridge.retry.multipliers.validation", "1");

    @BeforeAll
    static void start() {
        BRIDGE.start();
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
    void isLinkedWhenItWasTakenBeforeItsCheck() {
        // Given
        Boundary.VERIFY.hold(BRIDGE, List.of(EntryKind.BILL));
        long id = BRIDGE.add(Invoices.electronic("THEIRS-1", VENDOR));
        Bridge.await().until(() -> BRIDGE.ledger.faults().waiting() == 1);

        // When
        long draft = take(id, "THEIRS-1", "71.22");
        BRIDGE.ledger.faults().release();
        BRIDGE.awaitTold(id);

        // Then
        assertThat(standsAsTheirs(draft)).isTrue();
        assertThat(BRIDGE.value(id, "state")).isEqualTo("CONFIRMED");
        assertThat(BRIDGE.bills(id)).isEmpty();
    }

    @Test
    void isNotDeletedWithADocumentThatIsParked() {
        // Given
        BRIDGE.ledger.faults().add(new Faults.Rule("GET", "/api/bills/\\d+", 0, 6, 1, Fault.failBefore(400, Map.of())));
        long id = BRIDGE.add(Invoices.electronic("THEIRS-2", VENDOR));
        BRIDGE.awaitAsked("GET", "/api/bills/\\d+", 1);

        // When
        long draft = take(id, "THEIRS-2", "50.00");
        BRIDGE.awaitState(id, "PARKED");
        BRIDGE.awaitTold(id);

        // Then
        assertThat(standsAsTheirs(draft)).isTrue();
    }

    /** A person goes on with our draft as one of their own. */
    private static long take(long id, String number, String total) {
        long draft = BRIDGE.bills(id).get(0).id();
        String theirs = Invoices.billLike(BRIDGE.bills(id).get(0), number)
                .replace("\"open\": true", "\"open\": false, \"reference_no\": \"CASE-5\"")
                .replace("71.22", total);
        BRIDGE.bigcapital.byHand("PUT", "/api/bills/" + draft, theirs);
        return draft;
    }

    private static boolean standsAsTheirs(long draft) {
        return BRIDGE.bigcapital.bills().stream()
                .anyMatch(bill -> bill.id() == draft && "CASE-5".equals(bill.reference()));
    }
}
