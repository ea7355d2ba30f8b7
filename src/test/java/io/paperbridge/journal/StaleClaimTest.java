package io.paperbridge.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.paperbridge.document.Entries;
import io.paperbridge.document.EntryKind;
import io.paperbridge.document.PreparedEntry;
import io.paperbridge.document.Term;
import io.paperbridge.failure.ClaimLost;
import io.paperbridge.failure.NotYet;
import io.paperbridge.failure.Reason;
import io.paperbridge.failure.Refused;
import io.paperbridge.journal.Aftermath.Verdict;
import io.paperbridge.language.Sentence;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A node that froze and wakes late writes nothing, whatever it was about to do. */
class StaleClaimTest {

    private static final PreparedEntry BILL = Entries.bill("PLX-17");

    @OnEachDatabase
    void everyWriteOfALostClaimIsRefused(TestJournal journal) {
        // Given
        JournalNode frozen = journal.node();
        Claim stale = frozen.claimed(17);
        Booking booking = frozen.bookings.checked(stale, frozen.drafted(stale, BILL), false);
        frozen.contacts.intend(stale, "vendor", "name:NORD", "EUR");
        journal.letPass(Duration.ofMinutes(4));
        JournalNode other = journal.anotherNode();
        Claim taken = other.documents.claim(stale.documentKey());
        String before = standing(journal);

        // When
        Map<String, Throwable> refusals = new LinkedHashMap<>();
        writes(frozen, stale, booking).forEach((name, write) -> refusals.put(name, catchThrowable(write)));

        // Then
        assertThat(refusals).allSatisfy((name, thrown) -> assertThat(thrown).isInstanceOf(ClaimLost.class));
        assertThat(standing(journal)).isEqualTo(before);
        other.fences.hold(taken);
    }

    @OnEachDatabase
    void aFailureOfALostClaimSettlesNothing(TestJournal journal) {
        // Given
        JournalNode frozen = journal.node();
        Claim stale = frozen.claimed(17);
        journal.letPass(Duration.ofMinutes(4));
        Claim taken = journal.anotherNode().documents.claim(stale.documentKey());
        String before = standing(journal);

        // When
        Verdict verdict =
                frozen.aftermath.decide(stale, new Refused(Reason.FILE_TOO_LARGE, Sentence.verbatim("too large")));

        // Then
        assertThat(verdict).isEqualTo(Verdict.NOTHING);
        assertThat(standing(journal)).isEqualTo(before);
        journal.anotherNode().fences.hold(taken);
    }

    @OnEachDatabase
    void aLostClaimNeitherFreesNorShutsTheLaneOfItsSuccessor(TestJournal journal) {
        // Given
        JournalNode frozen = journal.node();
        Claim stale = frozen.claimed(17);
        journal.letPass(Duration.ofMinutes(4));
        JournalNode other = journal.anotherNode();
        Claim taken = other.documents.claim(stale.documentKey());
        other.lane.enter(taken);

        // When
        frozen.lane.leave(stale);
        frozen.aftermath.decide(
                stale, new NotYet(Reason.RATE_LIMITED, Duration.ofSeconds(1), Sentence.verbatim("later")));

        // Then
        assertThat(journal.count("lane", "document_key is not null and shut_until is null"))
                .isEqualTo(1);
    }

    private static Map<String, ThrowingCallable> writes(JournalNode node, Claim claim, Booking booking) {
        Map<String, ThrowingCallable> writes = new LinkedHashMap<>();
        writes.put("intend", () -> node.bookings.intend(claim, BILL));
        writes.put("resume", () -> node.bookings.resume(claim));
        writes.put("creating", () -> node.bookings.creating(claim, booking));
        writes.put("drafted", () -> node.bookings.drafted(claim, booking, 91));
        writes.put("found posted", () -> node.bookings.foundPosted(claim, booking, 91));
        writes.put("linked", () -> node.bookings.linked(claim, booking, 91));
        writes.put("checked posted", () -> node.bookings.checked(claim, booking, true));
        writes.put("posting", () -> node.bookings.posting(claim, booking));
        writes.put("posting in the lane", () -> node.bookings.postingInLane(claim, booking));
        writes.put("gone", () -> node.bookings.gone(claim, "gone"));
        writes.put("lock number", () -> node.numbers.lock(claim, EntryKind.BILL, 12, "R-17", false));
        writes.put("intend contact", () -> node.contacts.intend(claim, "vendor", "name:NORD", "EUR"));
        writes.put("creating contact", () -> node.contacts.creating(claim, "vendor", "name:NORD", "EUR"));
        writes.put("created contact", () -> node.contacts.created(claim, "vendor", "name:NORD", "EUR", 12));
        writes.put("remember", () -> node.contacts.remember(claim, "vendor", List.of("vat:DE1"), "EUR", 12));
        writes.put("read", () -> node.documents.read(claim, Readings.invoice(), "A title"));
        writes.put("go on later", () -> node.documents.goOnLater(claim, Duration.ZERO));
        writes.put("confirmed", () -> node.outcomes.confirmed(claim, "http://books", "open"));
        writes.put("rehearsed", () -> node.outcomes.rehearsed(claim));
        writes.put(
                "ended",
                () -> node.outcomes.ended(
                        claim, new Refused(Reason.FILE_TOO_LARGE, Sentence.verbatim("large")), Verdict.PARK, ""));
        writes.put("writing", () -> node.outcomes.writing(claim, Map.of(Term.NET, "100.00")));
        writes.put("told", () -> node.outcomes.told(claim));
        writes.put("swept", () -> node.outcomes.swept(claim));
        writes.put("lane sending", () -> node.lane.sending(claim));
        return writes;
    }

    private static String standing(TestJournal journal) {
        return String.join(
                " | ",
                String.valueOf(journal.text("select state || owner || fence || due_at from document")),
                String.valueOf(journal.text("select state || coalesce(cast(entry_id as varchar), '') from entry")),
                "effects " + journal.count("effect", "sent_at is not null"),
                "done " + journal.count("effect", "done_at is not null"),
                "events " + journal.count("event", "true"),
                "locks " + journal.count("number_lock", "true"),
                "links " + journal.count("contact_link", "true"),
                "contacts " + journal.count("contact", "contact_id is not null"),
                "fields " + journal.count("written_field", "true"));
    }
}
