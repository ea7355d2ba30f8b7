package io.paperbridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.failure.Failure;
import io.paperbridge.operations.PollHealth;
import io.paperbridge.sandbox.Fault;
import java.time.Duration;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What only a person can mend stops the work, costs no attempt, and goes on by itself when it is mended. */
class StoppedTest {

    private static final String VENDOR = "Stillstand Handel GmbH";
    private static final Duration AGAIN = Duration.ofMinutes(11);
    private static final Bridge BRIDGE = new Bridge().with("paperbridge.retry.multipliers.validation", "1");

    @BeforeAll
    static void start() {
        BRIDGE.start();
        BRIDGE.awaitTold(BRIDGE.add(Invoices.electronic("STOP-0", VENDOR)));
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
    void pausesWhenTheLedgerRefusesAccessAndBurnsNoAttempt() {
        // Given
        BRIDGE.ledger.faults().always("*", "/api/.*", Fault.failBefore(401, Map.of()));

        // When
        long first = BRIDGE.add(Invoices.electronic("STOP-401", VENDOR));
        BRIDGE.awaitState(first, "RETRYING");
        long second = BRIDGE.add(Invoices.electronic("STOP-402", VENDOR));
        BRIDGE.awaitState(second, "RECEIVED");
        Bridge.await().until(() -> sentence().contains("API key"));
        BRIDGE.ledger.faults().clear();
        goOn();
        BRIDGE.awaitTold(first, second);

        // Then
        assertThat(BRIDGE.value(first, "attempts")).isEqualTo("0");
        assertThat(BRIDGE.value(second, "attempts")).isEqualTo("0");
        assertThat(Invoices.isBookedOnce(BRIDGE, first)).isTrue();
        assertThat(Invoices.isBookedOnce(BRIDGE, second)).isTrue();
        assertThat(sentence()).isEmpty();
    }

    @Test
    void triesOneDocumentAtATimeWhilePaperlessRefusesTheTokenHoweverManyWait() {
        // Given
        BRIDGE.archive.faults().always("GET", "/api/documents/[0-9]+/.*", Fault.failBefore(401, Map.of()));
        long before = claims();

        // When
        long[] ids = LongStream.range(0, 90)
                .map(i -> BRIDGE.add(Invoices.electronic("STOP-MANY-" + i, VENDOR)))
                .toArray();
        BRIDGE.awaitState(ids[89], "RECEIVED");
        BRIDGE.awaitAsked("GET", "/api/organization/current", 5); // each refusal lets the ledger be learned anew
        long claims = claims() - before;
        BRIDGE.archive.faults().clear();
        goOn();
        BRIDGE.hurry();

        // Then
        assertThat(claims).isBetween(1L, 40L);
        BRIDGE.awaitTold(ids);
    }

    @Test
    void booksOnceWhenAProxyAnswersTheCreateWithItsLoginPage() {
        // Given
        BRIDGE.ledger.faults().once("POST", "/api/bills", Fault.htmlLogin());

        // When
        long id = BRIDGE.add(Invoices.electronic("STOP-HTML", VENDOR));
        BRIDGE.awaitState(id, "RETRYING");
        goOn();
        Bridge.await().until(() -> {
            BRIDGE.hurry();
            return BRIDGE.count("told = true and paperless_id = " + id) == 1;
        });

        // Then
        assertThat(BRIDGE.value(id, "attempts")).isEqualTo("0");
        assertThat(Invoices.isBookedOnce(BRIDGE, id)).isTrue();
    }

    @Test
    void stopsPollingAtALoginPageOfPaperlessAndGoesOnAfterwards() {
        // Given
        BRIDGE.archive.faults().always("*", "/api/.*", Fault.htmlLogin());

        // When
        Bridge.await().until(() -> sentence().contains("PAPERLESS_URL"));
        BRIDGE.archive.faults().clear();
        long id = BRIDGE.add(Invoices.electronic("STOP-LOGIN", VENDOR));
        BRIDGE.awaitTold(id);

        // Then
        assertThat(sentence()).isEmpty();
        assertThat(Invoices.isBookedOnce(BRIDGE, id)).isTrue();
    }

    @Test
    void stopsPollingWhenTheTagIsDeletedAndGoesOnWhenItIsBack() {
        // Given
        BRIDGE.paperless.deleteTag("to-book");

        // When
        BRIDGE.clock.move(AGAIN);
        Bridge.await().until(() -> sentence().contains("to-book"));
        String remedy = sentence();
        BRIDGE.paperless.createTag("to-book");
        long id = BRIDGE.add(Invoices.electronic("STOP-TAG", VENDOR));
        BRIDGE.awaitTold(id);

        // Then
        assertThat(remedy).contains("create");
        assertThat(sentence()).isEmpty();
        assertThat(BRIDGE.shown(id).tags()).contains("booked").doesNotContain("to-book");
    }

    @Test
    void booksNothingForADocumentThatIsDeletedBeforeItWasRead() {
        // Given
        BRIDGE.archive.faults().once("GET", "/api/documents/\\d+/", Fault.holdBefore());
        long id = BRIDGE.add(Invoices.electronic("STOP-DELETED", VENDOR));
        Bridge.await().until(() -> BRIDGE.archive.faults().waiting() == 1);

        // When
        BRIDGE.paperless.delete(id);
        BRIDGE.archive.faults().release();
        BRIDGE.awaitTold(id);

        // Then
        assertThat(BRIDGE.value(id, "state || ' ' || reason_code")).isEqualTo("PARKED document-gone");
        assertThat(BRIDGE.bills(id)).isEmpty();
    }

    @Test
    void booksOnceADocumentThatIsDeletedAfterItsDraftWasMade() {
        // Given
        BRIDGE.ledger.faults().once("GET", "/api/bills/\\d+", Fault.holdBefore());
        long id = BRIDGE.add(Invoices.electronic("STOP-LATE", VENDOR));
        Bridge.await().until(() -> BRIDGE.ledger.faults().waiting() == 1);

        // When
        BRIDGE.paperless.delete(id);
        BRIDGE.ledger.faults().release();
        BRIDGE.awaitTold(id);

        // Then
        assertThat(BRIDGE.value(id, "state")).isEqualTo("CONFIRMED");
        assertThat(Invoices.isBookedOnce(BRIDGE, id)).isTrue();
    }

    private static void goOn() {
        BRIDGE.clock.move(AGAIN);
        BRIDGE.hurry();
    }

    private static String sentence() {
        return BRIDGE.bean(PollHealth.class).whyStopped().map(Failure::sentence).orElse("");
    }

    private static long claims() {
        return BRIDGE.journal()
                .sql("select count(*) from event where what = 'claimed'")
                .query(Long.class)
                .single();
    }
}
