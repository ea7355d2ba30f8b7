package io.paperbridge.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FlowDocumentTest {

    @Test
    void thePageShowsTheRoutesAsTheyAre() {
        GeneratedPage.isFresh("flow.md", new FlowDocument(FlowFile.readAll(FlowFile.ROUTES)).markdown());
    }

    @Test
    void showsWhatARouteTakesGivesAndAsks() {
        // Given
        FlowFile fetch = FlowFile.parse(
                "30-fetch-document.camel.yaml",
                """
                - route:
                    id: fetch-document
                    description: Takes a key, gives a document.
                    group: booking
                    from:
                      uri: "{{paperbridge.queue.book}}"
                      steps:
                        - setVariable:
                            name: claim
                            expression:
                              method:
                                ref: documents
                                method: claim(${body})
                        - to:
                            uri: kamelet:paperless-action/get-document
                            parameters:
                              method: GET
                              path: /api/documents/1/
                        - setBody:
                            expression:
                              jq:
                                expression: resource:file:routes/mappings/bill.jq
                        - to:
                            uri: direct:extract-invoice
                """);
        FlowFile extract = FlowFile.parse(
                "40-extract-invoice.camel.yaml",
                """
                - route:
                    id: extract-invoice
                    description: Takes a document, gives a reading.
                    group: booking
                    from:
                      uri: direct:extract-invoice
                      steps:
                        - bean:
                            ref: invoiceReader
                            method: read(${body})
                """);
        // When
        String page = new FlowDocument(List.of(fetch, extract)).markdown();
        // Then
        assertThat(page)
                .contains("route-fetch-document --> route-extract-invoice")
                .contains("queue-book -.-> route-fetch-document")
                .contains("route-fetch-document ==> paperless-action")
                .contains(
                        "| 30 | `fetch-document` | Takes a key, gives a document. | queue `book` | `extract-invoice` |"
                                + " `paperless-action/get-document GET /api/documents/1/` |"
                                + " `documents.claim`<br>`mappings/bill.jq` |")
                .contains(
                        "| 40 | `extract-invoice` | Takes a document, gives a reading. | `direct:extract-invoice` | – | – |"
                                + " `invoiceReader.read` |");
    }
}
