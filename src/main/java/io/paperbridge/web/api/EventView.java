package io.paperbridge.web.api;

import io.paperbridge.journal.DocumentList.Event;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event of a document's history.
 *
 * @param from the state before; left out when it did not change, as is {@code to}
 * @param actor a person, Paperless, or the node that did it
 * @param what for example {@code started anew}
 * @param correlationId that of its document
 */
record EventView(
        Instant at,
        @Nullable String from,
        @Nullable String to,
        String actor,
        String what,
        @Nullable String reason,
        @Nullable String correlationId) {

    static EventView of(Event event, @Nullable String correlationId) {
        return new EventView(
                event.at(),
                event.from() == null ? null : Texts.word(event.from().name()),
                event.to() == null ? null : Texts.word(event.to().name()),
                event.actor(),
                event.what(),
                event.reason(),
                correlationId);
    }
}
