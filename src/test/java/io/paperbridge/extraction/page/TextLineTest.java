package io.paperbridge.extraction.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.extraction.page.TextLine.Piece;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lines as glyphs and scans show them. */
class TextLineTest {

    @Test
    void digitsOfAnyScriptKeepTheirPlace() {
        // Given
        List<Piece> pieces = List.of(new Piece("\ud835\udfcf٢", 10, 30), new Piece("３４", 50, 90));

        // When
        TextLine line = TextLine.of(1, 0, 8, pieces);

        // Then
        assertThat(line.text()).isEqualTo("12   34");
        assertThat(line.cells()).containsExactly(new TextLine.Cell(0, 2, 10, 30), new TextLine.Cell(5, 7, 50, 90));
        assertThat(line.cellAt(6).at(6)).isEqualTo(70);
    }
}
