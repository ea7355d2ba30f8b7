package io.paperbridge.extraction.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines, tables, groups and parts of the page. */
class TemplateTablesTest {

    private static final String TEXT =
            """
            Mühle Talgrund          Lieferung
            Sack    Sorte             Betrag
            2       Roggenmehl         18,00
                    aus dem Talgrund
            Blatt 1 von 2
            Sack    Sorte             Betrag
            1       Dinkelmehl         11,50
                    Charge 7-4
            Summe                      29,50
            Gezahlt am     Fällig am     Beleg
            03.05.2026     17.05.2026    M-88
            04.05.2026     21.05.2026    M-89
            """;
    private static final String HEAD =
            """
            issuer: Mühle Talgrund
            keywords: [Mühle Talgrund]
            required_fields: []
            options: {decimal_separator: ',', languages: [de]}
            """;
    private static final String ROWS =
            """
              start: Lieferung
              end: Summe
              first_line: '^(?P<qty>\\d+)\\s{3,}(?P<name>\\w+)\\s+(?P<price_subtotal>[\\d,]+)$'
              line: '^\\s+(?P<name>\\S.*)$'
              skip_line: ['^Blatt \\d', '^Sack']
            """;

    private final Path folder;
    private final TemplateFolder templates;

    TemplateTablesTest(@TempDir Path folder) {
        this.folder = folder;
        this.templates = new TemplateFolder(folder, () -> Instant.EPOCH);
    }

    @Test
    void putsTheLinesOfARowTogether() throws IOException {
        // When
        TemplateReading reading = read(HEAD + "lines:\n" + ROWS);
        // Then
        assertThat(reading.tables())
                .containsExactly(List.of(
                        line("2", "Roggenmehl aus dem Talgrund", "18.00"),
                        line("1", "Dinkelmehl Charge 7-4", "11.50")));
    }

    @Test
    void readsTheLinesOfAFieldInSeveralBlocks() throws IOException {
        // Given
        String rules = HEAD
                + """
                fields:
                  lines:
                    parser: lines
                    rules:
                      - {start: Lieferung, end: Blatt, line: '^(?P<qty>\\d)\\s+(?P<desc>\\w+)\\s+(?P<net>[\\d,]+)'}
                      - {start: von 2, end: Summe, line: '^(?P<qty>\\d)\\s+(?P<desc>\\w+)\\s+(?P<net>[\\d,]+)'}
                      - {start: nowhere, end: Summe, line: '(?P<desc>.*)'}
                """;
        // When
        TemplateReading reading = read(rules);
        // Then
        assertThat(reading.tables())
                .containsExactly(List.of(line("2", "Roggenmehl", "18.00")), List.of(line("1", "Dinkelmehl", "11.50")));
    }

    @Test
    void endsARowWithItsLastLineAndLeavesNotesOut() throws IOException {
        // Given
        String last = HEAD
                + """
                lines:
                  start: Lieferung
                  line: ['^\\d+\\s{3,}(?P<name>\\w+)\\s+(?P<price_unit>[\\d,]+)$', '^(?P<name>Blatt .*)']
                  last_line: '^\\s+(?P<more>\\S.*)$'
                """;
        // When
        TemplateReading reading = read(last);
        // Then
        assertThat(reading.tables())
                .containsExactly(List.of(
                        new TemplateLine(
                                "Roggenmehl", null, null, new BigDecimal("18.00"), new BigDecimal("18.00"), null, null),
                        new TemplateLine(
                                "Blatt 1 von 2 Dinkelmehl",
                                null,
                                null,
                                new BigDecimal("11.50"),
                                new BigDecimal("11.50"),
                                null,
                                null)));
    }

    @Test
    void readsWithoutATableThatIsWrong() throws IOException {
        // When
        TemplateReading reading =
                read(HEAD + "lines: {start: '(Lieferung', line: x}\ntables: [{start: '*', body: y}]\n");
        // Then
        assertThat(reading.issuer()).isEqualTo("Mühle Talgrund");
        assertThat(reading.tables()).isEmpty();
        assertThat(templates.faults()).isEmpty();
    }

