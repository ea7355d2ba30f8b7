package io.paperbridge.journal;

import io.paperbridge.document.DocumentRef;
import io.paperbridge.document.FoundEntry;
import io.paperbridge.language.Language;
import io.paperbridge.language.Sentence;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What reconciling repairs in the journal: it tells Paperless once more, and learns again what a lost or older journal does not know. */
@Component("restoration")
public class Restoration {

    private final JdbcClient jdbc;
    private final HandBooking handBooking;
    private final Events events;
    private final Language language;

    Restoration(JdbcClient jdbc, HandBooking handBooking, Events events, Language language) {
        this.jdbc = jdbc;
        this.handBooking = handBooking;
        this.events = events;
        this.language = language;
    }

    /** Tells Paperless once more what became of a document: tags and fields. Nothing happens while it is in work. */
    @Transactional
    public void tellAgain(long documentKey, String actor) {
        int rows = jdbc.sql(
                        """
                        update document set told = false, tell_attempts = 0, due_at = current_timestamp, queued_until = null
                        where document_key = :document and told and owner is null
                          and state in ('CONFIRMED', 'NEEDS_REVIEW', 'PARKED')""")
                .param("document", documentKey)
                .update();
        if (rows == 1) {
            events.append(documentKey, actor, null, null, "told again", "reconciled");
        }
    }

    /**
     * Takes a document for booked whose entry stands in the ledger under our reference, and which Paperless has not as waiting. It
     * is never booked twice afterwards: the journal knows again what was done.
     *
     * @param ref the document that the reference names, as Paperless shows it
     * @param reference the reference, which the entry carries
     * @param link its page in BigCapital
     * @param told whether Paperless shows it as booked; what its fields hold is left as it is then
     * @return whether it was unknown, or in review, parked or discarded; others are left alone
     */
    @Transactional
    public boolean rebuild(
            DocumentRef ref, String reference, FoundEntry found, String link, boolean told, String actor) {
        Optional<Known> known = known(reference);
        if (known.isEmpty()) {
            jdbc.sql(
                            """
                            insert into document (paperless_id, added, reference, state, told, correlation_id)
                            values (:id, :added, :reference, 'CONFIRMED', false, :correlation) on conflict do nothing""")
                    .param("correlation", Correlation.made())
                    .param("id", ref.paperlessId())
                    .param("added", OffsetDateTime.ofInstant(ref.added(), ZoneOffset.UTC))
                    .param("reference", reference)
                    .update();
        } else {
            DocumentState state = known.get().state();
            if (!state.isFinal() || state == DocumentState.CONFIRMED) {
                return false;
            }
            jdbc.sql(
                            """
                            update document set state = 'CONFIRMED', told = false, reason_code = null, reason_text = null,
                                attempts = 0, tell_attempts = 0, due_at = current_timestamp, queued_until = null,
                                owner = null, lease_until = null, fence = fence + 1
                            where document_key = :document""")
                    .param("document", known.get().documentKey())
                    .update();
        }
        Optional<Known> now = known(reference);
        if (now.isEmpty()) {
            return false; // the same document is known under another reference
        }
        long documentKey = now.get().documentKey();
        handBooking.take(documentKey, reference, found, link, false);
        jdbc.sql(
                        """
                        update document set told = :told, told_at = case when :told then current_timestamp end,
                            kind = coalesce(kind, :kind), invoice_number = coalesce(invoice_number, cast(:number as varchar)),
                            issue_date = coalesce(issue_date, :date)
                        where document_key = :document""")
                .param("told", told)
                .param("kind", found.kind().name())
                .param("number", found.number())
                .param("date", found.date())
                .param("document", documentKey)
                .update();
        events.append(
                documentKey,
                actor,
                known.map(Known::state).orElse(null),
                DocumentState.CONFIRMED,
                "rebuilt",
                language.say(Sentence.of("journal.resolved", ref.paperlessId(), found.described())));
        return true;
    }

    /** Lets what is unfinished be looked for in every collection before it is created: an older journal may not know its kind. */
    @Transactional
    public void lookEverywhere() {
        jdbc.sql("update document set first_history = true where state not in ('CONFIRMED', 'DISCARDED')")
                .update();
    }

    private Optional<Known> known(String reference) {
        return jdbc.sql("select document_key, state from document where reference = :reference for update")
                .param("reference", reference)
                .query((row, n) -> new Known(row.getLong(1), DocumentState.valueOf(row.getString(2))))
                .optional();
    }

    private record Known(long documentKey, DocumentState state) {}
}
