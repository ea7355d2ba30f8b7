package io.paperbridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.sandbox.bigcapital.BigCapitalSettings;
import io.paperbridge.sandbox.paperless.PaperlessVersion;
import io.paperbridge.sandbox.seed.Language;
import io.paperbridge.sandbox.seed.SeedDocuments;
import org.junit.jupiter.api.Test;

class CorrectedTest {

    @Test
    void booksAndTellsWhatAPersonCorrectedOnTheOlderPaperlessToo() {
        // Given
        try (Bridge bridge = new Bridge(PaperlessVersion.V2_20_15, BigCapitalSettings.defaults()).start()) {
            long right = bridge.add(Invoices.electronic("OLD-1", "Altbestand Handel GmbH"));
            long wrong = bridge.add(SeedDocuments.text(
                    Invoices.invoice("OLD-2", "Rechenfehler GmbH").withWrongGross("1.00"), Language.GERMAN));
            bridge.awaitTold(right, wrong);
            String before = bridge.value(wrong, "state || ' ' || reason_code");

            // When
            bridge.paperless.setField(wrong, "Total", "EUR71.22");
            bridge.paperless.addTag(wrong, "to-book");
            bridge.awaitState(wrong, "CONFIRMED");
            bridge.awaitTold(wrong);

            // Then
            assertThat(before).isEqualTo("NEEDS_REVIEW totals-disagree");
            assertThat(bridge.value(wrong, "origin")).isEqualTo("CORRECTED");
            assertThat(bridge.shown(wrong).notes()).hasSize(1);
            for (long id : new long[] {right, wrong}) {
                assertThat(Invoices.isBookedOnce(bridge, id)).isTrue();
                assertThat(bridge.shown(id).tags()).containsExactly("booked");
                assertThat(bridge.shown(id).field("Total")).isEqualTo("EUR71.22");
                assertThat(bridge.shown(id).field("BigCapital status")).isEqualTo("open");
            }
        }
    }
}
