package io.paperbridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.document.EntryKind;
import io.paperbridge.sandbox.Fault;
import io.paperbridge.sandbox.SandboxAnswer;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nothing is posted into a period that somebody has locked, however lately, and what was asked about is booked once it is unlocked. */
class GuardedBooksTest {

    private static final String VENDOR = "Sperrfrist Verlag GmbH";
    private static final Bridge BRIDGE = new Bridge();

    @BeforeAll
    static void start() {
        BRIDGE.start();
        BRIDGE.awaitTold(BRIDGE.add(Invoices.electronic("OPEN-1", VENDOR))); // the locks were asked for a moment ago
    }

    @AfterAll
    static void stop() {
        BRIDGE.close();
    }

    @BeforeEach
    void calm() {
        BRIDGE.calm();
    }

    @AfterEach
    void unlock() {
        Guards.unlock(BRIDGE);
    }

    @Test
    void asksAboutADateInALockedPeriodAndBooksItOnceUnlocked() {
        // Given
        Guards.lock(BRIDGE, "purchases");

        // When
        long bill = BRIDGE.add(Invoices.electronic("LOCK-1", VENDOR));
        long sale = BRIDGE.add(Kinds.electronic(EntryKind.SALE_INVOICE, "LOCK-2", VENDOR));
        BRIDGE.awaitTold(bill, sale);
        String asked = reason(bill);
        int before = BRIDGE.bills(bill).size();
        Guards.unlock(BRIDGE);
        Guards.putBack(BRIDGE, bill);

        // Then
        assertThat(asked).isEqualTo("NEEDS_REVIEW period-locked");
        assertThat(BRIDGE.shown(bill).notes())
                .singleElement()
                .asString()
                .contains("locked in BigCapital up to " + Invoices.date(), "Unlock it there");
        assertThat(before).isZero();
        assertThat(Kinds.isBookedOnce(BRIDGE, EntryKind.SALE_INVOICE, sale)).isTrue();
        assertThat(Invoices.isBookedOnce(BRIDGE, bill)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(EntryKind.class)
    void postsNoDraftWhosePeriodWasLockedSinceItWasMade(EntryKind kind) {
        // Given
        Kinds.Calls calls = Kinds.calls(kind);
        BRIDGE.ledger.faults().once("GET", calls.entry(), Fault.holdBefore());
        long id = BRIDGE.add(Kinds.electronic(kind, "LATER-" + kind, VENDOR));
        Bridge.await().until(() -> BRIDGE.ledger.faults().waiting() == 1);
        int drafts = BRIDGE.entries(id).size();

        // When
        Guards.lock(BRIDGE, "all");
        BRIDGE.ledger.faults().release();
        BRIDGE.awaitTold(id);
        String asked = reason(id);
        long posts = BRIDGE.ledger.log().count(calls.postMethod(), calls.post());
        int left = BRIDGE.entries(id).size();
        Guards.unlock(BRIDGE);
        Guards.putBack(BRIDGE, id);

        // Then
        assertThat(drafts).isOne();
        assertThat(asked).isEqualTo("NEEDS_REVIEW period-locked");
        assertThat(posts).isZero();
        assertThat(left).isZero();
        assertThat(Kinds.isBookedOnce(BRIDGE, kind, id)).isTrue();
    }

    @Test
    void leavesTheDraftOfABookkeeperInALockedPeriodAsItIs() {
        // Given
        Guards.lock(BRIDGE, "all");

        // When
        long id = BRIDGE.add(Invoices.printed("DRAFT-1", VENDOR));
        BRIDGE.awaitTold(id);

        // Then
        assertThat(BRIDGE.value(id, "state")).isEqualTo("CONFIRMED");
        assertThat(BRIDGE.bills(id)).singleElement().matches(bill -> !bill.isOpen());
    }

    @Test
    void asksAtOnceWhenTheLedgerRefusesToPublishAndHoldsUpNobodyElse() {
        // Given
        Kinds.Calls calls = Kinds.calls(EntryKind.EXPENSE);
        BRIDGE.ledger.faults().once(calls.postMethod(), calls.post(), Fault.holdBefore());
        long id = BRIDGE.add(Kinds.electronic(EntryKind.EXPENSE, "PUBLISH-1", VENDOR));
        Bridge.await().until(() -> BRIDGE.ledger.faults().waiting() == 1);

        // When
        Guards.lock(BRIDGE, "financial");
        BRIDGE.ledger.faults().release();
        BRIDGE.awaitTold(id);
        String asked = reason(id) + " after " + BRIDGE.value(id, "attempts");
        long posts = BRIDGE.ledger.log().count(calls.postMethod(), calls.post());
        int left = BRIDGE.entries(id).size();
        long other = BRIDGE.add(Invoices.electronic("PUBLISH-2", VENDOR));
        BRIDGE.awaitTold(other);
        Guards.unlock(BRIDGE);
        Guards.putBack(BRIDGE, id);

        // Then
        assertThat(asked).isEqualTo("NEEDS_REVIEW period-locked after 0");
        assertThat(BRIDGE.shown(id).notes()).singleElement().asString().contains("up to " + Invoices.date());
        assertThat(posts).isOne();
        assertThat(left).isZero();
        assertThat(Invoices.isBookedOnce(BRIDGE, other)).isTrue();
        assertThat(Kinds.isBookedOnce(BRIDGE, EntryKind.EXPENSE, id)).isTrue();
    }

    @Test
    void namesTheDraftThatTheLedgerKeepsInTheLockedPeriodAndPostsItOnceUnlocked() {
        // Given
        Kinds.Calls calls = Kinds.calls(EntryKind.EXPENSE);
        BRIDGE.ledger.faults().once("GET", calls.entry(), Fault.holdBefore());
        BRIDGE.ledger.faults().once("DELETE", calls.entry(), refusedAsLocked());
        long id = BRIDGE.add(Kinds.electronic(EntryKind.EXPENSE, "KEPT-1", VENDOR));
        Bridge.await().until(() -> BRIDGE.ledger.faults().waiting() == 1);

        // When
        Guards.lock(BRIDGE, "financial");
        BRIDGE.ledger.faults().release();
        BRIDGE.awaitTold(id);
        long draft = BRIDGE.entries(id).get(0).id();
        Guards.unlock(BRIDGE);
        Guards.putBack(BRIDGE, id);

        // Then
        assertThat(BRIDGE.shown(id).notes())
                .singleElement()
                .asString()
                .contains("Entry " + draft + " is left in BigCapital");
        assertThat(BRIDGE.entries(id)).singleElement().satisfies(entry -> assertThat(entry.id())
                .isEqualTo(draft));
        assertThat(Kinds.isBookedOnce(BRIDGE, EntryKind.EXPENSE, id)).isTrue();
    }

    private static Fault refusedAsLocked() {
        String json =
                """
                {"errors": [{"statusCode": 400, "type": "TRANSACTIONS_DATE_LOCKED", "message": "Transactions locked",
                  "payload": {"lockedToDate": "%1$s", "formattedLockedToDate": "%1$s"}}]}"""
                        .formatted(Invoices.date());
        return new Fault(Fault.Applies.NEVER, Duration.ZERO, false, Optional.of(SandboxAnswer.json(400, json)));
    }

    private static String reason(long id) {
        return BRIDGE.value(id, "state || ' ' || reason_code");
    }
}
