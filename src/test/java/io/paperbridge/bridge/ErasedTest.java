package io.paperbridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.journal.Erasure;
import io.paperbridge.journal.Erasure.Outcome;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** A document of which somebody wants nothing to be kept that need not be. */
class ErasedTest {

    private static final String VENDOR = "Vergessmeinnicht GmbH";

    @Test
    void leavesNothingButWhatPreventsBookingTwice() {
        // Given
        try (Bridge bridge = new Bridge()) {
            bridge.start();
            long id = bridge.add(Invoices.electronic("ERASE-1", VENDOR));
            bridge.awaitTold(id);
            Erasure erasure = bridge.bean(Erasure.class);

            // When
            List<Outcome> outcomes = List.of(erasure.erase(id, "anna"), erasure.erase(id + 1, "anna"));
            List<String> left = tablesThatSay(bridge, VENDOR);
            List<String> numbers = tablesThatSay(bridge, "ERASE-1");
            bridge.paperless.addTag(id, "to-book");
            long again = bridge.add(Invoices.electronic("ERASE-1", VENDOR));
            bridge.awaitState(again, "NEEDS_REVIEW");
            bridge.awaitTold(id, again);

            // Then
            assertThat(outcomes).containsExactly(Outcome.ERASED, Outcome.UNKNOWN);
            assertThat(left).isEmpty();
            assertThat(numbers).as("what locks the number").containsOnly("entry", "number_lock");
            assertThat(Invoices.isBookedOnce(bridge, id)).isTrue();
            assertThat(bridge.value(again, "reason_code")).isEqualTo("duplicate");
        }
    }

    /** The key of the party in contact is folded. */
    private static List<String> tablesThatSay(Bridge bridge, String word) {
        return bridge
                .journal()
                .sql("select table_name from information_schema.tables where table_schema = 'public'")
                .query(String.class)
                .list()
                .stream()
                .filter(table -> bridge.journal().sql("select * from \"" + table + "\"").query().listOfRows().stream()
                        .anyMatch(
                                row -> row.toString().toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT))))
                .filter(table -> !table.equals("contact"))
                .toList();
    }
}
