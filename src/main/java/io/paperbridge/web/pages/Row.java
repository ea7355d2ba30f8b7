package io.paperbridge.web.pages;

import io.paperbridge.journal.DocumentState;
import io.paperbridge.journal.ListedDocument;
import io.paperbridge.web.api.Texts;
import io.paperbridge.web.pages.Written.Time;
import org.jspecify.annotations.Nullable;

/**
 * A document in a list.
 *
 * @param id in its address
 * @param title as in Paperless; its reference while that is not known
 * @param state in words
 * @param look the state as the style sheet knows it
 * @param reason why it is in its state, in few words; null when there is nothing to say
 */
record Row(
        String id,
        String title,
        String state,
        String look,
        @Nullable String reason,
        @Nullable String party,
        @Nullable String number,
        @Nullable String date,
        @Nullable String total,
        Time received,
        Time updated) {

    static Row of(ListedDocument document, Written written) {
        String title = document.title();
        return new Row(
                id(document),
                title == null || title.isBlank() ? document.reference() : title,
                state(document.state(), written),
                look(document.state()),
                document.reasonCode(),
                document.party(),
                document.number(),
                written.date(document.issueDate()),
                written.amount(document.gross(), document.currency()),
                written.time(document.receivedAt()),
                written.time(document.updatedAt()));
    }

    static String id(ListedDocument document) {
        return document.paperlessId() + "." + document.generation();
    }

    static String look(DocumentState state) {
        return Texts.word(state.name());
    }

    static String state(DocumentState state, Written written) {
        return written.say("pages.state-" + look(state));
    }
}
