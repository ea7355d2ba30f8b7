package io.paperbridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.document.EntryKind;
import io.paperbridge.sandbox.Fault;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What ends in review or parked leaves no draft behind, or names it. */
class LeftOverDraftTest {

    private static final String BILL = "/api/bills/\\d+";
    private static final String VENDOR = "Restposten Handel GmbH";
    private static final Bridge BRIDGE =
            new Bridge().with("paperbridge.retry.enabled", "false").with("paperbridge.breaker.failures", "50");

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
    void deletesTheDraftOfAParkedDocumentOfAnyKind() {
        // Given
        for (EntryKind kind : EntryKind.values()) {
            BRIDGE.ledger.faults().once("GET", Kinds.calls(kind).entry(), Fault.failBefore(400, Map.of()));
        }

        // When
        Map<EntryKind, Long> ids = Kinds.addAll(BRIDGE, "REST-1", VENDOR);
        BRIDGE.awaitTold(Kinds.ids(ids));

        // Then
        assertThat(ids).allSatisfy((kind, id) -> {
            assertThat(BRIDGE.value(id, "state")).isEqualTo("PARKED");
            assertThat(BRIDGE.ledger.log().count("POST", Kinds.calls(kind).path()))
                    .isEqualTo(1);
            assertThat(BRIDGE.entries(id)).isEmpty();
        });
    }

    @Test
    void namesTheDraftThatCannotBeDeletedAndTakesItWhenTheTagIsPutBack() {
        // Given
        BRIDGE.ledger.faults().once("GET", BILL, Fault.failBefore(400, Map.of()));
        BRIDGE.ledger.faults().once("DELETE", BILL, Fault.failBefore(503, Map.of()));

        // When
        long id = BRIDGE.add(Invoices.electronic("REST-2", VENDOR));
        BRIDGE.awaitTold(id);

        // Then
        assertThat(BRIDGE.value(id, "state")).isEqualTo("PARKED");
        assertThat(BRIDGE.ledger.log().count("DELETE", BILL)).isEqualTo(1);
        long draft = BRIDGE.bills(id).get(0).id();
        assertThat(BRIDGE.shown(id).notes()).singleElement().asString().contains("ntry " + draft);

        // When
        BRIDGE.paperless.addTag(id, "to-book");
        BRIDGE.awaitState(id, "CONFIRMED");
        BRIDGE.awaitTold(id);

        // Then
        assertThat(Invoices.isBookedOnce(BRIDGE, id)).isTrue();
        assertThat(BRIDGE.bills(id).get(0).id()).isEqualTo(draft);
    }

    @Test
    void booksNothingBesideALeftOverDraftThatAPersonHasPostedWhoThenSaysThatItIsOfAnotherKind() {
        // Given
        Kinds.Calls expenses = Kinds.calls(EntryKind.EXPENSE);
        BRIDGE.awaitTold(BRIDGE.add(Invoices.electronic("REST-4", VENDOR)));
        BRIDGE.ledger.faults().once("GET", expenses.entry(), Fault.failBefore(400, Map.of()));
        BRIDGE.ledger.faults().once("DELETE", expenses.entry(), Fault.failBefore(503, Map.of()));
        long id = BRIDGE.add(Kinds.electronic(EntryKind.EXPENSE, "REST-3", VENDOR));
        BRIDGE.awaitTold(id);
        long draft = BRIDGE.entries(id).get(0).id();
        BRIDGE.bigcapital.byHand("POST", "/api/expenses/" + draft + "/publish", "{}");

        // When
        BRIDGE.paperless.setDocumentType(id, "Invoice");
        BRIDGE.paperless.addTag(id, "to-book");
        Bridge.await().until(() -> BRIDGE.count("told and state <> 'PARKED' and paperless_id = " + id) == 1);

        // Then
        assertThat(BRIDGE.entries(id)).singleElement().satisfies(entry -> {
            assertThat(entry.id()).isEqualTo(draft);
            assertThat(entry.isOpen()).isTrue();
        });
        assertThat(BRIDGE.value(id, "state || ' ' || reason_code")).isEqualTo("NEEDS_REVIEW entry-differs");
    }
}
