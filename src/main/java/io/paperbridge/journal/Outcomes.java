package io.paperbridge.journal;

import io.paperbridge.document.Outcome;
import io.paperbridge.document.Term;
import io.paperbridge.failure.Failure;
import io.paperbridge.failure.Reason;
import io.paperbridge.language.Language;
import io.paperbridge.language.Sentence;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What became of documents: final states, and whether Paperless shows them. */
@Component("outcomes")
public class Outcomes {

    private final JdbcClient jdbc;
    private final TimingSettings settings;
    private final Fences fences;
    private final Events events;
    private final Language language;
    private final Choices choices;
    private final Attachments attachments;
    private final ReadValues values;

    Outcomes(
            JdbcClient jdbc,
            TimingSettings settings,
            Fences fences,
            Events events,
            Language language,
            Choices choices,
            Attachments attachments,
            ReadValues values) {
        this.values = values;
        this.choices = choices;
        this.jdbc = jdbc;
        this.settings = settings;
        this.fences = fences;
        this.events = events;
        this.language = language;
        this.attachments = attachments;
    }

    /**
     * The document is booked: posted and looked at, or a verified draft, or already in the books.
     *
     * @param link the entry in BigCapital's web interface
     * @param status the entry's status
     */
    @Transactional
    public void confirmed(Claim claim, String link, String status) {
        fences.hold(claim);
        jdbc.sql(
                        """
                        update entry set link = :link, status = :status,
                            state = case when post and state = 'VERIFIED' then 'POSTED' else state end
                        where document_key = :document""")
                .param("link", link)
                .param("status", status)
                .param("document", claim.documentKey())
                .update();
        attachments.intend(claim);
        end(claim, DocumentState.CONFIRMED, null, null);
    }

    /** A dry run has shown what would be booked. */
    @Transactional
    public void rehearsed(Claim claim) {
        end(claim, DocumentState.CONFIRMED, null, language.say(Sentence.of("journal.rehearsed")));
    }

    /**
     * Work is over until a person acts; the number is free for other documents unless an entry stands.
     *
     * @param thrown why
     * @param verdict whether a person is asked or the document is parked
     * @param leftOver the id of a draft that could not be deleted; empty when none is left
     */
    @Transactional
    public void ended(Claim claim, Throwable thrown, Aftermath.Verdict verdict, String leftOver) {
        DocumentState state = verdict == Aftermath.Verdict.REVIEW ? DocumentState.NEEDS_REVIEW : DocumentState.PARKED;
        end(claim, state, reasonOf(thrown), sentence(thrown, leftOver));
        jdbc.sql(
                        """
                        delete from number_lock where document_key = :document
                          and not exists (select 1 from entry where document_key = :document and entry_id is not null)
                          and not exists (select 1 from effect f where f.document_key = :document
                              and f.kind = 'CREATE_ENTRY' and f.sent_at is not null and f.done_at is null)""")
                .param("document", claim.documentKey())
                .update();
    }

    /** What Paperless is told about a finished document. */
    public Outcome outcome(Claim claim) {
        List<String> tags = choices.tags(claim);
        return jdbc.sql(
                        """
                        select d.state, d.note_number, d.reason_text, d.invoice_number, d.issue_date, d.due_date,
                               d.currency, d.net, d.tax, d.gross, d.party, e.link, e.status
                        from document d left join entry e on e.document_key = d.document_key and d.state = 'CONFIRMED'
                        where d.document_key = :document""")
                .param("document", claim.documentKey())
                .query((row, n) -> new Outcome(
                        claim.ref(),
                        claim.reference(),
                        Outcome.State.valueOf(row.getString(1)),
                        row.getInt(2),
                        row.getString(3),
                        new Outcome.Fields(
                                row.getString(4),
                                row.getObject(5, LocalDate.class),
                                row.getObject(6, LocalDate.class),
                                row.getString(7),
                                row.getBigDecimal(8),
                                row.getBigDecimal(9),
                                row.getBigDecimal(10),
                                row.getString(11)),
                        row.getString(12),
                        row.getString(13),
                        row.getString(1).equals(DocumentState.CONFIRMED.name()) ? tags : List.of()))
                .single();
    }

