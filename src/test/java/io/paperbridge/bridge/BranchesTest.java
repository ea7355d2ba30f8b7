package io.paperbridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.document.EntryKind;
import io.paperbridge.sandbox.bigcapital.Entry;
import io.paperbridge.sandbox.bigcapital.Expense;
import io.paperbridge.sandbox.bigcapital.Voucher;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Branches are switched on in BigCapital: each entry names the one there is, and where there are several a person says which. */
class BranchesTest {

    private static final String PARTY = "Filialist Nord GmbH";

    @Test
    void namesTheOneBranchAsSoonAsItIsRequiredAndGuessesNoneAmongSeveral() {
        // Given
        try (Bridge bridge = new Bridge()
                .with("paperbridge.retry.multipliers.validation", "1")
                .start()) {
            bridge.awaitTold(bridge.add(Invoices.electronic("OFF-1", PARTY)));

            // When
            bridge.bigcapital.byHand("POST", "/api/branches/activate", "{}");
            long refused = bridge.add(Invoices.electronic("ON-1", PARTY));
            bridge.awaitTold(refused);
            Map<EntryKind, Long> ids = Kinds.addAll(bridge, "ON-2", PARTY);
            bridge.awaitTold(Kinds.ids(ids));
            bridge.bigcapital.byHand("POST", "/api/branches", "{\"name\": \"Bremen\"}");
            Guards.learnAgain(bridge);
            long unclear = bridge.add(Invoices.electronic("ON-3", PARTY));
            bridge.awaitTold(unclear);

            // Then
            assertThat(Invoices.isBookedOnce(bridge, refused)).isTrue();
            assertThat(branch(bridge.bills(refused).get(0))).isEqualTo(1);
            assertThat(ids).allSatisfy((kind, id) -> {
                assertThat(Kinds.isBookedOnce(bridge, kind, id)).isTrue();
                assertThat(branch(bridge.entries(id).get(0))).isEqualTo(1);
            });
            assertThat(bridge.value(unclear, "state || ' ' || reason_code")).isEqualTo("NEEDS_REVIEW not-configured");
            assertThat(bridge.shown(unclear).notes())
                    .singleElement()
                    .asString()
                    .contains("Set paperbridge.branch, restart");
            assertThat(bridge.bills(unclear)).isEmpty();
        }
    }

    private static @Nullable Long branch(Entry entry) {
        return entry instanceof Expense expense
                ? expense.branchId()
                : ((Voucher) entry).heading().branchId();
    }
}
