package io.paperbridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.operations.Flow;
import io.paperbridge.sandbox.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server that fails again and again is left alone, one document at a time probes it, and work goes on by itself. */
class ServerDownTest {

    private static final String VENDOR = "Ausfall Handel GmbH";
    private static final int WAIT = 3;
    private static final Bridge BRIDGE = new Bridge()
            .with("paperbridge.breaker.failures", "3")
            .with("paperbridge.breaker.wait", WAIT + "s")
            .with("paperbridge.retry.delays", "2s,2s,2s,2s,2s,2s,2s,2s,2s,2s");

    @BeforeAll
    static void start() {
        BRIDGE.start();
        BRIDGE.awaitTold(BRIDGE.add(Invoices.electronic("DOWN-0", VENDOR)));
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
    void nothingIsBegunWhileTheLedgerIsDownAndNoAttemptIsLost() {
        // Given
        BRIDGE.ledger.faults().always("*", "/api/.*", Fault.failBefore(503, Map.of()));
        long first = BRIDGE.add(Invoices.electronic("DOWN-FIRST", VENDOR));
        Bridge.await().until(() -> server("BigCapital").equals("LEFT_ALONE"));
        String attempts = BRIDGE.value(first, "attempts");

        // When
        List<Long> later = IntStream.range(0, 20)
                .mapToObj(i -> BRIDGE.add(Invoices.electronic("DOWN-" + (i + 1), VENDOR)))
                .toList();
        // one of them may have become a probe already
        later.forEach(id -> Bridge.await().until(() -> BRIDGE.count("paperless_id = " + id) == 1));
        BRIDGE.ledger.log().clear();
        long began = System.nanoTime();
        Bridge.await().until(() -> BRIDGE.ledger.log().entries().size() >= 3);
        long seconds = Duration.ofNanos(System.nanoTime() - began).toSeconds();
        long claimed = BRIDGE.journal()
                .sql("select count(distinct document_key) from event where what = 'claimed' and document_key in"
                        + " (select document_key from document where paperless_id in (:ids))")
                .param("ids", later)
                .query(Long.class)
                .single();
        BRIDGE.ledger.faults().clear();
        later.forEach(BRIDGE::awaitTold);
        BRIDGE.awaitTold(first);

        // Then
        assertThat(seconds).as("one probe after each wait").isGreaterThanOrEqualTo(WAIT);
        assertThat(claimed).as("documents that were probes").isLessThanOrEqualTo(seconds / WAIT + 2);
        assertThat(later).allMatch(id -> Invoices.isBookedOnce(BRIDGE, id));
        assertThat(Invoices.isBookedOnce(BRIDGE, first)).isTrue();
        assertThat(attempts).isIn("0", "1", "2");
        assertThat(later.stream()
                        .filter(id -> !BRIDGE.value(id, "attempts").equals("0"))
                        .count())
                .as("only probes count an attempt")
                .isLessThanOrEqualTo(claimed);
        assertThat(server("BigCapital")).isEqualTo("WELL");
    }

    @Test
    void nothingIsToldWhilePaperlessIsDownAndThenAllIs() {
        // Given
        List.of("PATCH", "POST")
                .forEach(method ->
                        BRIDGE.archive.faults().always(method, "/api/documents/.*", Fault.failBefore(503, Map.of())));
        List<Long> ids = IntStream.range(0, 6)
                .mapToObj(i -> BRIDGE.add(Invoices.electronic("DOWN-P-" + i, VENDOR)))
                .toList();
        ids.forEach(id -> BRIDGE.awaitState(id, "CONFIRMED"));

        // When
        BRIDGE.archive.faults().always("*", "/api/.*", Fault.failBefore(503, Map.of()));
        Bridge.await().until(() -> server("Paperless").equals("LEFT_ALONE"));
        List<String> told = ids.stream().map(id -> BRIDGE.value(id, "told")).toList();
        BRIDGE.archive.faults().clear();
        ids.forEach(BRIDGE::awaitTold);

        // Then
        assertThat(told).allMatch("false"::equalsIgnoreCase);
        assertThat(ids).allMatch(id -> Invoices.isBookedOnce(BRIDGE, id));
        assertThat(server("Paperless")).isEqualTo("WELL");
    }

    private static String server(String name) {
        return String.valueOf(BRIDGE.bean(Flow.class).getServers().get(name));
    }
}
