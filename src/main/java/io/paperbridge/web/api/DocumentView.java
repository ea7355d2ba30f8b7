package io.paperbridge.web.api;

import io.paperbridge.journal.ListedDocument;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A document as the API answers it; what is not known is left out.
 *
 * @param id {@code 17.1}: the id in Paperless and which document of that id it is
 * @param reference what its entry in BigCapital carries
 * @param kind of entry, else what was read
 * @param number as printed
 * @param told whether Paperless shows the state
 * @param correlationId what joins what the log, the servers and this API say of it
 * @param dueAt when it is worked on next; left out when that is over
 */
record DocumentView(
        String id,
        long paperlessId,
        int generation,
        String reference,
        @Nullable String title,
        String state,
        @Nullable ReasonView reason,
        @Nullable String kind,
        @Nullable String number,
        @Nullable String party,
        @Nullable LocalDate issueDate,
        @Nullable LocalDate dueDate,
        @Nullable AmountView net,
        @Nullable AmountView tax,
        @Nullable AmountView total,
        @Nullable EntryView entry,
        int attempts,
        @Nullable Instant dueAt,
        boolean told,
        Instant addedAt,
        Instant receivedAt,
        Instant updatedAt,
        @Nullable String correlationId) {

    /**
     * Why it is in its state.
     *
     * @param code left out when a person has said it in their words
     * @param page where the code is explained
     */
    record ReasonView(@Nullable String code, @Nullable String text, @Nullable String page) {}

    /** Its entry in BigCapital. */
    record EntryView(
            @Nullable Long id,
            String number,
            String kind,
            String state,
            @Nullable String status,
            @Nullable String link) {}

    /** {@code base}: what stands before each path of the server. */
    static DocumentView of(ListedDocument document, String base) {
        String currency = document.currency();
        String code = document.reasonCode();
        String text = document.reasonText();
        ListedDocument.Entry entry = document.entry();
        return new DocumentView(
                id(document),
                document.paperlessId(),
                document.generation(),
                document.reference(),
                document.title(),
                Texts.word(document.state().name()),
                code == null && text == null
                        ? null
                        : new ReasonView(code, text, code == null ? null : base + "/reasons/" + code),
                Texts.maybeWord(document.kind()),
                document.number(),
                document.party(),
                document.issueDate(),
                document.dueDate(),
                AmountView.maybe(document.net(), currency),
                AmountView.maybe(document.tax(), currency),
                AmountView.maybe(document.gross(), currency),
                entry == null
                        ? null
                        : new EntryView(
                                entry.id(),
                                entry.number(),
                                Texts.word(entry.kind()),
                                Texts.word(entry.state()),
                                entry.status(),
                                entry.link()),
                document.attempts(),
                document.state().isFinal() ? null : document.dueAt(),
                document.told(),
                document.added(),
                document.receivedAt(),
                document.updatedAt(),
                document.correlationId());
    }

    static String id(ListedDocument document) {
        return document.paperlessId() + "." + document.generation();
    }
}
