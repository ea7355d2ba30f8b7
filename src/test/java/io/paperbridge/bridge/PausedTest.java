package io.paperbridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.operations.Flow;
import io.paperbridge.operations.SyncRun;
import io.paperbridge.sandbox.Fault;
import org.junit.jupiter.api.Test;

/** A person pauses the work: it holds for every node, what is in work is brought to its end, and it holds for the next start. */
class PausedTest {

    private static final String VENDOR = "Pause Handel GmbH";

    @Test
    void nothingNewIsBegunOnAnyNodeUntilItIsResumedAlsoAfterANewStart() {
        // Given
        try (Bridge bridge = new Bridge()) {
            bridge.start().start();
            bridge.ledger.faults().once("POST", "/api/bills", Fault.holdAfter());
            long inWork = bridge.add(Invoices.electronic("PAUSE-IN-WORK", VENDOR));
            Bridge.await().until(() -> bridge.ledger.faults().waiting() == 1);

            // When
            bridge.bean(Flow.class).pause("anna", "stock-taking");
            bridge.ledger.faults().release();
            long waiting = bridge.add(Invoices.electronic("PAUSE-WAITS", VENDOR));
            Bridge.await().until(() -> bridge.bills(inWork).size() == 1);
            bridge.stop();
            bridge.start();
            String poll = bridge.bean(Flow.class).pollNow();
            int sync = bridge.bean(SyncRun.class).pollAndWork(80);
            bridge.archive.log().clear();

            // Then
            assertThat(bridge.bean(Flow.class).getPausedReason()).isEqualTo("by anna: stock-taking");
            assertThat(poll).isEqualTo("Work is paused by anna: stock-taking.");
            assertThat(sync).isEqualTo(SyncRun.COULD_NOT_RUN);
            assertThat(bridge.bills(waiting)).isEmpty();

            // When
            String answer = bridge.bean(Flow.class).resume();
            bridge.awaitTold(inWork, waiting);

            // Then
            assertThat(answer).isEqualTo("Work goes on.");
            assertThat(Invoices.isBookedOnce(bridge, inWork)).isTrue();
            assertThat(Invoices.isBookedOnce(bridge, waiting)).isTrue();
        }
    }
}
