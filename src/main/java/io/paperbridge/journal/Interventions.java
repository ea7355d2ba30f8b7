package io.paperbridge.journal;

import static io.paperbridge.journal.Intervention.done;
import static io.paperbridge.journal.Intervention.refused;

import io.paperbridge.document.EntryKind;
import io.paperbridge.document.FoundEntry;
import io.paperbridge.language.Language;
import io.paperbridge.language.Sentence;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a person may decide about one document, each with its actor in the history: it is not to be booked, it is booked by hand, it is to
 * be booked again. Each is refused where something could be booked twice or forgotten by it.
 */
@Component("interventions")
public class Interventions {

    private final JdbcClient jdbc;
    private final Bookings bookings;
    private final HandBooking handBooking;
    private final Effects effects;
    private final FreshStart start;
    private final Events events;
    private final Language language;

    Interventions(
            JdbcClient jdbc,
            Bookings bookings,
            HandBooking handBooking,
            Effects effects,
            FreshStart start,
            Events events,
            Language language) {
        this.jdbc = jdbc;
        this.bookings = bookings;
        this.handBooking = handBooking;
        this.effects = effects;
        this.start = start;
        this.events = events;
        this.language = language;
    }

    /** How a document stands; of several generations of its id the latest. */
    public Standing standing(long paperlessId) {
        return current(paperlessId)
                .flatMap(document -> bookings.standing(document.key()))
                .map(booking -> new Standing(paperlessId, booking.entry(), booking.entryId()))
                .orElseGet(() -> new Standing(paperlessId, null, null));
    }

    /**
     * Discards a document that is not to be booked; its number is free for others, and drafts of ours are swept up.
     *
     * @param found what the ledger shows of it now
     * @param why in the actor's words
     * @param only what it was chosen by and must still meet; null when it was named
     */
    @Transactional
    public Intervention discard(
            long paperlessId, List<FoundEntry> found, String actor, String why, @Nullable DocumentFilter only) {
        Optional<Current> current = current(paperlessId);
        if (current.isEmpty()) {
            return unknown(paperlessId);
        }
        Current document = current.get();
        if (only != null && !only.isMetBy(document.key(), jdbc)) {
            return refused(paperlessId, Sentence.of("journal.changed-meanwhile", paperlessId));
        }
        Optional<FoundEntry> posted = found.stream().filter(FoundEntry::posted).findFirst();
        if (posted.isPresent()) {
            return refused(
                    paperlessId,
                    Sentence.of(
                            "journal.discard-entry-stands",
                            paperlessId,
                            posted.get().described()));
        }
        if (document.state() == DocumentState.PROCESSING || document.state() == DocumentState.CONFIRMED) {
            return refused(
                    paperlessId,
                    Sentence.of(
                            "journal.discard-not-now",
                            paperlessId,
                            document.state().name()));
        }
        if (document.state() == DocumentState.DISCARDED) {
            return refused(paperlessId, Sentence.of("journal.discarded-already", paperlessId));
        }
        Duration quiet = effects.quietTimeLeft(document.key());
        if (!quiet.isZero()) {
            return refused(paperlessId, Sentence.of("journal.intervention-in-doubt", paperlessId, quiet));
        }
        forgetEntry(document);
        end(document, DocumentState.DISCARDED, why);
        events.append(document.key(), actor, document.state(), DocumentState.DISCARDED, "discarded", why);
        return done(paperlessId, Sentence.of("journal.discarded", paperlessId));
    }

    /**
     * The kind of entry a document was or would be booked as.
     *
     * @param stated what a person says it is; null when they say nothing
     */
    public EntryKind kind(long paperlessId, @Nullable EntryKind stated) {
        if (stated != null) {
            return stated;
        }
        return current(paperlessId)
                .map(document -> handBooking.kind(document.key()))
                .orElse(EntryKind.BILL);
    }

