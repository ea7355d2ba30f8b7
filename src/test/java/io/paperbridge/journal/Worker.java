package io.paperbridge.journal;

import io.paperbridge.document.Entries;
import io.paperbridge.document.EntryKind;
import io.paperbridge.failure.Failure;
import io.paperbridge.failure.NotYet;
import io.paperbridge.failure.Reason;
import io.paperbridge.failure.RemoteFailure;
import io.paperbridge.journal.Aftermath.Verdict;
import io.paperbridge.journal.Outside.Draft;
import io.paperbridge.journal.Outside.Fate;
import io.paperbridge.language.Sentence;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One node that goes the way of the routes in small steps, so that it can be left standing after any of them: between two steps it may
 * crash, which loses all it knows, or freeze, which is to be stepped late.
 */
final class Worker {

    private final TestJournal journal;
    private final Outside outside;
    private final JournalNode node;
    private @Nullable Claim claim;
    private @Nullable Booking booking;
    private List<Draft> seen = List.of();
    private Step next = Step.CLAIM;

    private enum Step {
        CLAIM,
        LOOK,
        DECIDE,
        SEND_CREATE,
        VERIFY,
        ENTER_LANE,
        SEND_POST,
        SECOND_LOOK,
        TELL
    }

    Worker(TestJournal journal, Outside outside) {
        this.journal = journal;
        this.outside = outside;
        this.node = journal.anotherNode();
    }

    /** Everything it knew is lost. */
    void crash() {
        claim = null;
        booking = null;
        next = Step.CLAIM;
    }

    /** Whether it is in the middle of something. */
    boolean isAtWork() {
        return claim != null;
    }

    /** One step further with its document, or a claim on this one; what fails is settled as the failure policy does. */
    void step(long documentKey, Fate fate) {
        try {
            next = switch (next) {
                case CLAIM -> claim(documentKey);
                case LOOK -> look();
                case DECIDE -> decide();
                case SEND_CREATE -> sendCreate(fate);
                case VERIFY -> verify();
                case ENTER_LANE -> enterLane();
                case SEND_POST -> sendPost(fate);
                case SECOND_LOOK -> secondLook();
                case TELL -> tell();
            };
        } catch (Failure failure) {
            settle(failure);
        }
        if (next == Step.CLAIM) {
            crash();
        }
    }

    private void settle(Failure failure) {
        Claim held = claim;
        Verdict verdict = node.aftermath.decide(held, failure);
        if (held != null && verdict.endsWork()) {
            node.outcomes.ended(held, failure, verdict, "");
        }
        next = Step.CLAIM;
    }

    private Step claim(long documentKey) {
        String state = journal.text("select state from document where document_key = " + documentKey);
        boolean ended = DocumentState.valueOf(Objects.requireNonNull(state)).isFinal();
        Claim taken = ended ? node.documents.claimToTell(documentKey) : node.documents.claim(documentKey);
        claim = taken;
        switch (taken.resume()) {
            case READ -> {
                String number = node.numbers.lock(taken, EntryKind.BILL, 12, "R-" + documentKey, false);
                booking = node.bookings.intend(taken, Entries.bill(taken.reference(), number, 12));
                return Step.LOOK;
            }
            case BOOK -> {
                booking = node.bookings.resume(taken);
                return booking().isDrafted() ? Step.VERIFY : Step.LOOK;
            }
            case LOOK_AGAIN -> {
                booking = node.bookings.resume(taken);
                return Step.SECOND_LOOK;
            }
            default -> {
                booking = node.bookings.find(taken);
                return Step.TELL;
            }
        }
    }

    private Step look() {
        seen = outside.find(claim().reference());
        return Step.DECIDE;
    }

    /** Keeps the first and deletes other drafts; without any, the create is about to leave. */
    private Step decide() {
        for (Draft surplus : seen.subList(Math.min(1, seen.size()), seen.size())) {
            node.documents.hold(claim());
            outside.delete(surplus.id());
        }
        if (seen.isEmpty()) {
            node.bookings.creating(claim(), booking());
            return Step.SEND_CREATE;
        }
        Draft first = seen.get(0);
        booking = first.opened() > 0
                ? node.bookings.foundPosted(claim(), booking(), first.id())
                : node.bookings.drafted(claim(), booking(), first.id());
        return first.opened() > 0 ? Step.SECOND_LOOK : Step.VERIFY;
    }

    private Step sendCreate(Fate fate) {
        if (!outside.create(claim().reference(), fate)) {
            throw noAnswer();
        }
        List<Draft> made = outside.find(claim().reference());
        long id = made.stream().mapToLong(Draft::id).max().orElseThrow();
        booking = node.bookings.drafted(claim(), booking(), id);
        return Step.VERIFY;
    }

    private Step verify() {
        long id = entryId();
        if (!outside.isThere(id)) {
            booking = node.bookings.gone(claim(), "deleted");
            throw notThere();
        }
        booking = node.bookings.checked(claim(), booking(), outside.isOpen(id));
        if (booking().isToPost()) {
            return Step.ENTER_LANE;
        }
        node.documents.lookAgainLater(claim());
        return Step.CLAIM;
    }

    /** The lane is only entered when it is free: waiting for it takes real time. */
    private Step enterLane() {
        boolean busy = journal.count(
                        "lane",
                        "name = 'posting' and (shut_until >= current_timestamp or lease_until >= current_timestamp)")
                > 0;
        if (busy) {
            throw new NotYet(Reason.POSTING_BUSY, Duration.ofSeconds(1), Sentence.of("journal.posting-busy"));
        }
        node.lane.enter(claim());
        node.lane.sending(claim());
        node.bookings.posting(claim(), booking());
        return Step.SEND_POST;
    }

    private Step sendPost(Fate fate) {
        if (!outside.open(entryId(), fate)) {
            throw noAnswer();
        }
        node.bookings.posted(claim(), booking());
        node.lane.leave(claim());
        node.documents.lookAgainLater(claim());
        return Step.CLAIM;
    }

    private Step secondLook() {
        long id = entryId();
        if (outside.isOpen(id)) {
            node.outcomes.confirmed(claim(), "http://books/bills/" + id, "open");
            return Step.CLAIM;
        }
        node.bookings.notRight(claim(), booking(), outside.isThere(id) ? "NOT_POSTED" : "GONE");
        throw notThere();
    }

    private Step tell() {
        if (claim().resume() == Claim.Resume.SWEEP) {
            sweep();
            node.outcomes.swept(claim());
        } else {
            node.outcomes.told(claim());
        }
        return Step.CLAIM;
    }

    private void sweep() {
        Booking kept = booking;
        for (Draft draft : outside.find(claim().reference())) {
            boolean surplus = kept == null || kept.entryId() == null || kept.entryId() != draft.id();
            if (surplus && draft.opened() == 0) {
                node.documents.hold(claim());
                outside.delete(draft.id());
            }
        }
    }

    private static RemoteFailure notThere() {
        return RemoteFailure.passing("BigCapital", "GET /api/bills/:id", 200, false, "it is not as it was left");
    }

    private static RemoteFailure noAnswer() {
        return RemoteFailure.server("BigCapital", "POST /api/bills", 503, false);
    }

    private Claim claim() {
        return Objects.requireNonNull(claim);
    }

    private Booking booking() {
        return Objects.requireNonNull(booking);
    }

    private long entryId() {
        return Objects.requireNonNull(booking().entryId());
    }
}
