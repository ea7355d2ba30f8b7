package io.paperbridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.failure.Failure;
import io.paperbridge.operations.PollHealth;
import io.paperbridge.sandbox.Fault;
import io.paperbridge.sandbox.bigcapital.BigCapitalSettings;
import io.paperbridge.sandbox.paperless.PaperlessVersion;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The organisation's database is not there, not yet or not for a while: nothing is booked, the reason is said, and it goes on by itself. */
class NotBuiltTest {

    private static final String VENDOR = "Baugrube Tiefbau GmbH";

    @Test
    void waitsUntilItIsThereAndAgainWhenItIsGoneAndBurnsNoAttempt() {
        // Given
        try (Bridge bridge = new Bridge(
                PaperlessVersion.V3_0_5, BigCapitalSettings.defaults().notBuilt())) {
            long first = bridge.add(Invoices.electronic("BUILD-1", VENDOR));
            bridge.start();
            bridge.awaitState(first, "RECEIVED");
            Bridge.await().until(() -> sentence(bridge).contains("is not set up yet"));

            // When
            bridge.bigcapital.setBuilt(true);
            bridge.awaitTold(first);
            String meanwhile = sentence(bridge);
            bridge.ledger.faults().once("POST", "/api/bills", Fault.holdBefore());
            long second = bridge.add(Invoices.electronic("BUILD-2", VENDOR));
            Bridge.await().until(() -> bridge.ledger.faults().waiting() == 1);
            bridge.bigcapital.setBuilt(false);
            bridge.ledger.faults().release();
            bridge.awaitState(second, "RETRYING");
            Bridge.await().until(() -> sentence(bridge).contains("is not set up yet"));
            long third = bridge.add(Invoices.electronic("BUILD-3", VENDOR));
            bridge.awaitState(third, "RECEIVED");
            String why = bridge.value(second, "reason_code");
            bridge.bigcapital.setBuilt(true);
            bridge.awaitTold(second, third);

            // Then
            assertThat(meanwhile).isEmpty();
            assertThat(why).isEqualTo("not-configured");
            assertThat(List.of(first, second, third)).allSatisfy(id -> {
                assertThat(bridge.value(id, "attempts")).isEqualTo("0");
                assertThat(Invoices.isBookedOnce(bridge, id)).isTrue();
            });
            assertThat(sentence(bridge)).isEmpty();
        }
    }

    private static String sentence(Bridge bridge) {
        return bridge.bean(PollHealth.class).whyStopped().map(Failure::sentence).orElse("");
    }
}
