package io.paperbridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.sandbox.seed.DemoDocuments;
import io.paperbridge.sandbox.seed.SeedDocument;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoDocumentsTest {

    @Test
    void endsEveryDemoDocumentAsExpected() {
        // Given
        try (Bridge bridge = new Bridge()) {
            List<SeedDocument> documents = DemoDocuments.all(LocalDate.now(ZoneId.of("Europe/Berlin")));
            documents.forEach(document -> bridge.add(document.source()));

            // When
            bridge.start();
            try {
            bridge.awaitAllTold(documents.size());
            } finally {
            bridge.journal().sql("select paperless_id, state, reason_code, reason_text, attempts, told, invoice_number, party, gross from document order by 1").query().listOfRows().forEach(System.out::println);
            }

            // Then
            assertThat(bridge.bigcapital.ledgerBalanced()).isTrue();
        }
    }
}
