package io.paperbridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.sandbox.bigcapital.BigCapitalSettings;
import io.paperbridge.sandbox.paperless.PaperlessVersion;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The tag of approval in both releases of Paperless, where the history is shown. */
class ApprovalByTagTest {

    @ParameterizedTest
    @EnumSource(PaperlessVersion.class)
    void keepsWhoPutItOn(PaperlessVersion version) {
        // Given
        try (Bridge bridge = new Bridge(version, BigCapitalSettings.defaults())
                .with("paperbridge.approval.new-vendor", "true")
                .with("paperbridge.language", "de")) {
            bridge.paperless.grant("view_logentry");
            bridge.start();
            long id = bridge.add(Invoices.electronic("NEW-1", "Neuling Handel GmbH"));
            bridge.awaitTold(id);
            String reason = bridge.value(id, "reason_code");
            boolean vendorMade = bridge.ledger.log().count("POST", "/api/vendors") > 0;

            // When
            bridge.paperless.addTag(id, "booking-approved");
            bridge.awaitState(id, "CONFIRMED");
            bridge.awaitTold(id);

            // Then
            assertThat(reason).isEqualTo("new-vendor");
            assertThat(vendorMade).isFalse();
            assertThat(bridge.shown(id).tags()).containsExactly("booked");
            assertThat(bridge.journal()
                            .sql("select approved_by from question")
                            .query(String.class)
                            .single())
                    .isEqualTo("admin in Paperless");
            assertThat(bridge.journal()
                            .sql("select contact_id from precedent")
                            .query(Long.class)
                            .single())
                    .isEqualTo(bridge.bills(id).get(0).contactId());
        }
    }
}
