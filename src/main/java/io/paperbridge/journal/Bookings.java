package io.paperbridge.journal;

import io.paperbridge.document.EntryKind;
import io.paperbridge.document.Money;
import io.paperbridge.document.PreparedEntry;
import io.paperbridge.journal.Effects.Effect;
import io.paperbridge.journal.Effects.Kind;
import io.paperbridge.language.Sentence;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The entry of each document, from the intention to the posted entry; every step is written before or after its request. */
@Component("bookings")
public class Bookings {

    private final JdbcClient jdbc;
    private final Fences fences;
    private final Effects effects;
    private final Events events;
    private final PostingLane lane;

    Bookings(JdbcClient jdbc, Fences fences, Effects effects, Events events, PostingLane lane) {
        this.lane = lane;
        this.jdbc = jdbc;
        this.fences = fences;
        this.effects = effects;
        this.events = events;
    }

    /** Writes down the entry that is wanted, in place of an earlier intention of which nothing was sent. */
    @Transactional
    public Booking intend(Claim claim, PreparedEntry wanted) {
        effects.intend(claim, Kind.CREATE_ENTRY, wanted.reference(), wanted.payload());
        jdbc.sql("delete from entry where document_key = :document")
                .param("document", claim.documentKey())
                .update();
        jdbc.sql(
                        """
                        insert into entry (document_key, kind, state, reference, entry_number, contact_id, issue_date,
                            currency, total, exchange_rate, payload, payload_hash, post, account_id, item_id)
                        values (:document, :kind, 'INTENDED', :reference, :number, :contact, :date, :currency, :total,
                            :rate, :payload, :hash, :post, :account, :item)""")
                .param("document", claim.documentKey())
                .param("kind", wanted.kind().name())
                .param("reference", wanted.reference())
                .param("number", wanted.number())
                .param("contact", wanted.contactId())
                .param("date", wanted.date())
                .param("currency", wanted.total().currencyCode())
                .param("total", wanted.total().amount())
                .param("rate", wanted.exchangeRate())
                .param("payload", wanted.payload())
                .param("hash", Effects.sha256(wanted.payload()))
                .param("post", wanted.post())
                .param("account", wanted.accountId())
                .param("item", wanted.itemId())
                .update();
        events.append(claim.documentKey(), claim.owner(), null, null, "entry intended", wanted.number());
        return booking(claim);
    }

    /**
     * The entry of a document whose work goes on.
     *
     * @throws io.paperbridge.failure.NotYet while an unanswered request may still take effect
     */
    @Transactional
    public Booking resume(Claim claim) {
        Booking booking = booking(claim);
        effects.intend(
                claim,
                Kind.CREATE_ENTRY,
                booking.entry().reference(),
                booking.entry().payload());
        if (booking.postSent()) {
            effects.intend(claim, Kind.POST_ENTRY, postKey(booking), "");
        }
        return booking;
    }

    /** Commits that the create leaves now; it is sent once. */
    @Transactional
    public void creating(Claim claim, Booking booking) {
        Effect create = effects.intend(
                claim,
                Kind.CREATE_ENTRY,
                booking.entry().reference(),
                booking.entry().payload());
        effects.sending(claim, create);
    }

    /** Records the id of the draft, by the create's answer or because a look found it. */
    @Transactional
    public Booking drafted(Claim claim, Booking booking, long entryId) {
        Effect create = effects.find(
                        claim.documentKey(), Kind.CREATE_ENTRY, booking.entry().reference())
                .orElseThrow();
        effects.done(claim, create, Long.toString(entryId));
        advance(claim, EntryState.DRAFTED, entryId, "draft " + entryId);
        return booking(claim);
    }

    /** Records that the entry was found posted already, as it should be. */
    @Transactional
    public Booking foundPosted(Claim claim, Booking booking, long entryId) {
        drafted(claim, booking, entryId);
        advance(claim, EntryState.VERIFIED, entryId, "found posted");
        Effect post = effects.intend(claim, Kind.POST_ENTRY, Long.toString(entryId), "");
        effects.sending(claim, post);
        effects.done(claim, post, "found posted");
        return booking(claim);
    }

    /** Links an entry that somebody else made of the same invoice; nothing is written to the ledger. */
    @Transactional
    public Booking linked(Claim claim, Booking booking, long entryId) {
        fences.hold(claim);
        booking.state().to(EntryState.POSTED);
        jdbc.sql(
                        """
                        update entry set state = 'POSTED', entry_id = :id, foreign_entry = true
                        where document_key = :document""")
                .param("id", entryId)
                .param("document", claim.documentKey())
                .update();
        events.append(claim.documentKey(), claim.owner(), null, null, "linked", "already in the books as " + entryId);
        return booking(claim);
    }

    /**
     * Records that the entry is what it should be, and whether a look found it posted.
     *
     * <p>A post that was sent and is not there after its quiet time took no effect: it may be sent again, alone.
     */
    @Transactional
    public Booking checked(Claim claim, Booking booking, boolean posted) {
        if (booking.state() != EntryState.VERIFIED) {
            advance(claim, EntryState.VERIFIED, null, null);
        }
        if (posted) {
            Effect post = effects.intend(claim, Kind.POST_ENTRY, postKey(booking), "");
            effects.sending(claim, post);
            effects.done(claim, post, "found posted");
        } else if (booking.postSent()) {
            notPosted(claim, booking);
        }
        return booking(claim);
    }

