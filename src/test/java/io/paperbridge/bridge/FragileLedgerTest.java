package io.paperbridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.journal.PostingLane;
import io.paperbridge.sandbox.Fault;
import io.paperbridge.sandbox.Faults;
import io.paperbridge.sandbox.bigcapital.BigCapitalSettings;
import io.paperbridge.sandbox.bigcapital.Voucher;
import io.paperbridge.sandbox.paperless.PaperlessVersion;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A ledger that answers "done" and loses or doubles what somebody posts at the same moment. */
class FragileLedgerTest {

    private static final String BILLS = "/api/bills";
    private static final String BILL = "/api/bills/\\d+";
    private static final String OPEN = "/api/bills/\\d+/open";
    private static final String VENDOR = "Gleichzeitig Handel GmbH";
    private static final Bridge BRIDGE = new Bridge(
            PaperlessVersion.V3_0_5,
            BigCapitalSettings.defaults().withTimes(Duration.ofMillis(5), Duration.ofMillis(400)));

    @BeforeAll
    static void start() {
        BRIDGE.start();
        BRIDGE.awaitTold(BRIDGE.add(Invoices.electronic("FIRST", VENDOR)));
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
    void postsAgainWhatVanishedBecauseAPersonPostedAtTheSameMoment() throws InterruptedException {
        // Given
        BRIDGE.ledger.faults().once("PATCH", OPEN, Fault.holdBefore());
        long id = BRIDGE.add(Invoices.electronic("VANISHED", VENDOR));
        Bridge.await().until(() -> BRIDGE.ledger.faults().waiting() == 1);

        // When
        Thread person = BRIDGE.byHandMeanwhile(
                "POST", BILLS, Invoices.billLike(BRIDGE.bills(1).get(0), "BY-HAND"));
        BRIDGE.ledger.faults().release();
        person.join();
        BRIDGE.awaitTold(id);

        // Then
        assertThat(BRIDGE.ledger.log().count("PATCH", OPEN)).isEqualTo(2);
        assertThat(BRIDGE.ledger.log().count("POST", BILLS)).isEqualTo(1);
        assertThat(Invoices.isBookedOnce(BRIDGE, id)).isTrue();
        assertThat(BRIDGE.value(id, "state")).isEqualTo("CONFIRMED");
    }

    @Test
    void makesTheDraftAnewWhenSomebodyChangedIt() {
        // Given
        BRIDGE.ledger.faults().once("GET", BILL, Fault.holdBefore());
        long id = BRIDGE.add(Invoices.electronic("CHANGED", VENDOR));
        Bridge.await().until(() -> BRIDGE.ledger.faults().waiting() == 1);

        // When
        Voucher draft = BRIDGE.bills(id).get(0);
        String changed =
                Invoices.billLike(draft, "CHANGED").replace("71.22", "99.99").replace("true", "false");
        BRIDGE.bigcapital.byHand("PUT", BILLS + "/" + draft.id(), changed);
        BRIDGE.ledger.faults().release();
        BRIDGE.awaitTold(id);

        // Then
        assertThat(BRIDGE.ledger.log().count("DELETE", BILL)).isEqualTo(1);
        assertThat(Invoices.isBookedOnce(BRIDGE, id)).isTrue();
        assertThat(BRIDGE.bills(id).get(0).id()).isNotEqualTo(draft.id());
    }

    @Test
    void makesTheEntryAgainWithTheSameNumberWhenItIsGoneAtTheSecondLook() {
        // Given
        BRIDGE.ledger.faults().add(new Faults.Rule("GET", BILLS, 1, 1, 1, Fault.holdBefore()));
        long id = BRIDGE.add(Invoices.electronic("GONE", VENDOR));
        Bridge.await().until(() -> BRIDGE.ledger.faults().waiting() == 1);

        // When
        BRIDGE.bigcapital.byHand("DELETE", BILLS + "/" + BRIDGE.bills(id).get(0).id(), "");
        BRIDGE.ledger.faults().release();
        BRIDGE.awaitTold(id);

        // Then
        assertThat(BRIDGE.ledger.log().count("POST", BILLS)).isEqualTo(2);
        assertThat(Invoices.isBookedOnce(BRIDGE, id)).isTrue();
        assertThat(BRIDGE.bills(id).get(0).number()).isEqualTo("GONE");
    }

    @Test
    void stopsPostingAndParksWhenTheLedgerHasAnEntryTwice() throws InterruptedException {
        // Given
        BRIDGE.ledger.faults().once("PATCH", OPEN, Fault.holdBefore());
        long doubled = BRIDGE.add(Invoices.electronic("DOUBLED", VENDOR));
        Bridge.await().until(() -> BRIDGE.ledger.faults().waiting() == 1);
        String path = BILLS + "/" + BRIDGE.bills(doubled).get(0).id() + "/open";

        // When
        Thread person = BRIDGE.byHandMeanwhile("PATCH", path, "");
        BRIDGE.ledger.faults().release();
        person.join();
        BRIDGE.awaitTold(doubled);
        long next = BRIDGE.add(Invoices.electronic("NEXT", VENDOR));
        BRIDGE.awaitState(next, "RETRYING");

        // Then
        assertThat(BRIDGE.value(doubled, "state || ' ' || reason_code")).isEqualTo("PARKED ledger-wrong");
        assertThat(BRIDGE.shown(doubled).tags()).contains("booking-failed").doesNotContain("to-book");
        assertThat(BRIDGE.bills(doubled)).hasSize(1);
        assertThat(BRIDGE.bills(next)).hasSize(1).noneMatch(Voucher::isOpen);
        assertThat(BRIDGE.value(next, "attempts")).isEqualTo("0");

        // When
        BRIDGE.bean(PostingLane.class).resume();
        BRIDGE.hurry();
        BRIDGE.awaitTold(next);

        // Then
        assertThat(Invoices.isBookedOnce(BRIDGE, next)).isTrue();
    }
}
