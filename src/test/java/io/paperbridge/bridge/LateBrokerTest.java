package io.paperbridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** RabbitMQ comes after Paperbridge, and goes away under work. */
@NeedsRabbitMq
@ExtendWith(OutputCaptureExtension.class)
class LateBrokerTest {

    private static final String REFUSED = "feed-queue is stopped: The queue takes nothing";

    @Test
    void whatWaitsIsBookedAsSoonAsItIsThere(CapturedOutput output) throws IOException {
        // Given
        try (VirtualHost host = new VirtualHost();
                Gate gate = new Gate(VirtualHost.PORT);
                Bridge bridge = host.set(new Bridge())
                        .with("spring.datasource.url", TwoNodes.database("late_" + System.nanoTime()))
                        .with("spring.rabbitmq.port", String.valueOf(gate.port()))) {
            long early = bridge.add(Invoices.electronic("EARLY-1", "Vor dem Amt GmbH"));
            bridge.start();
            Bridge.await().until(() -> output.toString().contains(REFUSED));
            Bridge.await().until(() -> bridge.count("queued_until is null and state = 'RECEIVED'") == 1);

            // When
            gate.open();
            bridge.awaitTold(early);
            gate.shut();
            long later = bridge.add(Invoices.electronic("LATER-1", "Ohne Amt GmbH"));
            Bridge.await().until(() -> output.toString().split(REFUSED, -1).length == 3);
            gate.open();
            bridge.awaitTold(later);

            // Then
            assertThat(Invoices.isBookedOnce(bridge, early)).isTrue();
            assertThat(Invoices.isBookedOnce(bridge, later)).isTrue();
        }
    }
}
