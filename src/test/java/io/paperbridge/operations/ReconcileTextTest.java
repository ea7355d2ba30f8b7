package io.paperbridge.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.paperbridge.document.DocumentRef;
import io.paperbridge.document.EntryKind;
import io.paperbridge.document.FoundEntry;
import io.paperbridge.language.Sentence;
import io.paperbridge.reconciliation.Discrepancy;
import io.paperbridge.reconciliation.Discrepancy.Repair;
import io.paperbridge.reconciliation.Kind;
import io.paperbridge.reconciliation.Report;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReconcileTextTest {

    private static final DocumentRef REF = new DocumentRef(17, Instant.parse("2026-11-20T09:00:00Z"));
    private static final FoundEntry BILL = new FoundEntry(
            EntryKind.BILL,
            42,
            "PLX-17",
            "=1,\"2\"",
            7,
            Set.of(LocalDate.of(2026, 10, 1)),
            "EUR",
            new BigDecimal("119.00"),
            BigDecimal.ONE,
            true);

    private final ReconcileText text = new ReconcileText(Locale.ENGLISH);
    private final Report report = new Report(
            Instant.parse("2026-11-26T03:30:00Z"),
            3,
            4,
            5,
            List.of(
                    discrepancy(
                            Kind.BOOKED_TWICE,
                            Sentence.of("reconcile.booked-twice", 17L, BILL.described()),
                            Repair.NONE),
                    discrepancy(
                            Kind.BOOKED_UNTAGGED, Sentence.of("reconcile.booked-untagged", 17L), Repair.TELL_AGAIN)),
            List.of(discrepancy(Kind.SURPLUS_DRAFT, Sentence.verbatim("=left, over"), Repair.DELETE_DRAFT)));

    @Test
    void isATableForPeople() {
        assertThat(text.table(report).lines())
                .hasSize(4)
                .anyMatch(line -> line.startsWith("booked-twice") && line.contains("17") && line.contains("open"))
                .anyMatch(line -> line.startsWith("booked-untagged") && line.contains("repairable"))
                .anyMatch(line -> line.startsWith("surplus-draft") && line.contains("repaired"))
                .last()
                .asString()
                .contains("3 documents", "2 disagreements remain, 1 repaired");
    }

    @Test
    void isJsonForPrograms() throws Exception {
        // When
        JsonNode json = new ObjectMapper().readTree(text.json(report));
        // Then
        assertThat(json.path("findings")).hasSize(3);
        assertThat(json.path("findings").get(0).path("entryKind").asText()).isEqualTo("bill");
        assertThat(json.path("findings").get(0).path("reference").asText()).isEqualTo("PLX-17");
        assertThat(json.path("remaining").path("booked-twice").asInt()).isEqualTo(1);
        assertThat(json.path("remaining").path("surplus-draft").asInt()).isZero();
        assertThat(json.path("begun").asText()).isEqualTo("2026-11-26T03:30:00Z");
    }

    @Test
    void isCsvThatNoSpreadsheetRuns() {
        // When
        List<String> lines = text.csv(report).lines().toList();
        // Then
        assertThat(lines.get(0)).isEqualTo("kind,document,reference,entry_kind,entry,state,what");
        assertThat(lines).hasSize(4);
        assertThat(lines.get(1))
                .startsWith("booked-twice,17,PLX-17,bill,42,open,\"Document 17")
                .contains("\"\"2\"\"");
        assertThat(lines.get(3)).endsWith(",repaired,\"'=left, over\"");
    }

    private static Discrepancy discrepancy(Kind kind, Sentence what, Repair repair) {
        return new Discrepancy(kind, what, repair, 1, REF, "PLX-17", BILL, null, true);
    }
}
