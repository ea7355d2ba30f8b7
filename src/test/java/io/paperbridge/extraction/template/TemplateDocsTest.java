package io.paperbridge.extraction.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of docs/templates.md work as they are printed. */
class TemplateDocsTest {

    private static final Pattern EXAMPLE = Pattern.compile("(?s)```yaml\n(.*?)```");
    private static final String DELIVERY =
            """
            Talgrund Mühlenbetriebe KG
            Lieferrechnung M-88 vom 3.5.2026
            Sack  Sorte              Preis    USt    Betrag
            2     Roggenmehl Typ 997     9,00    7 %      18,00
                  aus dem Talgrund
            Blatt 1 von 2
            Sack  Sorte              Preis    USt    Betrag
            1     Dinkelmehl        11,50    7 %      11,50
            Warenwert                                 29,50
            Zu zahlen                                 31,57
            """;

    @Test
    void theExampleWithLinesReadsThem(@TempDir Path folder) throws IOException {
        // Given
        EXAMPLE.matcher(Files.readString(Path.of("docs/templates.md")))
                .results()
                .forEach(found -> write(folder.resolve(found.start() + ".yml"), found.group(1)));
        TemplateFolder templates = new TemplateFolder(folder, () -> Instant.EPOCH);
        // When
        TemplateReading reading = Objects.requireNonNull(templates.read(DELIVERY));
        // Then
        assertThat(templates.faults()).isEmpty();
        assertThat(templates.size()).isEqualTo(2);
        assertThat(reading.texts()).containsEntry("invoice_number", "M-88");
        assertThat(reading.amounts()).containsEntry("amount", new BigDecimal("31.57"));
        assertThat(reading.tables()).singleElement().satisfies(lines -> assertThat(lines)
                .extracting(TemplateLine::description, TemplateLine::net)
                .containsExactly(
                        tuple("Roggenmehl Typ 997 aus dem Talgrund", new BigDecimal("18.00")),
                        tuple("Dinkelmehl", new BigDecimal("11.50"))));
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
