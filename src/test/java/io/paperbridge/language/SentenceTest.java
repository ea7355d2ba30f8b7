package io.paperbridge.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SentenceTest {

    @Test
    void writesAmountsAndDatesAsEachLanguageDoes() {
        // Given
        Sentence date = Sentence.of("paperless.note-date", LocalDate.of(2026, 11, 2));
        Sentence total = Sentence.of("paperless.note-total", Sentence.amount(new BigDecimal("1234567.80"), "EUR"));
        Sentence yen = Sentence.of("paperless.note-tax", Sentence.amount(new BigDecimal("1E+3"), "JPY"));
        Sentence credit = Sentence.of("paperless.note-net", Sentence.amount(new BigDecimal("-0.50"), null));
        // When
        Sentence note = Sentence.of("paperless.note-read", List.of(date, total, yen, credit));
        // Then
        assertThat(note.toString()).isEqualTo("Read: dated 2026-11-02, total 1234567.80 EUR, tax 1000 JPY, net -0.50");
        assertThat(note.in(Locale.GERMANY))
                .isEqualTo("Gelesen: Datum 02.11.2026, Summe 1234567,80 EUR, Steuer 1000 JPY, netto -0,50");
    }

    @ParameterizedTest
    @CsvSource({
        "59.8500, EUR, '59,85 EUR'",
        "1000.0000, JPY, 1000 JPY",
        "1.5, BHD, '1,500 BHD'",
        "0.00, EUR, '0,00 EUR'",
        "1.005, EUR, '1,005 EUR'",
        "7, XQX, '7,00 XQX'"
    })
    void showsAnAmountWithTheDecimalsOfItsCurrency(BigDecimal amount, String currency, String expected) {
        // When
        Sentence sentence = Sentence.amount(amount, currency);
        // Then
        assertThat(sentence.in(Locale.GERMAN)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"PT0S, 0 s", "PT90S, 90 s", "PT15M, 15 min", "PT12H, 12 h", "PT1H30M, 90 min"})
    void writesDurationsInTheLargestUnitThatIsExact(Duration duration, String expected) {
        // When
        Sentence sentence = Sentence.of("paperless.note-why", duration);
        // Then
        assertThat(sentence.toString()).isEqualTo("Why: " + expected);
        assertThat(sentence.in(Locale.GERMAN)).isEqualTo("Grund: " + expected);
    }

    @Test
    void leavesTheWordsOfOthersAsTheyAre() {
        // Given
        String words = "it's {0} $1 \\ 10.5 %";
        // When
        Sentence sentence = Sentence.of("paperless.note-why", Sentence.verbatim(words));
        // Then
        assertThat(sentence.in(Locale.GERMAN)).isEqualTo("Grund: " + words);
    }

    @Test
    void joinsSentencesBySemicolons() {
        // Given
        List<Sentence> doubts = List.of(
                Sentence.of("extraction.not-found", Sentence.of("term.net")), Sentence.of("extraction.no-seller"));
        // When
        Sentence joined = Sentence.joined(doubts);
        // Then
        assertThat(joined.toString()).startsWith("the net total was not found; the seller was not found");
        assertThat(joined.in(Locale.GERMAN))
                .startsWith("die Nettosumme wurde nicht gefunden; der Verkäufer wurde nicht gefunden");
    }

    @Test
    void speaksEnglishWhereItKnowsNoOtherLanguage() {
        // When
        String text = Sentence.of("term.net").in(Locale.FRENCH);
        // Then
        assertThat(text).isEqualTo("the net total");
    }

    @Test
    void refusesAnUnknownKeyAndTheWrongNumberOfValuesInTests() {
        assertThatThrownBy(() -> Sentence.of("language.no-such-key", 1))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("language.no-such-key");
        assertThatThrownBy(() -> Sentence.of("term.net", 1)).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> Sentence.of("paperless.note-why")).isInstanceOf(AssertionError.class);
    }

    @ParameterizedTest
    @CsvSource({
        ", de, German",
        ", de-DE, German",
        ", DE, German",
        ", en, English",
        ", en-US, English",
        ", fr, English",
        ", , English",
        "EN, de, English",
        "DE, en, German"
    })
    void followsTheSettingElseTheOrganisation(LanguageSettings.Choice setting, String organisation, String expected) {
        // Given
        Language language = new Language(new LanguageSettings(setting));
        // When
        language.learn(organisation);
        // Then
        assertThat(language.locale().getDisplayLanguage(Locale.ENGLISH)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"term.net", "no.such.key"})
    void saysTheKeyAndTheValuesWhereNoTextFits(String key) {
        // When
        String text = Texts.ENGLISH.say(key, List.of(7, "x"), ", ");
        // Then
        assertThat(text).isEqualTo(key + " 7 x");
    }
}
