package io.paperbridge.rules;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a person must approve before it is booked.
 *
 * @param limit the total, in the currency of the books, above which a document is approved; null for none
 * @param newVendor whether the first document of a vendor that is not in BigCapital is approved
 * @param changedIban whether another account than the vendor was paid to before is approved
 * @param likelyDuplicate whether a document that looks like another of the same party is approved
 */
@ConfigurationProperties("paperbridge.approval")
public record ApprovalSettings(
        @Nullable BigDecimal limit,
        @DefaultValue("false") boolean newVendor,
        @DefaultValue("true") boolean changedIban,
        @DefaultValue("true") boolean likelyDuplicate) {

    public ApprovalSettings {
        if (limit != null && limit.signum() < 0) {
            throw new IllegalArgumentException("paperbridge.approval.limit is " + limit.toPlainString()
                    + ", but must not be negative; leave it empty for no limit.");
        }
    }
}
