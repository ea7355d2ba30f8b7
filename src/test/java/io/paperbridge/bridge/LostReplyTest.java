package io.paperbridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.sandbox.Fault;
import io.paperbridge.sandbox.paperless.NewDocument;
import io.paperbridge.sandbox.seed.Language;
import io.paperbridge.sandbox.seed.SeedDocuments;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is sent once stays once, whatever becomes of the reply. */
class LostReplyTest {

    private static final String BILLS = "/api/bills";
    private static final String OPEN = "/api/bills/\\d+/open";
    private static final Bridge BRIDGE = new Bridge()
            .with("paperbridge.lease", "4s")
            .with("paperbridge.quiet-time", "2s")
            .with("paperbridge.remote.answer-timeout", "2s");

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
    void postsOnceForOne503AndBooksAfterwards() {
        // Given
        BRIDGE.ledger.faults().once("POST", BILLS, Fault.failBefore(503, Map.of()));

        // When
        long id = BRIDGE.add(Invoices.electronic("ONE-503", "Fehlerfrei Handel GmbH"));
        BRIDGE.awaitAsked("POST", BILLS, 1);
        BRIDGE.awaitState(id, "RETRYING");
        long postsForOneFailure = BRIDGE.ledger.log().count("POST", BILLS);
        BRIDGE.awaitTold(id);

        // Then
        assertThat(postsForOneFailure).isEqualTo(1);
        assertThat(BRIDGE.ledger.log().count("POST", BILLS)).isEqualTo(2);
        assertThat(Invoices.isBookedOnce(BRIDGE, id)).isTrue();
    }

    @Test
    void postsOnceForOne429AndBooksAfterwardsWithoutAnAttempt() {
        // Given
        BRIDGE.ledger.faults().once("POST", BILLS, Fault.failBefore(429, Map.of("Retry-After", "2")));

        // When
        long id = BRIDGE.add(Invoices.electronic("ONE-429", "Fehlerfrei Handel GmbH"));
        BRIDGE.awaitAsked("POST", BILLS, 1);
        BRIDGE.awaitState(id, "RETRYING");
        long postsForOneRefusal = BRIDGE.ledger.log().count("POST", BILLS);
        BRIDGE.awaitTold(id);

        // Then
        assertThat(postsForOneRefusal).isEqualTo(1);
        assertThat(BRIDGE.ledger.log().count("POST", BILLS)).isEqualTo(2);
        assertThat(BRIDGE.value(id, "attempts")).isEqualTo("0");
        assertThat(Invoices.isBookedOnce(BRIDGE, id)).isTrue();
    }

    @Test
    void adoptsTheDraftWhoseReplyWasLost() {
        // Given
        List<Fault> losses =
                List.of(Fault.applyThenFail(503), Fault.applyThenReset(), Fault.stallAfter(Duration.ofSeconds(3)));
        List<Long> ids = new ArrayList<>();

        // When
        for (int i = 0; i < losses.size(); i++) {
            BRIDGE.ledger.faults().once("POST", BILLS, losses.get(i));
            ids.add(BRIDGE.add(Invoices.electronic("LOST-" + i, "Verlustreich GmbH")));
            BRIDGE.awaitAsked("POST", BILLS, i + 1);
        }
        ids.forEach(BRIDGE::awaitTold);

        // Then
        assertThat(BRIDGE.ledger.log().count("POST", BILLS)).isEqualTo(losses.size());
        assertThat(ids).allMatch(id -> Invoices.isBookedOnce(BRIDGE, id));
    }

