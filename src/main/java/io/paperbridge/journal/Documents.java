package io.paperbridge.journal;

import io.paperbridge.document.DayOrder;
import io.paperbridge.document.DocumentRef;
import io.paperbridge.document.Reading;
import io.paperbridge.failure.ClaimLost;
import io.paperbridge.journal.Claim.Resume;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The documents of the journal: admitted once, worked on by one claim at a time. */
@Component("documents")
public class Documents {

    /** The urgency of what has an entry in the ledger; 1 is what a person asked for, 0 all else. */
    private static final int BEGUN = 2;

    /** Named as the route that admits, beside its other lines. */
    private static final Logger LOG = LoggerFactory.getLogger("flow.admit-document");

    private final JdbcClient jdbc;
    private final TimingSettings settings;
    private final Fences fences;
    private final Events events;
    private final Effects effects;
    private final FreshStart start;
    private final Node node;

    Documents(
            JdbcClient jdbc,
            TimingSettings settings,
            Fences fences,
            Events events,
            Effects effects,
            FreshStart start,
            Node node) {
        this.start = start;
        this.jdbc = jdbc;
        this.settings = settings;
        this.fences = fences;
        this.events = events;
        this.effects = effects;
        this.node = node;
    }

    /** The id of this process, as the owner of claims. */
    public String node() {
        return node.id();
    }