    @Test
    void fillsFieldsFromBelowTheirHeadings() throws IOException {
        // Given
        String below = HEAD
                + """
                fields:
                  invoice_number: Blatt (\\d)
                tables:
                  - start: Fällig am\\s+Beleg
                    body: '(?P<date>[\\d.]+)\\s+(?P<date_due>[\\d.]+)\\s+(?P<invoice_number>\\S+)'
                  - start: Lieferung
                    end: Summe
                    body: \\s(?P<amount_goods>\\d+,\\d\\d)
                    fields: {amount_goods: {group: sum}}
                """;
        // When
        TemplateReading reading = read(below);
        // Then
        assertThat(reading.texts()).contains(entry("invoice_number", "1"));
        assertThat(reading.dates())
                .containsOnly(entry("date", LocalDate.of(2026, 5, 3)), entry("date_due", LocalDate.of(2026, 5, 17)));
        assertThat(reading.amounts()).contains(entry("amount_goods", new BigDecimal("29.50")));
    }

    @ParameterizedTest
    @CsvSource({
        "first, date,   '\\d\\d\\.05\\.2026', 03.05.2026",
        "last,  date,   '\\d\\d\\.05\\.2026', 21.05.2026",
        "min,   date,   '\\d\\d\\.05\\.2026', 03.05.2026",
        "max,   date,   '\\d\\d\\.05\\.2026', 21.05.2026",
        "min,   amount, '\\d+,\\d\\d',        '11,50'",
        "max,   amount, '\\d+,\\d\\d',        '29,50'",
        "join,  note,   '(\\w+)mehl',         Roggen Dinkel",
        "none,  note,   '(\\w+)mehl',         Roggen"
    })
    void choosesOfSeveralMatchesAsTheGroupSays(String group, String field, String pattern, String expected)
            throws IOException {
        // When
        TemplateReading reading =
                read(HEAD + "fields: {%s: {parser: regex, group: %s, regex: '%s'}}".formatted(field, group, pattern));
        // Then
        assertThat(reading.texts()).contains(entry(field, expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"min", "max", "sum"})
    void holdsNothingWhereOneOfSeveralMatchesCannotBeRead(String group) throws IOException {
        // When
        TemplateReading reading = read(
                HEAD + "fields: {amount: {parser: regex, group: %s, regex: '\\d+,\\d\\d|Summe'}}".formatted(group));
        // Then
        assertThat(reading.texts()).doesNotContainKey("amount");
        assertThat(reading.amounts()).doesNotContainKey("amount");
    }

    @Test
    void looksForAFieldInItsPartOfThePageOnly() throws IOException {
        // Given
        Files.writeString(
                folder.resolve("a.yml"),
                HEAD
                        + "fields: {invoice_number: {parser: regex, regex: 'M-\\d+', area: {f: 1, l: 2, x: 50, y: 100, W: 200, H: 20}}}");
        // When
        TemplateReading reading = Objects.requireNonNull(templates.read(TEXT, area -> "of " + area + " M-7"));
        TemplateReading without = Objects.requireNonNull(templates.read(TEXT));
        // Then
        assertThat(reading.texts()).contains(entry("invoice_number", "M-7"));
        assertThat(without.texts()).doesNotContainKey("invoice_number");
    }

    @ParameterizedTest
    @CsvSource({
        "'{x: 50, y: 100, W: 200, H: 20}',              1, 1, 36000, 72000, 180000, 86400",
        "'{f: 2, l: 3, x: 300, y: 0, r: 300, W: 150, H: 300}', 2, 3, 72000, 0, 108000, 72000"
    })
    void measuresAPartOfThePageInDots(String area, int first, int last, int left, int top, int right, int bottom) {
        // When
        Area read = Area.of((Map<?, ?>) Objects.requireNonNull(RawYaml.read("a.yml", area)));
        // Then
        assertThat(read).isEqualTo(new Area(first, last, left, top, right, bottom));
    }

    @Test
    void leavesAFieldOutWhosePartOfThePageIsNone() throws IOException {
        // When
        TemplateReading reading =
                read(HEAD + "fields: {invoice_number: {parser: regex, regex: 'M-\\d+', area: {x: left, W: 5, H: 5}}}");
        // Then
        assertThat(reading.texts()).doesNotContainKey("invoice_number");
    }

    private TemplateReading read(String template) throws IOException {
        Files.writeString(folder.resolve("a.yml"), template);
        return Objects.requireNonNull(templates.read(TEXT), "the template fits");
    }

    private static TemplateLine line(String quantity, String description, String net) {
        return new TemplateLine(description, new BigDecimal(quantity), null, null, new BigDecimal(net), null, null);
    }
}
