package io.paperbridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.sandbox.bigcapital.Voucher;
import io.paperbridge.sandbox.paperless.PaperlessDocument;
import io.paperbridge.sandbox.seed.SeedDocument;
import io.paperbridge.sandbox.seed.SeedDocuments;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

class ManyDocumentsTest {

    private static final int MANY = 200;

    @Test
    void booksTwoHundredDocumentsOnceEachAndWritesNothingInASecondRun() {
        // Given
        try (Bridge bridge = new Bridge()) {
            Map<Long, SeedDocument> documents = new TreeMap<>();
            SeedDocuments.many(MANY, 20).forEach(document -> documents.put(bridge.add(document.source()), document));

            // When
            bridge.start();
            Bridge.await().atMost(Duration.ofMinutes(3)).until(() -> bridge.count("told = true") == MANY);
            long polls = bridge.archive.log().count("GET", "/api/documents/");
            long writes = bridge.writes();
            Bridge.await().until(() -> bridge.archive.log().count("GET", "/api/documents/") >= polls + 2);

            // Then
            Map<String, List<Voucher>> bills =
                    bridge.bigcapital.bills().stream().collect(Collectors.groupingBy(bill -> "" + bill.reference()));
            SoftAssertions softly = new SoftAssertions();
            documents.forEach(
                    (id, document) -> check(softly, bridge, id, document, bills.getOrDefault("PLX-" + id, List.of())));
            softly.assertAll();
            assertThat(bridge.bigcapital.bills()).hasSize(MANY);
            assertThat(bridge.bigcapital.ledgerBalanced()).isTrue();
            assertThat(bridge.writes()).isEqualTo(writes);
            assertThat(bridge.ledger.log().count("POST", "/api/bills")).isEqualTo(MANY);
            assertThat(bridge.bigcapital.vendors().values()).doesNotHaveDuplicates();
            assertThat(bridge.bigcapital.maxPostingsInFlight()).isEqualTo(1);
            assertThat(bridge.bigcapital.maxRequestsInFlight()).isLessThanOrEqualTo(4);
        }
    }

    private static void check(
            SoftAssertions softly, Bridge bridge, long id, SeedDocument document, List<Voucher> bills) {
        String which = document.situation();
        softly.assertThat(bills).as(which).hasSize(1);
        Voucher bill = bills.get(0);
        softly.assertThat(bill.isOpen()).as(which).isTrue();
        softly.assertThat(bill.total())
                .as(which)
                .isEqualByComparingTo(document.expected().gross());
        softly.assertThat(Invoices.debits(bridge, bill))
                .as(which)
                .isEqualByComparingTo(document.expected().gross());
        PaperlessDocument shown = bridge.shown(id);
        softly.assertThat(shown.tags()).as(which).isEqualTo(new HashSet<>(List.of("booked")));
        softly.assertThat(shown.field("Invoice number"))
                .as(which)
                .isEqualTo(document.expected().number());
        softly.assertThat(shown.field("Net"))
                .as(which)
                .isEqualTo("EUR" + document.expected().net());
        softly.assertThat(shown.field("Tax"))
                .as(which)
                .isEqualTo("EUR" + document.expected().tax());
        softly.assertThat(shown.field("Total"))
                .as(which)
                .isEqualTo("EUR" + document.expected().gross());
        softly.assertThat(shown.field("BigCapital link")).as(which).contains("/bills/" + bill.id());
        softly.assertThat(shown.field("BigCapital status")).as(which).isEqualTo("open");
        softly.assertThat(shown.notes()).as(which).isEmpty();
    }
}