    /** The database's clock, which all leases and due times follow. */
    public Instant now() {
        return jdbc.sql("select current_timestamp")
                .query((row, n) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .single();
    }

    /**
     * Takes a document that carries the inbox tag into the journal, once.
     *
     * <p>A document that is there already stays as it is, except that a person put the tag back: then a reviewed, parked or discarded
     * one starts anew and a booked one is looked at. The tag counts as put back only when the last state was told before the poll
     * asked.
     *
     * @param ref the document
     * @param pollStarted when the poll asked, by {@link #now()}
     */
    @Transactional
    public Admission admit(DocumentRef ref, Instant pollStarted) {
        Optional<Standing> known = jdbc.sql(
                        """
                        select document_key, state, told, told_at from document
                        where paperless_id = :id and added = :added for update""")
                .param("id", ref.paperlessId())
                .param("added", OffsetDateTime.ofInstant(ref.added(), ZoneOffset.UTC))
                .query((row, n) -> new Standing(
                        row.getLong(1),
                        DocumentState.valueOf(row.getString(2)),
                        row.getBoolean(3),
                        row.getObject(4, OffsetDateTime.class)))
                .optional();
        if (known.isEmpty()) {
            return insert(ref) ? Admission.NEW : Admission.KNOWN;
        }
        Standing standing = known.get();
        OffsetDateTime toldAt = standing.toldAt();
        boolean putBack = standing.state().isFinal()
                && standing.told()
                && toldAt != null
                && toldAt.toInstant().isBefore(pollStarted);
        if (!putBack) {
            return Admission.KNOWN;
        }
        boolean booked = standing.state() == DocumentState.CONFIRMED;
        start.begin(
                standing.documentKey(),
                standing.state(),
                booked ? DocumentState.PROCESSING : DocumentState.RECEIVED,
                "Paperless",
                "tag put back");
        return booked ? Admission.RECHECK : Admission.AGAIN;
    }

    /**
     * Starts a failed document anew: it is read again. What was told as booked is only looked at: whether its entry is gone is not for a
     * replay to say, and it is never booked again by one.
     *
     * @param actor who asked for it
     * @return whether it was failed (review, parked or discarded); others are left alone
     */
    @Transactional
    public boolean replay(long documentKey, String actor) {
        return replay(documentKey, actor, null);
    }

    /**
     * The same, but only while the document meets the conditions.
     *
     * @param only what it was chosen by, looked at again now that nobody else can change it; null when it was named
     */
    @Transactional
    boolean replay(long documentKey, String actor, @Nullable DocumentFilter only) {
        Standing standing = jdbc.sql(
                        "select document_key, state, told, told_at from document where document_key = :document for update")
                .param("document", documentKey)
                .query((row, n) -> new Standing(
                        row.getLong(1),
                        DocumentState.valueOf(row.getString(2)),
                        row.getBoolean(3),
                        row.getObject(4, OffsetDateTime.class)))
                .single();
        if (!standing.state().isFinal() || standing.state() == DocumentState.CONFIRMED) {
            return false;
        }
        if (only != null && !only.isMetBy(documentKey, jdbc)) {
            return false;
        }
        start.begin(documentKey, standing.state(), DocumentState.RECEIVED, actor, "replay");
        return true;
    }

    /**
     * Claims a document for work.
     *
     * @throws ClaimLost when it is not due, finished, or another worker has it
     */
    @Transactional
    public Claim claim(long documentKey) {
        Row row = lock(documentKey)
                .filter(r -> !r.state().isFinal() && r.isDue() && r.isFree())
                .orElseThrow(() -> new ClaimLost("journal row " + documentKey + " is not free to be worked on"));
        Resume resume = resume(row);
        Claim claim = take(row, DocumentState.PROCESSING, resume);
        if (row.state() != DocumentState.PROCESSING) {
            events.append(documentKey, node.id(), row.state(), DocumentState.PROCESSING, "claimed", null);
        }
        return claim;
    }

    /**
     * Claims a finished document, to tell Paperless or to sweep up after a lost reply.
     *
     * @throws ClaimLost when there is nothing to tell, or another worker has it
     */
    @Transactional
    public Claim claimToTell(long documentKey) {
        Row row = lock(documentKey)
                .filter(r -> r.state().isFinal() && r.isFree() && (!r.told() || r.isSweepDue()))
                .orElseThrow(() -> new ClaimLost("journal row " + documentKey + " has nothing to tell"));
        return take(row, row.state(), row.told() ? Resume.SWEEP : Resume.TELL);
    }

    /**
     * Claims a booked document of which Paperless was told, to attach its original.
     *
     * @throws ClaimLost when nothing is to be attached now, or another worker has it
     */
    @Transactional
    public Claim claimToAttach(long documentKey) {
        Row row = lock(documentKey)
                .filter(r -> r.state() == DocumentState.CONFIRMED && r.told() && r.isFree() && isToAttach(documentKey))
                .orElseThrow(() -> new ClaimLost("journal row " + documentKey + " has nothing to attach"));
        return take(row, row.state(), Resume.ATTACH);
    }

    /**
     * Claims a finished document of which Paperless was told, to delete a draft of ours beside its entry.
     *
     * @param draftId the draft, which must not be its entry
     * @throws ClaimLost when it is not finished, another worker has it, or a request of it may still take effect
     */
    @Transactional
    public Claim claimToSweep(long documentKey, long draftId) {
        Row row = lock(documentKey)
                .filter(r -> r.state().isFinal()
                        && r.told()
                        && r.isFree()
                        && effects.quietTimeLeft(documentKey).isZero()
                        && !isEntry(documentKey, draftId))
                .orElseThrow(() -> new ClaimLost("journal row " + documentKey + " is not to be swept now"));
        return take(row, row.state(), Resume.SWEEP);
    }

    private boolean isEntry(long documentKey, long entryId) {
        return jdbc.sql("select count(*) from entry where document_key = :document and entry_id = :entry")
                        .param("document", documentKey)
                        .param("entry", entryId)
                        .query(Long.class)
                        .single()
                > 0;
    }

    private boolean isToAttach(long documentKey) {
        return jdbc.sql(
                                """
                                update attachment set queued_until = null
                                where document_key = :document and state in ('WAITING', 'UPLOADED')
                                  and due_at <= current_timestamp""")
                        .param("document", documentKey)
                        .update()
                == 1;
    }

    /** Keeps which file of the document is read; null where Paperless does not say. */
    @Transactional
    public void fetched(Claim claim, @Nullable String fileVersion) {
        fences.hold(claim);
        jdbc.sql("update document set file_version = :version where document_key = :document")
                .param("version", fileVersion)
                .param("document", claim.documentKey())
                .update();
    }

    /** Keeps what was read, for lists, notes and custom fields. */
    @Transactional
    public void read(Claim claim, Reading reading, String title) {
        fences.hold(claim);
        DayOrder order = reading.details().dayOrder();
        jdbc.sql(
                        """
                        update document set title = :title, origin = :origin, invoice_number = :number,
                            issue_date = :issued, due_date = :due, currency = :currency, net = :net, tax = :tax,
                            gross = :gross, party = :party, kind = :kind, language = :language, day_order = :order,
                            read_values = :values
                        where document_key = :document""")
                .param("title", StoredText.of(title, 255))
                .param("origin", reading.origin().name())
                .param("number", StoredText.of(reading.number(), 255))
                .param("issued", reading.issueDate())
                .param("due", reading.dueDate())
                .param("currency", reading.currency())
                .param("net", Amounts.storable(reading.net()))
                .param("tax", Amounts.storable(reading.tax()))
                .param("gross", Amounts.storable(reading.gross()))
                .param(
                        "party",
                        reading.seller() == null
                                ? null
                                : StoredText.of(reading.seller().name(), 255))
                .param("kind", reading.type().name())
                .param("language", reading.details().language())
                .param("order", order == null ? null : order.name())
                .param("values", ReadValues.json(reading))
                .param("document", claim.documentKey())
                .update();
    }

    /**
     * Makes sure, just before something outside is deleted, that the claim still holds and outlasts the answer.
     *
     * @throws ClaimLost when it does not
     */
    @Transactional
    public void hold(Claim claim) {
        fences.renewBeforeSending(claim);
    }

    /** Hands a document back, to go on after a while; holds neither lease nor worker meanwhile. */
    @Transactional
    public void goOnLater(Claim claim, Duration wait) {
        handBack(claim, wait, null);
    }

    /** Hands a posted document back for the second look, a little later, ahead of documents that have not begun. */
    @Transactional
    public void lookAgainLater(Claim claim) {
        handBack(claim, settings.secondLook().delay(), BEGUN);
    }

    private void handBack(Claim claim, Duration wait, @Nullable Integer urgency) {
        fences.hold(claim);
        jdbc.sql(
                        """
                        update document set owner = null, lease_until = null, queued_until = null,
                            urgency = coalesce(cast(:urgency as int), urgency),
                            due_at = current_timestamp + cast(:wait as bigint) * interval '0.001' second
                        where document_key = :document""")
                .param("urgency", urgency)
                .param("wait", wait.toMillis())
                .param("document", claim.documentKey())
                .update();
        fences.finished(claim);
    }

    /** How often leases are renewed: every third of the lease, in milliseconds. */
    public long renewalMillis() {
        return Math.max(1, settings.lease().toMillis() / 3);
    }

    /** Renews the leases of all that this process works on; called every third of the lease. */
    public void renewLeases() {
        fences.renewAll();
    }

    /** Ends the work of this process on a document, whatever became of it; a claim that is still held ends with its lease. */
    public void forget(@Nullable Claim claim) {
        if (claim != null) {
            fences.finished(claim);
            Correlation.follow(null);
        }
    }

    private boolean insert(DocumentRef ref) {
        long generation = 1
                + jdbc.sql("select count(*) from document where paperless_id = :id")
                        .param("id", ref.paperlessId())
                        .query(Long.class)
                        .single();
        String reference = settings.referencePrefix() + ref.paperlessId() + (generation == 1 ? "" : "." + generation);
        int rows = jdbc.sql(
                        """
                        insert into document (paperless_id, added, reference, state, first_history, correlation_id)
                        select :id, :added, :reference, 'RECEIVED',
                               not exists (select 1 from document where state = 'CONFIRMED'),
                               coalesce((select correlation_id from wake_up where paperless_id = :id), :correlation)
                        where not exists (select 1 from document where paperless_id = :id and added = :added)
                        on conflict do nothing""")
                .param("id", ref.paperlessId())
                .param("added", OffsetDateTime.ofInstant(ref.added(), ZoneOffset.UTC))
                .param("reference", reference)
                .param("correlation", Correlation.made())
                .update();
        if (rows == 0) {
            return false;
        }
        Admitted admitted = jdbc.sql("select document_key, correlation_id from document where reference = :reference")
                .param("reference", reference)
                .query((row, n) -> new Admitted(row.getLong(1), row.getString(2)))
                .single();
        events.append(admitted.documentKey(), node.id(), null, DocumentState.RECEIVED, "admitted", null);
        String before = MDC.get(Correlation.KEY);
        Correlation.follow(admitted.correlation());
        LOG.info("Document {}: admitted as {}", ref.paperlessId(), reference);
        Correlation.follow(before);
        return true;
    }

    private Optional<Row> lock(long documentKey) {
        return jdbc.sql(
                        """
                        select document_key, paperless_id, added, reference, state, told, fence, first_history, owner,
                               (owner is null or lease_until < current_timestamp) as free,
                               due_at <= current_timestamp as due,
                               coalesce(recheck_at <= current_timestamp, false) as sweep_due, correlation_id
                        from document where document_key = :document for update""")
                .param("document", documentKey)
                .query((row, n) -> new Row(
                        row.getLong(1),
                        new DocumentRef(
                                row.getLong(2),
                                row.getObject(3, OffsetDateTime.class).toInstant()),
                        row.getString(4),
                        DocumentState.valueOf(row.getString(5)),
                        row.getBoolean(6),
                        row.getLong(7),
                        row.getBoolean(8),
                        row.getString(9),
                        row.getBoolean(10),
                        row.getBoolean(11),
                        row.getBoolean(12),
                        row.getString(13)))
                .optional();
    }

    private Claim take(Row row, DocumentState state, Resume resume) {
        if (row.state() != state) {
            row.state().to(state);
        }
        boolean takenOver = row.owner() != null;
        String known = row.correlation();
        String correlation = known == null ? Correlation.made() : known;
        Correlation.follow(correlation);
        jdbc.sql(
                        """
                        update document set owner = :owner, fence = fence + 1, state = :state, queued_until = null,
                            correlation_id = :correlation,
                            lease_until = current_timestamp + cast(:lease as bigint) * interval '0.001' second,
                            recheck_at = case
                                when :takenOver then current_timestamp + cast(:quiet as bigint) * interval '0.001' second
                                else recheck_at end,
                            updated_at = current_timestamp
                        where document_key = :document""")
                .param("owner", node.id())
                .param("correlation", correlation)
                .param("state", state.name())
                .param("lease", settings.lease().toMillis())
                .param("quiet", settings.quietTime().toMillis())
                .param("takenOver", takenOver && (resume == Resume.BOOK || resume == Resume.LOOK_AGAIN))
                .param("document", row.documentKey())
                .update();
        Claim claim = new Claim(
                row.documentKey(), row.ref(), row.reference(), row.fence() + 1, node.id(), resume, row.firstHistory());
        fences.working(claim);
        return claim;
    }

    private Resume resume(Row row) {
        return jdbc.sql("select state, entry_id, post from entry where document_key = :document")
                .param("document", row.documentKey())
                .query((entry, n) -> switch (EntryState.valueOf(entry.getString(1))) {
                    case INTENDED, IN_DOUBT ->
                        effects.anyInDoubt(row.documentKey(), Effects.Kind.CREATE_ENTRY) ? Resume.BOOK : Resume.READ;
                    case DRAFTED -> Resume.BOOK;
                    case VERIFIED ->
                        !entry.getBoolean(3) || effects.isDone(row.documentKey(), Effects.Kind.POST_ENTRY)
                                ? Resume.LOOK_AGAIN
                                : Resume.BOOK;
                    case POSTED -> Resume.LOOK_AGAIN;
                })
                .optional()
                .orElse(Resume.READ);
    }

    private record Standing(long documentKey, DocumentState state, boolean told, @Nullable OffsetDateTime toldAt) {}

    private record Admitted(long documentKey, String correlation) {}

    private record Row(
            long documentKey,
            DocumentRef ref,
            String reference,
            DocumentState state,
            boolean told,
            long fence,
            boolean firstHistory,
            @Nullable String owner,
            boolean isFree,
            boolean isDue,
            boolean isSweepDue,
            @Nullable String correlation) {}
}
