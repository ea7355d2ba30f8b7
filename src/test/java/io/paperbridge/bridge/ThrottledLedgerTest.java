package io.paperbridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.sandbox.RequestLog;
import io.paperbridge.sandbox.bigcapital.Voucher;
import io.paperbridge.sandbox.seed.SeedDocument;
import io.paperbridge.sandbox.seed.SeedDocuments;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class ThrottledLedgerTest {

    private static final int LIMIT = 10;
    private static final int DOCUMENTS = 120;
    private static final Duration WINDOW = Duration.ofSeconds(2);

    @Test
    void booksEachOnceAndIsHardlyEverRefusedWhenTheLedgerAllowsTenCallsAWindow() {
        // Given
        try (Bridge bridge = new Bridge()) {
            bridge.ledger.faults().throttle(LIMIT, WINDOW);
            List<SeedDocument> documents = SeedDocuments.many(DOCUMENTS, 7);
            documents.forEach(document -> bridge.add(document.source()));

            // When
            bridge.start();
            Awaitility.await()
                    .atMost(Duration.ofMinutes(3))
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> bridge.count("told = true") == DOCUMENTS);

            // Then
            assertThat(bridge.bigcapital.bills().stream()
                            .map(Voucher::reference)
                            .distinct())
                    .hasSize(DOCUMENTS);
            assertThat(bridge.bigcapital.bills()).hasSize(DOCUMENTS).allMatch(Voucher::isOpen);
            assertThat(bridge.count("attempts > 0")).isZero();
            assertThat(bridge.bigcapital.ledgerBalanced()).isTrue();
            assertThat(refusals(bridge))
                    .allSatisfy((call, times) -> assertThat(times).as(call).isLessThanOrEqualTo(1L));
            System.out.printf(
                    "pacing: %.2f of the allowance used%n",
                    shareUsed(bridge.ledger.log().entries("POST", "/api/bills")));
        }
    }

    private static Map<String, Long> refusals(Bridge bridge) {
        return bridge.ledger.log().entries().stream()
                .filter(entry -> entry.status() == 429)
                .collect(Collectors.groupingBy(RequestLog.Entry::call, Collectors.counting()));
    }

    /** How much of the allowance was used from the first window's beginning to the last one's, in which the rest is done. */
    private static double shareUsed(List<RequestLog.Entry> calls) {
        Instant begin = calls.get(0).time();
        Instant window = begin;
        int before = 0;
        for (int i = 0; i < calls.size(); i++) {
            if (!calls.get(i).time().isBefore(window.plus(WINDOW))) {
                window = calls.get(i).time();
                before = i;
            }
        }
        double windows = (double) Duration.between(begin, window).toMillis() / WINDOW.toMillis();
        return before / (windows * LIMIT);
    }
}
