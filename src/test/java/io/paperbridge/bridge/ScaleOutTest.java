package io.paperbridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.journal.Nodes;
import io.paperbridge.sandbox.RequestLog;
import io.paperbridge.sandbox.bigcapital.Voucher;
import io.paperbridge.sandbox.seed.SeedDocuments;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.core.Binding;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Two nodes with the profile scale-out: one PostgreSQL, one RabbitMQ, one schedule. */
@NeedsRabbitMq
@ExtendWith(OutputCaptureExtension.class)
class ScaleOutTest {

    private static final Bridge BRIDGE = new Bridge();
    private static VirtualHost host;

    @BeforeAll
    static void start() {
        host = new VirtualHost();
        TwoNodes.start(host.set(BRIDGE));
    }

    @AfterAll
    static void stop() {
        BRIDGE.close();
        host.close();
    }

    @Test
    void bookEachDocumentOnceFromOneQueue() {
        // Given
        List<Long> ids = SeedDocuments.many(30, 8).stream()
                .map(document -> BRIDGE.add(document.source()))
                .toList();

        // When
        ids.forEach(BRIDGE::awaitTold);

        // Then
        assertThat(ids)
                .allMatch(id -> BRIDGE.bills(id).size() == 1)
                .allMatch(id -> BRIDGE.bills(id).get(0).isOpen());
        assertThat(BRIDGE.bigcapital.bills()).extracting(Voucher::reference).doesNotHaveDuplicates();
        assertThat(BRIDGE.bigcapital.maxPostingsInFlight()).isEqualTo(1);
        assertThat(BRIDGE.journal()
                        .sql("select distinct actor from event where what = 'claimed'")
                        .query(String.class)
                        .list())
                .hasSize(2);
        assertThat(BRIDGE.bean(Nodes.class).all()).hasSize(2);
    }

    @Test
    void goOnWhenTheQueuesAreDeletedByHand() {
        // Given
        AmqpAdmin broker = BRIDGE.bean(AmqpAdmin.class);
        List.of("paperbridge.book", "paperbridge.tell").forEach(broker::deleteQueue);

        // When
        long id = BRIDGE.add(Invoices.electronic("GONE-1", "Ohne Schlange GmbH"));
        BRIDGE.awaitTold(id);

        // Then
        assertThat(Invoices.isBookedOnce(BRIDGE, id)).isTrue();
    }

    @Test
    void takeWhatCannotBeRoutedForAnErrorAndFeedItAgain(CapturedOutput output) {
        // Given
        AmqpAdmin broker = BRIDGE.bean(AmqpAdmin.class);
        List.of("book", "tell")
                .forEach(key -> broker.removeBinding(
                        new Binding("paperbridge." + key, Binding.DestinationType.QUEUE, "paperbridge", key, null)));

        // When
        long id = BRIDGE.add(Invoices.electronic("LOST-1", "Ohne Weg GmbH"));
        BRIDGE.awaitTold(id);

        // Then
        assertThat(Invoices.isBookedOnce(BRIDGE, id)).isTrue();
        assertThat(output).contains("RabbitMQ has no queue for 'book' (NO_ROUTE)");
    }

    @Test
    void areRefusedNoMoreOftenThanOneNodeWhenTheLedgerAllowsTenCallsAWindow() {
        // Given
        BRIDGE.calm();
        BRIDGE.ledger.faults().throttle(10, Duration.ofSeconds(2));
        List<Long> ids = IntStream.range(0, 30)
                .mapToObj(i -> BRIDGE.add(Invoices.electronic("RATE-" + i, "Takt " + i % 3 + " GmbH")))
                .toList();

        // When
        ids.forEach(BRIDGE::awaitTold);
        Map<String, Long> refusals = BRIDGE.ledger.log().entries().stream()
                .filter(entry -> entry.status() == 429)
                .collect(Collectors.groupingBy(RequestLog.Entry::call, Collectors.counting()));
        BRIDGE.calm();

        // Then
        assertThat(refusals)
                .allSatisfy((call, times) -> assertThat(times).as(call).isLessThanOrEqualTo(1L));
    }

    @Test
    void pollOnceAtEachTick() {
        // Given
        Instant begin = Instant.now();
        Bridge.await().until(() -> Instant.now().isAfter(begin.plusSeconds(5)));

        // When // Then
        Bridge.await() // what a slow machine has missed is made up for first
                .alias("no more than one poll a second over five seconds")
                .until(() -> pollsSince(Instant.now().minusSeconds(5)) >= 3
                        && pollsSince(Instant.now().minusSeconds(5)) <= 6);
    }

    private static long pollsSince(Instant begin) {
        return BRIDGE.archive.log().entries().stream()
                .filter(request -> isPoll(request) && request.time().isAfter(begin))
                .count();
    }

    private static boolean isPoll(RequestLog.Entry request) {
        return request.method().equals("GET") && request.path().equals("/api/documents/");
    }
}