    @Test
    void leavesNoSurplusDraftWhenTheCreateTakesEffectLate() {
        // Given
        BRIDGE.ledger.faults().once("POST", BILLS, Fault.applyLate(Duration.ofSeconds(1), 504));
        long within = BRIDGE.add(Invoices.electronic("LATE-1", "Spätdienst GmbH"));
        BRIDGE.awaitAsked("POST", BILLS, 1);
        BRIDGE.ledger.faults().once("POST", BILLS, Fault.applyLate(Duration.ofSeconds(4), 504));
        long after = BRIDGE.add(SeedDocuments.text(Invoices.invoice("LATE-2", "Spätdienst GmbH"), Language.GERMAN));
        BRIDGE.awaitAsked("POST", BILLS, 2);

        // When
        BRIDGE.awaitTold(within, after);
        Bridge.await().until(() -> BRIDGE.count("recheck_at is not null") == 0);

        // Then
        assertThat(Invoices.isBookedOnce(BRIDGE, within)).isTrue();
        assertThat(BRIDGE.bills(after)).hasSize(1);
        assertThat(BRIDGE.bigcapital.ledgerBalanced()).isTrue();
    }

    @Test
    void opensOnceWhenTheReplyToTheOpenWasLost() {
        // Given
        BRIDGE.ledger.faults().once("PATCH", OPEN, Fault.applyThenFail(503));

        // When
        long id = BRIDGE.add(Invoices.electronic("OPEN-LOST", "Offenbach Handel GmbH"));
        BRIDGE.awaitTold(id);

        // Then
        assertThat(BRIDGE.ledger.log().count("PATCH", OPEN)).isEqualTo(1);
        assertThat(Invoices.isBookedOnce(BRIDGE, id)).isTrue();
        assertThat(BRIDGE.shown(id).field("BigCapital status")).isEqualTo("open");
    }

    @Test
    void opensOnceLaterWhenTheOpenFailed() {
        // Given
        BRIDGE.ledger.faults().once("PATCH", OPEN, Fault.failBefore(503, Map.of()));

        // When
        long id = BRIDGE.add(Invoices.electronic("OPEN-FAILED", "Offenbach Handel GmbH"));
        BRIDGE.awaitTold(id);

        // Then
        assertThat(BRIDGE.ledger.log().count("PATCH", OPEN)).isEqualTo(2);
        assertThat(Invoices.isBookedOnce(BRIDGE, id)).isTrue();
    }

    @Test
    void makesOneVendorWhenTheReplyToItsCreateWasLost() {
        // Given
        BRIDGE.ledger.faults().once("POST", "/api/vendors", Fault.applyThenReset());

        // When
        long id = BRIDGE.add(Invoices.electronic("V-1", "Neuling Antwortlos GmbH"));
        BRIDGE.awaitTold(id);

        // Then
        assertThat(BRIDGE.bigcapital.vendors().values())
                .filteredOn("Neuling Antwortlos GmbH"::equals)
                .hasSize(1);
        assertThat(BRIDGE.ledger.log().count("POST", "/api/vendors")).isEqualTo(1);
        assertThat(Invoices.isBookedOnce(BRIDGE, id)).isTrue();
    }

    @Test
    void makesOneVendorForEightDocumentsAtOnce() {
        // Given
        List<NewDocument> documents = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            documents.add(Invoices.electronic("ACHT-" + i, "Achtmal Neu GmbH"));
        }

        // When
        List<Long> ids = documents.stream().map(BRIDGE::add).toList();
        ids.forEach(BRIDGE::awaitTold);

        // Then
        assertThat(BRIDGE.bigcapital.vendors().values())
                .filteredOn("Achtmal Neu GmbH"::equals)
                .hasSize(1);
        assertThat(ids).allMatch(id -> Invoices.isBookedOnce(BRIDGE, id));
    }

    @Test
    void writesOneNoteWhenTheReplyToItWasLost() {
        // Given
        BRIDGE.archive.faults().once("POST", "/api/documents/\\d+/notes/", Fault.applyThenFail(502));

        // When
        long id = BRIDGE.add(SeedDocuments.order(Invoices.invoice("O-1", "Bestellung GmbH"), Language.GERMAN));
        BRIDGE.awaitTold(id);

        // Then
        assertThat(BRIDGE.shown(id).notes()).hasSize(1);
        assertThat(BRIDGE.shown(id).tags()).contains("booking-review").doesNotContain("to-book");
    }
}
