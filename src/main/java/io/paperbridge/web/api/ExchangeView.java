package io.paperbridge.web.api;

import io.paperbridge.journal.Exchanges.Call;
import io.paperbridge.journal.Exchanges.Kept;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What BigCapital was asked and what it answered; secrets and personal data are masked, long bodies cut.
 *
 * @param document the id of the document it is about; left out when it is about none, or about several
 * @param purpose the step that asked, as metrics name it
 * @param status the HTTP status; left out when there was no answer
 * @param errorCode BigCapital's own code
 * @param error why there was no answer, or BigCapital's words
 * @param requestBody what was sent; not in lists, as is {@code answerBody}
 */
record ExchangeView(
        long id,
        Instant at,
        @Nullable String document,
        @Nullable String purpose,
        String method,
        String path,
        @Nullable String query,
        @Nullable Integer status,
        @Nullable String errorCode,
        @Nullable String error,
        long millis,
        @Nullable String requestBody,
        @Nullable String answerBody) {

    static ExchangeView of(Kept kept) {
        Call call = kept.call();
        return new ExchangeView(
                kept.id(),
                call.at(),
                kept.paperlessId() == null ? null : kept.paperlessId() + "." + kept.generation(),
                call.purpose(),
                call.method(),
                call.path(),
                call.query(),
                call.status() == 0 ? null : Integer.valueOf(call.status()),
                call.errorCode(),
                call.errorText(),
                call.millis(),
                call.requestBody(),
                call.answerBody());
    }

    /** The same without bodies. */
    ExchangeView briefly() {
        return new ExchangeView(
                id, at, document, purpose, method, path, query, status, errorCode, error, millis, null, null);
    }
}
