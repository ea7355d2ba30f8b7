package io.paperbridge.journal;

import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A document has come to rest, for good or until its next try. Published as an event of the application within the transaction; who
 * listens hears it once that is committed.
 *
 * @param paperlessId the document's id in Paperless
 * @param kind what it is booked as, as {@code bill}; null when that was not known yet
 * @param from the state before
 * @param to the state now; never {@code PROCESSING}
 * @param reason the code of the reason; null when there is none
 * @param gross the total it was read with; null when none was
 * @param currency of the total; null when none was read
 * @param attemptFailed whether this ended an attempt that counts
 * @param sinceArrival how long ago it was first seen
 */
public record StateChange(
        long paperlessId,
        @Nullable String kind,
        @Nullable DocumentState from,
        DocumentState to,
        @Nullable String reason,
        @Nullable BigDecimal gross,
        @Nullable String currency,
        boolean attemptFailed,
        Duration sinceArrival) {}