    /** Commits at once that the lane is kept for the answer and that the post leaves now. */
    @Transactional
    public void postingInLane(Claim claim, Booking booking) {
        lane.sending(claim);
        posting(claim, booking);
    }

    /** Records that the post was answered, and frees the lane at once. */
    @Transactional
    public void postedInLane(Claim claim, Booking booking) {
        lane.leave(claim); // first, so that lane and document are always locked in one order
        posted(claim, booking);
    }

    /** Commits that the post leaves now; it is never repeated blindly. */
    @Transactional
    public void posting(Claim claim, Booking booking) {
        Effect post = effects.intend(claim, Kind.POST_ENTRY, postKey(booking), "");
        effects.sending(claim, post);
    }

    /** Records that the post was answered, or that a look found the entry posted. */
    @Transactional
    public void posted(Claim claim, Booking booking) {
        Effect post = effects.find(claim.documentKey(), Kind.POST_ENTRY, postKey(booking))
                .orElseThrow();
        effects.done(claim, post, null);
        events.append(claim.documentKey(), claim.owner(), null, null, "posted", null);
    }

    /** Records that a look found the entry not posted: the post may be sent again, alone. */
    @Transactional
    Booking notPosted(Claim claim, Booking booking) {
        effects.find(claim.documentKey(), Kind.POST_ENTRY, postKey(booking))
                .ifPresent(post -> effects.absent(claim, post));
        events.append(claim.documentKey(), claim.owner(), null, null, "post vanished", null);
        return booking(claim);
    }

    /**
     * Records what a second look found wrong with an entry that was not right before: a lost one is intended again, a vanished post
     * may be sent again, and a wrong ledger stops all posting.
     *
     * @param finding {@code GONE}, {@code NOT_POSTED}, {@code CHANGED} or {@code WRONG}
     */
    @Transactional
    public void notRight(Claim claim, Booking booking, String finding) {
        if (booking.isSettled()) {
            return;
        }
        switch (finding) {
            case "GONE" -> gone(claim, "lost by the server");
            case "NOT_POSTED" -> notPosted(claim, booking);
            case "WRONG" ->
                lane.stop(Sentence.of(
                        "journal.ledger-wrong",
                        String.valueOf(booking.entryId()),
                        booking.entry().reference()));
            default -> fences.hold(claim);
        }
    }

    /** Records that the entry is gone, or was deleted as not the same: it is intended again, from the reading on. */
    @Transactional
    public Booking gone(Claim claim, String why) {
        fences.hold(claim);
        jdbc.sql(
                        "update entry set state = 'INTENDED', entry_id = null, link = null, status = null where document_key = :document")
                .param("document", claim.documentKey())
                .update();
        effects.forgetEntry(claim.documentKey());
        events.append(claim.documentKey(), claim.owner(), null, null, "entry gone", why);
        return booking(claim);
    }

    /** Whether a create of the document's entry was ever sent, whatever became of it. */
    public boolean isMade(Claim claim) {
        return effects.find(claim.documentKey(), Kind.CREATE_ENTRY, claim.reference())
                .map(create -> create.rounds() > 0)
                .orElse(false);
    }

    /** The entry of a document; null when there is none. */
    public @Nullable Booking find(Claim claim) {
        return standing(claim.documentKey()).orElse(null);
    }

    /** The same by the journal's key. */
    Optional<Booking> standing(long documentKey) {
        return jdbc.sql(
                        """
                        select kind, reference, entry_number, contact_id, issue_date, currency, total, exchange_rate, payload, post,
                               state, entry_id,
                               exists (select 1 from effect f where f.document_key = e.document_key
                                       and f.kind = 'POST_ENTRY' and f.sent_at is not null) as post_sent,
                               (state = 'POSTED' or link is not null) as settled, foreign_entry, account_id, item_id
                        from entry e where document_key = :document""")
                .param("document", documentKey)
                .query((row, n) -> new Booking(
                        new PreparedEntry(
                                EntryKind.valueOf(row.getString(1)),
                                row.getString(2),
                                row.getString(3),
                                row.getLong(4),
                                row.getObject(5, LocalDate.class),
                                Money.of(row.getBigDecimal(7), row.getString(6)),
                                row.getBigDecimal(8),
                                row.getString(9),
                                row.getBoolean(10),
                                row.getObject(16, Long.class),
                                row.getObject(17, Long.class)),
                        EntryState.valueOf(row.getString(11)),
                        row.getObject(12, Long.class),
                        row.getBoolean(13),
                        row.getBoolean(14),
                        row.getBoolean(15)))
                .optional();
    }

    private Booking booking(Claim claim) {
        return Objects.requireNonNull(find(claim), () -> claim.reference() + " has no entry");
    }

    private void advance(Claim claim, EntryState next, @Nullable Long entryId, @Nullable String reason) {
        fences.hold(claim);
        EntryState state = booking(claim).state().to(next);
        jdbc.sql(
                        """
                        update entry set state = :state, entry_id = coalesce(cast(:id as bigint), entry_id)
                        where document_key = :document""")
                .param("state", state.name())
                .param("id", entryId)
                .param("document", claim.documentKey())
                .update();
        events.append(
                claim.documentKey(),
                claim.owner(),
                null,
                null,
                "entry " + next.name().toLowerCase(java.util.Locale.ROOT),
                reason);
    }

    private static String postKey(Booking booking) {
        return String.valueOf(booking.entryId());
    }
}
