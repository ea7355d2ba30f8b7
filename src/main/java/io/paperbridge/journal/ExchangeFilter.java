package io.paperbridge.journal;

import io.paperbridge.journal.DocumentFilter.Conditions;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which exchanges are meant: those that meet every condition; null is none.
 *
 * @param statusFrom the lowest status; 0 is that of a request without answer
 * @param statusTo the highest status
 * @param error the server's own code, exactly
 * @param text a part of the path, in any case
 * @param from the earliest moment
 * @param until the moment after the last
 */
public record ExchangeFilter(
        @Nullable Long documentKey,
        @Nullable Integer statusFrom,
        @Nullable Integer statusTo,
        @Nullable String error,
        @Nullable String method,
        @Nullable String text,
        @Nullable Instant from,
        @Nullable Instant until) {

    /** Those of a document. */
    public static ExchangeFilter of(long documentKey) {
        return new ExchangeFilter(documentKey, null, null, null, null, null, null, null);
    }

    /** The conditions on exchanges {@code x}, with their parameters. */
    Conditions conditions() {
        return new Conditions()
                .and("x.document_key = :document", "document", documentKey)
                .and("x.status >= :least", "least", statusFrom)
                .and("x.status <= :most", "most", statusTo)
                .and("x.error_code = :error", "error", error)
                .and("x.method = :method", "method", method)
                .and("position(lower(:text) in lower(x.path)) > 0", "text", text)
                .and("x.happened_at >= :from", "from", Times.sql(from))
                .and("x.happened_at < :until", "until", Times.sql(until));
    }
}
