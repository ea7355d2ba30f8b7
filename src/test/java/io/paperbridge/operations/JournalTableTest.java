package io.paperbridge.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.journal.JournalReport.Row;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class JournalTableTest {

    private static final Row BOOKED = new Row(
            1,
            17,
            "PLX-17",
            "Strom",
            "CONFIRMED",
            null,
            null,
            true,
            null,
            0,
            "BILL",
            "R-1",
            "Stadtwerke",
            new BigDecimal("119.0000"),
            "EUR",
            1000L,
            "R-1 (V7)",
            "POSTED");
    private static final Row IN_REVIEW = new Row(
            2,
            18,
            "PLX-18",
            "Zwei\nZeilen",
            "NEEDS_REVIEW",
            "totals-disagree",
            "net and tax make 118.00, but 119.00 is printed",
            true,
            null,
            0,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null);

    @Test
    void alignsItsColumns() {
        // When
        List<String> lines = JournalTable.lines(List.of(BOOKED, IN_REVIEW), 160);
        // Then
        assertThat(lines).hasSize(4);
        assertThat(lines.get(2)).contains("#17 Strom", "bill", "R-1 (V7)", "119.00 EUR", "booked", "1000 posted");
        assertThat(lines.get(3)).contains("#18 Zwei Zeilen", "review", "118.00, but 119.00 is printed");
        assertThat(lines.get(0).indexOf("Decision")).isEqualTo(lines.get(2).indexOf("booked"));
    }

    @Test
    void wrapsAReasonThatDoesNotFit() {
        // When
        List<String> lines = JournalTable.lines(List.of(IN_REVIEW), 90);
        // Then
        assertThat(lines).hasSizeGreaterThan(3).allMatch(line -> line.length() <= 90);
    }

    @Test
    void writesAFewLinesForEachDocumentWhereNoTableFits() {
        // When
        List<String> lines = JournalTable.lines(List.of(BOOKED, IN_REVIEW), 60);
        // Then
        assertThat(lines)
                .startsWith(
                        "#17 Strom",
                        "    bill, R-1 (V7), Stadtwerke, 119.00 EUR",
                        "    booked, 1000 posted",
                        "#18 Zwei Zeilen")
                .allMatch(line -> line.length() <= 60);
    }
}