    /**
     * What Paperbridge last wrote into the custom fields; what differs from it is a person's correction. Empty where only a person has
     * written.
     */
    public Map<Term, String> written(Claim claim) {
        Map<Term, String> written = new EnumMap<>(Term.class);
        jdbc.sql("select term, written from written_field where document_key = :document")
                .param("document", claim.documentKey())
                .query((row, n) -> Map.entry(Term.valueOf(row.getString(1)), row.getString(2)))
                .list()
                .forEach(field -> written.put(field.getKey(), field.getValue()));
        return written;
    }

    /**
     * Keeps what is about to be written into the custom fields, before it is written. A value that a person has corrected stays theirs:
     * it is told again like the others, but counts as a correction also when the document is read once more.
     */
    @Transactional
    public void writing(Claim claim, Map<Term, String> fields) {
        fences.hold(claim);
        Set<Term> corrected = values.corrected(claim.documentKey());
        Map<Term, String> before = written(claim);
        fields.forEach((term, value) -> {
            String kept = corrected.contains(term) ? before.getOrDefault(term, "") : value;
            jdbc.sql("delete from written_field where document_key = :document and term = :term")
                    .param("document", claim.documentKey())
                    .param("term", term.name())
                    .update();
            jdbc.sql("insert into written_field (document_key, term, written) values (:document, :term, :written)")
                    .param("document", claim.documentKey())
                    .param("term", term.name())
                    .param("written", kept)
                    .update();
        });
    }

    /** Paperless shows the final state. */
    @Transactional
    public void told(Claim claim) {
        fences.hold(claim);
        jdbc.sql(
                        """
                        update document set told = true, told_at = current_timestamp, tell_attempts = 0, urgency = 0,
                            owner = null, lease_until = null
                        where document_key = :document""")
                .param("document", claim.documentKey())
                .update();
        events.append(claim.documentKey(), claim.owner(), null, null, "told", null);
        fences.finished(claim);
    }

    /** Nothing was left over by a lost reply, or it was deleted. */
    @Transactional
    public void swept(Claim claim) {
        fences.hold(claim);
        jdbc.sql(
                        "update document set owner = null, lease_until = null, recheck_at = null where document_key = :document")
                .param("document", claim.documentKey())
                .update();
        fences.finished(claim);
    }

    private void end(Claim claim, DocumentState state, @Nullable Reason reason, @Nullable String sentence) {
        fences.hold(claim);
        DocumentState.PROCESSING.to(state);
        boolean noted = state != DocumentState.CONFIRMED;
        jdbc.sql(
                        """
                        update document set state = :state, reason_code = :code, reason_text = :text, told = :told,
                            note_number = note_number + :note, due_at = current_timestamp, queued_until = null,
                            tell_attempts = 0, owner = null, lease_until = null
                        where document_key = :document""")
                .param("state", state.name())
                .param("code", reason == null ? null : reason.code())
                .param("text", Events.cut(sentence))
                .param("told", settings.dryRun())
                .param("note", noted ? 1 : 0)
                .param("document", claim.documentKey())
                .update();
        events.append(claim.documentKey(), claim.owner(), DocumentState.PROCESSING, state, "ended", sentence);
        fences.finished(claim);
    }

    private static Reason reasonOf(Throwable thrown) {
        Failure failure = Aftermath.failureIn(thrown);
        return failure == null ? Reason.INTERNAL_ERROR : failure.reason();
    }

    private String sentence(Throwable thrown, String leftOver) {
        Sentence why = Aftermath.wordingOf(thrown);
        return language.say(leftOver.isBlank() ? why : Sentence.of("journal.left-over", why, leftOver));
    }
}
