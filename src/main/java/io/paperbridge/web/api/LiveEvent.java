package io.paperbridge.web.api;

import io.paperbridge.journal.StateChanges.Change;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A document has changed its state.
 *
 * @param event ascending; {@code after} of who comes back
 * @param id of the document, as {@code 17.1}
 * @param from left out for a document that has come in
 * @param reason left out when there is none
 */
record LiveEvent(
        long event,
        String id,
        long paperlessId,
        @Nullable String from,
        String to,
        @Nullable String reason,
        Instant time) {

    static LiveEvent of(Change change) {
        return new LiveEvent(
                change.eventId(),
                change.paperlessId() + "." + change.generation(),
                change.paperlessId(),
                change.from() == null ? null : Texts.word(change.from().name()),
                Texts.word(change.to().name()),
                change.reason(),
                change.at());
    }
}
