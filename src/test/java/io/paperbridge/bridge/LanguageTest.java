package io.paperbridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.sandbox.bigcapital.BigCapitalSettings;
import io.paperbridge.sandbox.paperless.PaperlessVersion;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What a person reads is in the language of the settings, else in that of the organisation. */
class LanguageTest {

    private static final DateTimeFormatter GERMAN_DATE = DateTimeFormatter.ofPattern("dd.MM.yyyy", Locale.ROOT);

    @Test
    void theNoteIsWhollyGermanInAGermanOrganisation() {
        // Given
        try (Bridge bridge = new Bridge(
                PaperlessVersion.V3_0_5, BigCapitalSettings.defaults().withLanguage("de-DE"))) {
            bridge.start();
            long first = bridge.add(Invoices.electronic("R-2", "Zweimal Handel GmbH"));
            bridge.awaitTold(first);
            // When
            long second = bridge.add(Invoices.electronic("R-2", "Zweimal Handel GmbH"));
            bridge.awaitTold(second);
            // Then
            String reason =
                    "Die Nummer R-2 mit demselben Datum und derselben Summe hat schon Paperless-Dokument " + first
                            + ". Ist es dieselbe Rechnung, müssen Sie nichts tun; wenn nicht, berichtigen Sie die Nummer und setzen Sie"
                            + " das Tag an Dokument " + second + " wieder.";
            assertThat(bridge.value(second, "reason_text")).isEqualTo(reason);
            assertThat(bridge.shown(second).notes())
                    .containsExactly(String.join(
                            "\n",
                            "Paperbridge hat dieses Dokument nicht gebucht; es braucht Ihre Entscheidung.",
                            "Grund: " + reason,
                            "Gelesen: von Zweimal Handel GmbH, Nummer R-2, Datum " + GERMAN_DATE.format(Invoices.date())
                                    + ", netto 59,85 EUR, Steuer 11,37 EUR, Summe 71,22 EUR",
                            "Was zu tun ist: Ist ein Feld dieses Dokuments falsch, berichtigen Sie es; soll es noch einmal"
                                    + " versucht werden, setzen Sie das Tag \"to-book\" wieder.",
                            "#PLX-" + second + "-1"));
        }
    }

    @Test
    void theSettingWinsOverTheOrganisation() {
        // Given
        try (Bridge bridge = new Bridge(
                        PaperlessVersion.V3_0_5, BigCapitalSettings.defaults().withLanguage("de"))
                .with("paperbridge.language", "en")) {
            bridge.start();
            bridge.awaitTold(bridge.add(Invoices.electronic("R-3", "Zweimal Handel GmbH")));
            // When
            long second = bridge.add(Invoices.electronic("R-3", "Zweimal Handel GmbH"));
            bridge.awaitTold(second);
            // Then
            assertThat(bridge.shown(second).notes())
                    .singleElement()
                    .asString()
                    .startsWith("Paperbridge has not booked this document")
                    .contains(
                            "Number R-3, with the same date and total", "total 71.22 EUR", "dated " + Invoices.date());
        }
    }
}
