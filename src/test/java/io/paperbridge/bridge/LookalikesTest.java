package io.paperbridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.sandbox.paperless.NewDocument;
import io.paperbridge.sandbox.seed.SeedDocuments;
import io.paperbridge.sandbox.seed.SeedInvoice;
import io.paperbridge.sandbox.seed.SeedParties;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Documents that look alike reach two nodes at the same moment. */
class LookalikesTest {

    private static final Bridge BRIDGE = new Bridge().with("paperbridge.approval.likely-duplicate", "true");

    @BeforeAll
    static void start() {
        TwoNodes.start(BRIDGE);
    }

    @AfterAll
    static void stop() {
        BRIDGE.close();
    }

    @Test
    void oneOfEachPairIsBookedAndTheOtherAskedAbout() {
        // Given
        List<NewDocument> documents = IntStream.range(0, 12)
                .mapToObj(number -> SeedDocuments.ubl(SeedInvoice.toUs(
                                "PAIR-" + number,
                                Invoices.date(),
                                SeedParties.vendor("Zwilling " + number / 2 + " GmbH"))
                        .line("Paper", "1", "10." + (10 + number / 2), "19")))
                .toList();

        // When
        List<Long> ids = documents.stream().map(BRIDGE::add).toList();
        ids.forEach(BRIDGE::awaitTold);

        // Then
        assertThat(BRIDGE.count("state = 'CONFIRMED'")).isEqualTo(6);
        assertThat(BRIDGE.count("state = 'NEEDS_REVIEW' and reason_code = 'likely-duplicate'"))
                .isEqualTo(6);
        assertThat(IntStream.range(0, 6))
                .allMatch(pair -> BRIDGE.bills(ids.get(2 * pair)).size()
                                + BRIDGE.bills(ids.get(2 * pair + 1)).size()
                        == 1);
    }
}
