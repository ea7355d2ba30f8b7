package io.paperbridge.operations;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a spreadsheet makes of the cells of a table. */
class CsvCellTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+49 30 1234",
                "-1",
                "@SUM(A1)",
                "  =1",
                "\uFF1D1+1",
                "\uFF0B1",
                "\uFF0D1",
                "\uFF20SUM(A1)",
                "\u00A0=1",
                "\u3000=1",
                "\u200B=1",
                "\uFEFF\u2060\uFF1D1",
                "\u0000=1",
                "\t=1",
                "\tcut off"
            })
    void neverBeginsWithAFormula(String text) {
        // When // Then
        assertThat(CsvCell.text(text)).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r=1", "\n=1", " \r\n@SUM(A1)"})
    void neverBeginsWithAFormulaOnTheNextLine(String text) {
        // When // Then
        assertThat(CsvCell.text(text)).isEqualTo("\"'" + text + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Müller", "R-2026/1", "a=b", " Berlin", "\u200B", "1-2"})
    void leavesOtherTextAsItIs(String text) {
        // When // Then
        assertThat(CsvCell.text(text)).isEqualTo(text);
    }

    @Test
    void quotesWhatWouldEndACell() {
        // When // Then
        assertThat(CsvCell.text("Müller; \"Söhne\"")).isEqualTo("\"Müller; \"\"Söhne\"\"\"");
        assertThat(CsvCell.value("-5.00")).isEqualTo("-5.00");
        assertThat(CsvCell.value(null)).isEmpty();
    }
}
