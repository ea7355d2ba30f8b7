package io.paperbridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.sandbox.bigcapital.Voucher;
import io.paperbridge.sandbox.seed.SeedDocument;
import io.paperbridge.sandbox.seed.SeedDocuments;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThrottledLedgerTest {

    @Test
    void booksEachOnceAndBurnsNoAttemptWhenTheLedgerAllowsTenCallsAWindow() {
        // Given
        try (Bridge bridge = new Bridge()) {
            bridge.ledger.faults().throttle(10, Duration.ofSeconds(2));
            List<SeedDocument> documents = SeedDocuments.many(15, 7);
            documents.forEach(document -> bridge.add(document.source()));

            // When
            bridge.start();
            bridge.awaitAllTold(documents.size());

            // Then
            assertThat(bridge.bigcapital.bills().stream()
                            .map(Voucher::reference)
                            .distinct())
                    .hasSize(15);
            assertThat(bridge.bigcapital.bills()).hasSize(15).allMatch(Voucher::isOpen);
            assertThat(bridge.count("attempts > 0")).isZero();
            assertThat(bridge.bigcapital.ledgerBalanced()).isTrue();
        }
    }
}
