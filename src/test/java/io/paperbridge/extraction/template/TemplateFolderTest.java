package io.paperbridge.extraction.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.paperbridge.language.Sentence;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateFolderTest {

    private static final String TEXT =
            """
            Stadtwerke Musterstadt           Kunden-Nr. 4711
            Jahresabrechnung RG 2026/0815 vom 3. März 2026
            Arbeitspreis     100,00 EUR
            Grundpreis        20,00 EUR
            Netto           1.120,00 EUR     19 %    22,80 EUR
            Summe           1.142,80 EUR
            """;
    private static final String TEMPLATE =
            """
            issuer: Stadtwerke Musterstadt AG
            keywords: [Stadtwerke Musterstadt, 'Kunden-Nr\\.']
            fields:
              invoice_number: Jahresabrechnung (RG \\d+/\\d+)
              date: vom (\\d+\\. \\w+ \\d{4})
              amount: {parser: regex, regex: ['nothing (\\d+)', 'Summe\\s+([\\d.,]+)'], type: float}
              amount_untaxed: Netto\\s+([\\d.,]+)
              sum_amount_prices: ['Arbeitspreis\\s+([\\d.,]+)', 'Grundpreis\\s+([\\d.,]+)']
              static_vat: DE123456789
              footer: {parser: regex, regex: x, area: {f: 1}}
            options: {decimal_separator: ',', currency: EUR, languages: [de]}
            x-account: "6325"
            """;

    private final Path folder;
    private Instant now = Instant.parse("2026-10-01T10:00:00Z");
    private final TemplateFolder templates;

    TemplateFolderTest(@TempDir Path folder) {
        this.folder = folder;
        this.templates = new TemplateFolder(folder, () -> now);
    }

    @Test
    void readsWhatTheTemplateOfTheVendorLooksFor() throws IOException {
        // Given
        Files.createDirectories(folder.resolve("de"));
        Files.writeString(folder.resolve("de/stadtwerke.yml"), TEMPLATE);
        // When
        TemplateReading reading = read(TEXT);
        // Then
        assertThat(reading.template()).isEqualTo("de/stadtwerke.yml");
        assertThat(reading.issuer()).isEqualTo("Stadtwerke Musterstadt AG");
        assertThat(reading.currency()).isEqualTo("EUR");
        assertThat(reading.texts())
                .contains(entry("invoice_number", "RG 2026/0815"), entry("vat", "DE123456789"))
                .doesNotContainKey("footer");
        assertThat(reading.dates()).containsOnly(entry("date", LocalDate.of(2026, 3, 3)));
        assertThat(reading.amounts())
                .containsOnly(
                        entry("amount", new BigDecimal("1142.80")),
                        entry("amount_untaxed", new BigDecimal("1120.00")),
                        entry("amount_prices", new BigDecimal("120.00")));
        assertThat(reading.chosen()).containsOnly(entry("account", "6325"));
    }

    @Test
    void leavesTextsOfOthersAloneAndThoseThatLackWhatIsRequired() throws IOException {
        // Given
        Files.writeString(folder.resolve("stadtwerke.yml"), TEMPLATE);
        // When // Then
        assertThat(templates.read("Gaswerke Musterstadt")).isNull();
        assertThat(templates.read(TEXT.replace("Summe", "Total"))).isNull();
    }

    @Test
    void takesTheOneWithTheHighestPriority() throws IOException {
        // Given
        Files.writeString(folder.resolve("a.yml"), TEMPLATE);
        Files.writeString(folder.resolve("b.yml"), TEMPLATE + "priority: 6\n");
        // When // Then
        assertThat(templates.read(TEXT))
                .isNotNull()
                .extracting(TemplateReading::template)
                .isEqualTo("b.yml");
    }

    @Test
    void countsAChangeForTheNextDocument() throws IOException {
        // Given
        TemplateReading before = templates.read(TEXT);
        // When
        Files.writeString(folder.resolve("stadtwerke.yml"), TEMPLATE);
        now = now.plusSeconds(1);
        // Then
        assertThat(before).isNull();
        assertThat(templates.read(TEXT)).isNotNull();
    }

    @Test
    void findsTheFolderBehindALink(@TempDir Path elsewhere) throws IOException {
        // Given
        Files.writeString(folder.resolve("stadtwerke.yml"), TEMPLATE);
        Path link = Files.createSymbolicLink(elsewhere.resolve("templates"), folder);
        // When
        TemplateReading reading = new TemplateFolder(link, () -> now).read(TEXT);
        // Then
        assertThat(reading).isNotNull().extracting(TemplateReading::template).isEqualTo("stadtwerke.yml");
    }

    @Test
    void forgivesAColonWithoutQuotationMarks() throws IOException {
        // Given
        Files.writeString(
                folder.resolve("stadtwerke.yml"),
                TEMPLATE.replace("vom (", "Date : (\\d+) |vom it's (") + "x-note: a: b # as printed\n");
        // When // Then
        assertThat(templates.read(TEXT.replace("vom", "vom it's")))
                .isNotNull()
                .satisfies(reading -> assertThat(reading.dates()).containsOnly(entry("date", LocalDate.of(2026, 3, 3))))
                .satisfies(reading -> assertThat(reading.chosen()).contains(entry("note", "a: b")));
    }

    @ParameterizedTest
    @CsvSource({
        "StadtwerkeMusterstadt,  '',                   true",
        "Stadtwerke Musterstadt, '',                   true",
        "stadtwerkemusterstadt,  '',                   false",
        "StadtwerkeMusterstadt,  '(?i)jahres.bericht', true",
        "StadtwerkeMusterstadt,  Arbeitspreis,         false",
        "StadtwerkeMusterstadt,  'Jahresabrechnung RG', false"
    })
    void knowsAVendorWithBlanksAndWithout(String keyword, String excluded, boolean known) throws IOException {
        // Given
        Files.writeString(
                folder.resolve("stadtwerke.yml"),
                """
                keywords: ['%s']
                exclude_keywords: [%s]
                required_fields: []
                options: {remove_whitespace: true}
                """
                        .formatted(keyword, excluded.isEmpty() ? "" : "'" + excluded + "'"));
        // When // Then
        assertThat(templates.read(TEXT) != null).isEqualTo(known);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.yml  | fields: {}                              | a.yml is no template: keywords is missing, by which the vendor is known",
                "b.yml  | - list                                  | b.yml is no template: it must be a map with keywords and fields",
                "c.yml  | {keywords: [a], fields: {amount: '(x'}} | amount is no regular expression",
                "d.json | {'                                      | d.json is no template: it is neither YAML nor JSON",
                "e.yml  | 'a: [b'                                 | e.yml is no template: it is neither YAML nor JSON",
                "f.yml  | '&a [*a]'                               | f.yml is no template: something in it holds itself, or there are more than 20 levels",
                "g.yml  | 'keywords: &a {b: *a}'                  | g.yml is no template: something in it holds itself"
            })
    void saysWhyAFileIsNoTemplateAndGoesOnWithTheOthers(String name, String text, String problem) throws IOException {
        // Given
        Files.writeString(folder.resolve(name), text);
        Files.writeString(folder.resolve("stadtwerke.yml"), TEMPLATE);
        // When // Then
        assertThat(templates.faults())
                .singleElement()
                .extracting(Sentence::toString)
                .asString()
                .contains(problem);
        assertThat(templates.read(TEXT)).isNotNull();
    }

    @Test
    void refusesAliasesThatUnfoldWithoutEnd() throws IOException {
        // Given
        StringBuilder unfolding = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 18; i++) {
            unfolding.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }
        Files.writeString(folder.resolve("unfolding.yml"), unfolding);
        // When // Then
        assertThat(templates.faults())
                .singleElement()
                .asString()
                .contains("unfolding.yml is no template: it holds more than 20000 values");
    }

    @Test
    void takesAnAliasAsOftenAsItIsNamed() throws IOException {
        // Given
        String aliases = "x-unused: [&a [b]" + ", *a".repeat(200) + "]\n";
        Files.writeString(folder.resolve("stadtwerke.yml"), aliases + TEMPLATE);
        // When // Then
        assertThat(templates.faults()).isEmpty();
        assertThat(templates.read(TEXT)).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "03.04.2026      |            | de | 2026-04-03",
                "03.04.2026      |            | '' | none",
                "13.04.2026      |            | '' | 2026-04-13",
                "04/13/2026      |            | en | 2026-04-13",
                "03/04/2026      | %m/%d/%Y   | en | 2026-03-04",
                "2026-04-03      |            | '' | 2026-04-03",
                "3 avril 2026    |            | fr | 2026-04-03",
                "Apr 3, 2026     |            | en | 2026-04-03",
                "3 abr. 2026     | %d %b %Y   | es | 2026-04-03",
                "31.02.2026      |            | de | none",
                "3. Mai 2026     |            | '' | 2026-05-03",
                "May3,2026       |            | '' | 2026-05-03",
                "1er juillet 2026|            | fr | 2026-07-01",
                "soon            |            | de | none"
            })
    void readsDatesInOneWayOnly(String text, String format, String language, LocalDate expected) throws IOException {
        // Given
        Files.writeString(
                folder.resolve("dates.yml"),
                """
                keywords: [Day]
                fields: {date: 'Day (.*)'}
                required_fields: []
                options: {date_formats: [%s], languages: [%s]}
                """
                        .formatted(format == null ? "" : "'" + format + "'", language));
        // When
        TemplateReading reading = read("Day " + text);
        // Then
        assertThat(reading.dates().get("date")).isEqualTo(expected);
    }

    private TemplateReading read(String text) {
        return Objects.requireNonNull(templates.read(text), "a template fits");
    }
}
