package io.paperbridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.sandbox.seed.SeedDocuments;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class AllowanceTest {

    private static final int DOCUMENTS = 6;

    /** Of which the doctor reckons how many documents a throttle lets through: 10 calls a minute are 600 documents an hour. */
    private static final int CALLS_OF_THE_BUSIEST = 1;

    @Test
    void aDocumentCostsTheBusiestEndpointWhatTheDoctorReckonsWith() {
        // Given
        try (Bridge bridge = new Bridge()) {
            SeedDocuments.many(DOCUMENTS, 7).forEach(document -> bridge.add(document.source()));

            // When
            bridge.start();
            bridge.awaitConfirmed(DOCUMENTS);

            // Then
            long busiest = Collections.max(bridge.ledger.log().counts().values());
            assertThat(busiest / DOCUMENTS)
                    .as("%s", bridge.ledger.log().counts())
                    .isEqualTo(CALLS_OF_THE_BUSIEST);
        }
    }
}