    /**
     * Takes a document in review or parked for booked, because a person has booked it by hand; Paperless is told so.
     *
     * @param found the entry as the ledger shows it; null when there is none of that kind and id
     * @param link its page in BigCapital
     * @param why in the actor's words; null when they say nothing
     */
    @Transactional
    public Intervention resolve(
            long paperlessId, @Nullable FoundEntry found, String link, String actor, @Nullable String why) {
        Optional<Current> current = current(paperlessId);
        if (current.isEmpty()) {
            return unknown(paperlessId);
        }
        Current document = current.get();
        if (document.state() != DocumentState.NEEDS_REVIEW && document.state() != DocumentState.PARKED) {
            return refused(
                    paperlessId,
                    Sentence.of(
                            "journal.resolve-not-now",
                            paperlessId,
                            document.state().name()));
        }
        if (found == null) {
            return refused(paperlessId, Sentence.of("journal.resolve-no-entry", paperlessId));
        }
        Optional<Long> holder = handBooking.otherHolder(document.key(), found);
        if (holder.isPresent()) {
            return refused(
                    paperlessId, Sentence.of("journal.resolve-taken", paperlessId, found.described(), holder.get()));
        }
        Sentence booked = handBooking.comparison(document.key(), paperlessId, found);
        handBooking.take(document.key(), document.reference(), found, link, true);
        end(document, DocumentState.CONFIRMED, null);
        events.append(
                document.key(),
                actor,
                document.state(),
                document.state().to(DocumentState.CONFIRMED),
                "resolved by hand",
                language.say(booked) + (why == null ? "" : " " + why));
        return done(paperlessId, booked);
    }

    /**
     * Lets a document be booked again whose entry a person has deleted in BigCapital.
     *
     * @param found what the ledger shows of it now; it is booked again only when that is nothing
     * @param why in the actor's words; null when they say nothing
     */
    @Transactional
    public Intervention rebook(long paperlessId, List<FoundEntry> found, String actor, @Nullable String why) {
        Optional<Current> current = current(paperlessId);
        if (current.isEmpty()) {
            return unknown(paperlessId);
        }
        Current document = current.get();
        if (!document.state().isFinal() || !document.wasBooked()) {
            return refused(
                    paperlessId,
                    Sentence.of(
                            "journal.rebook-not-booked",
                            paperlessId,
                            document.state().name()));
        }
        if (!found.isEmpty()) {
            return refused(
                    paperlessId,
                    Sentence.of(
                            "journal.rebook-entry-stands",
                            paperlessId,
                            found.get(0).described()));
        }
        jdbc.sql("delete from entry where document_key = :document")
                .param("document", document.key())
                .update();
        effects.forgetEntry(document.key());
        boolean booked = document.state() == DocumentState.CONFIRMED;
        start.begin(
                document.key(),
                document.state(),
                booked ? DocumentState.PROCESSING : DocumentState.RECEIVED,
                actor,
                why == null ? "rebook" : "rebook: " + why);
        return done(paperlessId, Sentence.of("journal.rebooks", paperlessId));
    }

    private static Intervention unknown(long paperlessId) {
        return refused(paperlessId, Sentence.of("journal.document-unknown", paperlessId));
    }

    /** Its number is free, and whatever draft of ours may be left is deleted by the sweep. */
    private void forgetEntry(Current document) {
        jdbc.sql("delete from number_lock where document_key = :document")
                .param("document", document.key())
                .update();
        jdbc.sql(
                        """
                        update entry set state = 'INTENDED', entry_id = null, link = null, status = null
                        where document_key = :document""")
                .param("document", document.key())
                .update();
    }

    private void end(Current document, DocumentState state, @Nullable String text) {
        document.state().to(state);
        jdbc.sql(
                        """
                        update document set state = :state, reason_code = null, reason_text = :text, told = false, attempts = 0,
                            tell_attempts = 0, urgency = 1, due_at = current_timestamp, queued_until = null, owner = null,
                            lease_until = null, fence = fence + 1, updated_at = current_timestamp,
                            recheck_at = case
                                when exists (select 1 from entry e where e.document_key = document.document_key)
                                then current_timestamp else recheck_at end
                        where document_key = :document""")
                .param("state", state.name())
                .param("text", Events.cut(text))
                .param("document", document.key())
                .update();
    }

    private Optional<Current> current(long paperlessId) {
        return jdbc.sql(
                        """
                        select document_key, reference, state,
                               exists (select 1 from entry e where e.document_key = d.document_key and e.link is not null)
                        from document d
                        where document_key = (select max(document_key) from document where paperless_id = :id)
                        for update""")
                .param("id", paperlessId)
                .query((row, n) -> new Current(
                        row.getLong(1), row.getString(2), DocumentState.valueOf(row.getString(3)), row.getBoolean(4)))
                .optional();
    }

    private record Current(long key, String reference, DocumentState state, boolean wasBooked) {}
}
