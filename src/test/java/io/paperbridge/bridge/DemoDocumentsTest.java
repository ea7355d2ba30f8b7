package io.paperbridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.document.EntryKind;
import io.paperbridge.sandbox.bigcapital.Entry;
import io.paperbridge.sandbox.bigcapital.Voucher;
import io.paperbridge.sandbox.paperless.PaperlessDocument;
import io.paperbridge.sandbox.seed.DemoDocuments;
import io.paperbridge.sandbox.seed.SeedDocument;
import io.paperbridge.sandbox.seed.SeedDocument.Decision;
import io.paperbridge.sandbox.seed.SeedDocument.Origin;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

class DemoDocumentsTest {

    /** Two of one number: whichever comes second is the duplicate, or gets the vendor's suffix. */
    private static final Set<String> EITHER_WAY = Set.of("IT-3306", "2026-100");

    @Test
    void endsEveryDemoDocumentAsExpected() {
        // Given
        try (Bridge bridge = new Bridge()
                .with("paperbridge.company.vat-ids", "DE136695976")
                .with("paperbridge.approval.limit", DemoDocuments.APPROVAL_LIMIT)
                .with("paperbridge.exchange-rates.source", "fixed")
                .with("paperbridge.exchange-rates.fixed.USD", "0.92")) {
            List<SeedDocument> documents = DemoDocuments.all(LocalDate.now(ZoneId.of("Europe/Berlin")));
            List<Long> ids = new ArrayList<>();
            documents.forEach(document -> ids.add(bridge.add(document.source())));

            // When
            bridge.start();
            bridge.awaitAllTold(documents.size());

            // Then
            SoftAssertions softly = new SoftAssertions();
            for (int i = 0; i < documents.size(); i++) {
                SeedDocument document = documents.get(i);
                if (!EITHER_WAY.contains(String.valueOf(document.expected().number()))) {
                    check(softly, bridge, ids.get(i), document);
                }
            }
            softly.assertThat(reasons(bridge)).contains("approval-limit", "iban-changed");
            softly.assertAll();
            assertThat(bridge.bigcapital.bills().stream().map(Voucher::number).filter("IT-3306"::equals))
                    .hasSize(1);
            assertThat(bridge.bigcapital.bills().stream()
                            .map(Voucher::number)
                            .filter(number -> number.startsWith("2026-100")))
                    .hasSize(2)
                    .anyMatch(number -> number.matches("2026-100 \\(V\\d+\\)"));
            assertThat(bridge.bigcapital.entries()).hasSize(28);
            assertThat(bridge.bigcapital.ledgerBalanced()).isTrue();
            assertThat(bridge.bigcapital.maxPostingsInFlight()).isLessThanOrEqualTo(1);
        }
    }

    private static List<String> reasons(Bridge bridge) {
        return bridge.journal()
                .sql("select reason_code from document where state = 'NEEDS_REVIEW'")
                .query(String.class)
                .list();
    }

    private static void check(SoftAssertions softly, Bridge bridge, long id, SeedDocument document) {
        String situation = id + " " + document.situation();
        SeedDocument.Expected expected = document.expected();
        PaperlessDocument shown = bridge.paperless.document(id);
        List<Entry> entries = bridge.entries(id);
        if (expected.decision() == Decision.BOOKED) {
            softly.assertThat(entries).as(situation).hasSize(1);
            entries.forEach(entry -> {
                softly.assertThat(Kinds.isOf(expected.kind(), entry))
                        .as(situation)
                        .isTrue();
                softly.assertThat(entry.total()).as(situation).isEqualByComparingTo(expected.total());
                softly.assertThat(entry.number())
                        .as(situation)
                        .isEqualTo(expected.kind() == EntryKind.EXPENSE ? null : expected.entryNumber());
                softly.assertThat(entry.isOpen()).as(situation).isEqualTo(expected.origin() == Origin.E_INVOICE);
            });
            softly.assertThat(shown.tags()).as(situation).contains("booked").doesNotContain("to-book");
            softly.assertThat(shown.field("Total"))
                    .as(situation)
                    .isEqualTo(expected.currency() + expected.gross().toPlainString());
            softly.assertThat(shown.field("BigCapital link"))
                    .as(situation)
                    .contains(Kinds.calls(expected.kind())
                            .path()
                            .replace("/api/sale-", "/")
                            .replace("/api", ""));
            softly.assertThat(shown.notes()).as(situation).isEmpty();
        } else {
            softly.assertThat(entries).as(situation).isEmpty();
            softly.assertThat(shown.tags())
                    .as(situation)
                    .contains("booking-review")
                    .doesNotContain("to-book", "booked");
            softly.assertThat(shown.notes()).as(situation).hasSize(1);
        }
    }
}
