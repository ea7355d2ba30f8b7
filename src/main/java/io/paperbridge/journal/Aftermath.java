package io.paperbridge.journal;

import io.paperbridge.failure.ClaimLost;
import io.paperbridge.failure.ConfigurationFault;
import io.paperbridge.failure.Failure;
import io.paperbridge.failure.NotYet;
import io.paperbridge.failure.Reason;
import io.paperbridge.failure.Refused;
import io.paperbridge.failure.RemoteFailure;
import io.paperbridge.failure.RemoteFailure.Category;
import io.paperbridge.failure.ReviewNeeded;
import io.paperbridge.journal.Claim.Resume;
import io.paperbridge.journal.Effects.Kind;
import io.paperbridge.language.Language;
import io.paperbridge.language.Sentence;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Decides what a failure means for its document: wait, ask a person, or give up. */
@Component("aftermath")
public class Aftermath {

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final TimingSettings settings;
    private final Fences fences;
    private final Effects effects;
    private final PostingLane lane;
    private final Events events;
    private final Language language;
    private final AttachmentAftermath attachments;

    Aftermath(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            TimingSettings settings,
            Fences fences,
            Effects effects,
            PostingLane lane,
            Events events,
            Language language,
            AttachmentAftermath attachments) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.settings = settings;
        this.fences = fences;
        this.effects = effects;
        this.lane = lane;
        this.events = events;
        this.language = language;
        this.attachments = attachments;
    }

    /**
     * Settles what was under way and says what follows.
     *
     * @param claim the claim work was done under; null when none was held yet
     */
    public Verdict decide(@Nullable Claim claim, Throwable thrown) {
        Failure failure = failureIn(thrown);
        if (claim == null || failure instanceof ClaimLost) {
            return Verdict.NOTHING;
        }
        try {
            return Objects.requireNonNull(transaction.execute(status -> settle(claim, failure, thrown)));
        } catch (ClaimLost lost) {
            return Verdict.NOTHING;
        }
    }

    private Verdict settle(Claim claim, @Nullable Failure failure, Throwable thrown) {
        fences.hold(claim);
        settleRequests(claim, failure);
        if (claim.resume() == Resume.ATTACH) {
            attachments.settle(claim, failure, thrown, tookNoEffect(failure));
            return Verdict.LATER;
        }
        if (claim.resume() == Resume.TELL || claim.resume() == Resume.SWEEP) {
            return tellLater(claim, failure, thrown);
        }
        if (failure instanceof ReviewNeeded) {
            return Verdict.REVIEW;
        }
        if (failure instanceof Refused) {
            return Verdict.PARK;
        }
        if (failure instanceof NotYet notYet) {
            return later(claim, notYet.waitFor(), 0, notYet.reason(), notYet.wording());
        }
        if (failure instanceof ConfigurationFault fault) {
            return later(claim, pause(), 0, fault.reason(), fault.wording());
        }
        return retry(claim, failure, thrown);
    }

    /** The failure behind what Camel or Spring wrapped around it; null when Paperbridge itself failed. */
    public static @Nullable Failure failureIn(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof Failure failure) {
                return failure;
            }
        }
        return null;
    }

    /** The sentence of a failure, or of a fault of our own. */
    public static Sentence wordingOf(Throwable thrown) {
        Failure failure = failureIn(thrown);
        return failure != null
                ? failure.wording()
                : Sentence.of("journal.own-fault", thrown.getClass().getSimpleName());
    }

    private void settleRequests(Claim claim, @Nullable Failure failure) {
        if (tookNoEffect(failure)) {
            forgetMissingContact(claim, failure);
            effects.clearSent(claim.documentKey(), claim.fence());
            lane.leave(claim);
            return;
        }
        lane.leaveShut(claim);
        if (effects.anyInDoubt(claim.documentKey(), Kind.CREATE_ENTRY)) {
            jdbc.sql(
                            """
                            update entry set state = 'IN_DOUBT'
                            where document_key = :document and state in ('INTENDED', 'IN_DOUBT')""")
                    .param("document", claim.documentKey())
                    .update();
            jdbc.sql(
                            """
                            update document
                            set recheck_at = current_timestamp + cast(:quiet as bigint) * interval '0.001' second
                            where document_key = :document""")
                    .param("quiet", settings.quietTime().toMillis())
                    .param("document", claim.documentKey())
                    .update();
        }
    }

    private static boolean tookNoEffect(@Nullable Failure failure) {
        if (failure instanceof RemoteFailure remote) {
            return !remote.mayHaveTakenEffect();
        }
        return (failure != null && failure.getCause() instanceof RemoteFailure refusal && !refusal.mayHaveTakenEffect())
                || (failure instanceof NotYet notYet && notYet.reason() != Reason.IN_DOUBT)
                || (failure instanceof ConfigurationFault fault && fault.reason() == Reason.ACCESS_REFUSED);
    }

    private Verdict retry(Claim claim, @Nullable Failure failure, Throwable thrown) {
        int attempts = 1
                + jdbc.sql("select attempts from document where document_key = :document")
                        .param("document", claim.documentKey())
                        .query(Integer.class)
                        .single();
        Category category = failure instanceof RemoteFailure remote ? remote.category() : Category.TRANSIENT;
        if (!settings.retry().enabled() || attempts > settings.retry().delays().size()) {
            return isBooked(claim) ? stillBooked(claim, thrown) : Verdict.PARK;
        }
        Duration doubt = effects.quietTimeLeft(claim.documentKey());
        Duration wait = doubt.isZero() ? delay(attempts, category) : doubt;
        Reason reason = failure == null ? Reason.INTERNAL_ERROR : failure.reason();
        return later(claim, wait, 1, reason, wordingOf(thrown));
    }

    /** Whether the document was told as booked before, so that only a check of its entry has failed. */
    private boolean isBooked(Claim claim) {
        return jdbc.sql("select count(*) from entry where document_key = :document and link is not null")
                        .param("document", claim.documentKey())
                        .query(Long.class)
                        .single()
                > 0;
    }

    private Verdict stillBooked(Claim claim, Throwable thrown) {
        jdbc.sql(
                        """
                        update document set state = 'CONFIRMED', reason_code = null, reason_text = null, owner = null,
                            lease_until = null, queued_until = null, due_at = current_timestamp
                        where document_key = :document""")
                .param("document", claim.documentKey())
                .update();
        events.append(
                claim.documentKey(),
                claim.owner(),
                DocumentState.PROCESSING,
                DocumentState.PROCESSING.to(DocumentState.CONFIRMED),
                "could not be checked, stays booked",
                language.say(wordingOf(thrown)));
        fences.finished(claim);
        return Verdict.LATER;
    }

    /** A create that names a contact the ledger does not know: the contact is looked for anew. */
    private void forgetMissingContact(Claim claim, @Nullable Failure failure) {
        boolean missing = failure instanceof RemoteFailure remote
                && remote.status() == 404
                && effects.anyInDoubt(claim.documentKey(), Kind.CREATE_ENTRY);
        if (missing) {
            for (String table : List.of("contact_link", "contact")) {
                jdbc.sql("delete from " + table
                                + " where contact_id = (select contact_id from entry where document_key = :document)")
                        .param("document", claim.documentKey())
                        .update();
            }
        }
    }

    /** How long is waited while somebody must act: a minute, or less where retries are set to begin sooner. */
    private Duration pause() {
        Duration first = settings.retry().delays().get(0);
        return first.compareTo(LONGEST_PAUSE) < 0 ? first : LONGEST_PAUSE;
    }

    private Duration delay(int attempt, Category category) {
        return settings.retry().waitFor(attempt, category);
    }

    private Verdict later(Claim claim, Duration wait, int attempt, Reason reason, Sentence why) {
        String sentence = language.say(why);
        jdbc.sql(
                        """
                        update document set state = 'RETRYING', attempts = attempts + :attempt, reason_code = :code,
                            reason_text = :text, owner = null, lease_until = null, queued_until = null,
                            due_at = current_timestamp + cast(:wait as bigint) * interval '0.001' second
                        where document_key = :document""")
                .param("attempt", attempt)
                .param("code", reason.code())
                .param("text", Events.cut(sentence))
                .param("wait", wait.toMillis())
                .param("document", claim.documentKey())
                .update();
        events.append(
                claim.documentKey(),
                claim.owner(),
                DocumentState.PROCESSING,
                DocumentState.PROCESSING.to(DocumentState.RETRYING),
                attempt == 0 ? "waits" : Events.ATTEMPT_FAILED,
                sentence);
        fences.finished(claim);
        return Verdict.LATER;
    }

    private Verdict tellLater(Claim claim, @Nullable Failure failure, Throwable thrown) {
        int failed = jdbc.sql("select tell_attempts from document where document_key = :document")
                .param("document", claim.documentKey())
                .query(Integer.class)
                .single();
        boolean gone = failure != null && failure.reason() == Reason.DOCUMENT_GONE;
        boolean outage = failure instanceof ConfigurationFault;
        boolean swept = claim.resume() == Resume.SWEEP && failure instanceof ReviewNeeded;
        Duration wait = failure instanceof NotYet notYet
                ? notYet.waitFor()
                : outage ? pause() : delay(failed + 1, Category.TRANSIENT);
        jdbc.sql(
                        """
                        update document set tell_attempts = tell_attempts + :attempt, owner = null, lease_until = null,
                            queued_until = null, told = :told,
                            recheck_at = case
                                when :again then current_timestamp + cast(:wait as bigint) * interval '0.001' second
                                else recheck_at end,
                            due_at = current_timestamp + cast(:wait as bigint) * interval '0.001' second
                        where document_key = :document""")
                .param("attempt", outage || failure instanceof NotYet ? 0 : 1)
                .param("told", gone || claim.resume() == Resume.SWEEP)
                .param("again", claim.resume() == Resume.SWEEP && !swept)
                .param("wait", wait.toMillis())
                .param("document", claim.documentKey())
                .update();
        events.append(claim.documentKey(), claim.owner(), null, null, "not told yet", language.say(wordingOf(thrown)));
        fences.finished(claim);
        return Verdict.LATER;
    }

    /** What follows a failure. */
    public enum Verdict {
        /** Nothing is to be done here: no document was held, or another worker has it. */
        NOTHING,
        /** The document waits; others go on. */
        LATER,
        /** A person decides. */
        REVIEW,
        /** The document is parked. */
        PARK;

        /** Whether work on the document is over until a person acts. */
        public boolean endsWork() {
            return this == REVIEW || this == PARK;
        }
    }
}
