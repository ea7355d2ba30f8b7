package io.paperbridge.journal;

import io.paperbridge.document.DocumentRef;
import io.paperbridge.document.EntryKind;
import io.paperbridge.document.Money;
import io.paperbridge.failure.Reason;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a person was asked about documents before they are booked, and what was approved.
 *
 * <p>Documents are measured by each other one at a time, over all nodes: of two that look alike and come at the same moment, one
 * passes, and the other is measured by it.
 */
@Component("questions")
public class Questions {

    private static final int ACTOR_LENGTH = 100;

    /** A document counts while it is in work or booked. */
    private static final String COUNTS =
            """
            p.document_key <> :document and p.passed
              and (p.party = :party or p.contact_id = cast(:contact as bigint))
              and (d.state not in ('NEEDS_REVIEW', 'PARKED', 'DISCARDED')
                   or exists (select 1 from entry e where e.document_key = d.document_key and e.entry_id is not null))
            """;

    private static final String ACCOUNTS =
            """
            select p.iban, d.paperless_id, p.issue_date
            from precedent p join document d on d.document_key = p.document_key
            where p.kind in ('BILL', 'EXPENSE', 'VENDOR_CREDIT') and (
            """
                    + COUNTS
                    + """
            or p.document_key <> :document
              and (p.party = :party or p.contact_id = cast(:contact as bigint))
              and exists (select 1 from question q where q.document_key = p.document_key
                  and q.reason = 'IBAN_CHANGED' and q.approved_at is not null
                  and q.subject like p.iban || ' %'))
            """;

    /** In the order of an index: the first that counts is read and no more. */
    private static final String OWN_ACCOUNT =
            "and p.iban = :iban order by p.iban, p.issue_date desc, p.document_key desc limit 1";

    private static final String ANY_ACCOUNT =
            """
            and p.iban is not null and p.iban <> :iban
            and p.document_key in (select document_key from precedent where party = :party
                                   union select document_key from precedent where contact_id = cast(:contact as bigint))
            order by p.issue_date desc, d.document_key desc""";

    private final JdbcClient jdbc;
    private final Fences fences;
    private final Events events;

    Questions(JdbcClient jdbc, Fences fences, Events events) {
        this.jdbc = jdbc;
        this.fences = fences;
        this.events = events;
    }

    /**
     * Measures a document by the earlier ones of its party and keeps what is asked about it.
     *
     * <p>What was asked before and is neither approved nor asked now is forgotten. A document that passed already and has not changed
     * passes again, whatever came meanwhile.
     *
     * @param kinds the kinds of documents that may be the same purchase
     * @param days how many days apart they may be
     * @param rules what is to be asked, by what the earlier documents show
     * @return what is asked and not approved; empty when the document may be booked
     */
    @Transactional
    public List<Question> ask(
            Claim claim,
            Precedent document,
            Collection<EntryKind> kinds,
            int days,
            Function<Earlier, List<Question>> rules) {
        fences.hold(claim);
        jdbc.sql("select name from lane where name = 'safety' for update")
                .query(String.class)
                .single();
        if (hasPassed(claim, document)) {
            return List.of();
        }
        List<Question> questions =
                rules.apply(new Earlier(accounts(claim, document), alike(claim, document, kinds, days)));
        Set<Question> approved = approved(claim.documentKey());
        List<Question> open = questions.stream()
                .distinct()
                .filter(question -> !approved.contains(question))
                .toList();
        keep(claim, open);
        keep(claim, document, open.isEmpty());
        return open;
    }

    /** What is asked about a document and not approved yet, what was asked first before. */
    public List<Question> open(long documentKey) {
        return jdbc.sql(
                        """
                        select reason, subject from question where document_key = :document and approved_at is null
                        order by asked_at, reason, subject""")
                .param("document", documentKey)
                .query((row, n) -> new Question(Reason.valueOf(row.getString(1)), row.getString(2)))
                .list();
    }

    /** Whether a person may approve the document now: it is in review with an open question, and Paperless was told. */
    public boolean areOpen(DocumentRef ref) {
        return jdbc.sql(
                                """
                        select count(*) from question q join document d on d.document_key = q.document_key
                        where d.paperless_id = :id and d.added = :added and d.state = 'NEEDS_REVIEW' and d.told
                          and q.approved_at is null""")
                        .param("id", ref.paperlessId())
                        .param("added", OffsetDateTime.ofInstant(ref.added(), ZoneOffset.UTC))
                        .query(Long.class)
                        .single()
                > 0;
    }

    /**
     * Approves all that is asked about a document now.
     *
     * @param actor who does
     * @param why in their words; null when they say nothing
     * @return how many questions that were
     */
    int approve(long documentKey, String actor, @Nullable String why) {
        List<Question> open = open(documentKey);
        String who = actor.length() > ACTOR_LENGTH ? actor.substring(0, ACTOR_LENGTH) : actor;
        for (Question question : open) {
            jdbc.sql(
                            """
                            update question
                            set approved_at = current_timestamp, approved_by = :actor, approved_why = :why
                            where document_key = :document and reason = :reason and subject = :subject""")
                    .param("actor", who)
                    .param("why", Events.cut(why))
                    .param("document", documentKey)
                    .param("reason", question.reason().name())
                    .param("subject", question.subject())
                    .update();
            String what = question.reason().code() + ": " + question.subject();
            events.append(documentKey, who, null, null, "approved", why == null ? what : what + " (" + why + ")");
        }
        return open.size();
    }

    private boolean hasPassed(Claim claim, Precedent document) {
        return jdbc.sql(
                        """
                        select kind, contact_id, party, folded_number, issue_date, currency, gross, iban from precedent
                        where document_key = :document and passed""")
                .param("document", claim.documentKey())
                .query((row, n) -> new Precedent(
                        EntryKind.valueOf(row.getString(1)),
                        row.getObject(2, Long.class),
                        row.getString(3),
                        row.getString(4),
                        row.getObject(5, LocalDate.class),
                        Money.of(row.getBigDecimal(7), row.getString(6)),
                        row.getString(8)))
                .optional()
                .filter(document::equals)
                .isPresent();
    }

    /**
     * The accounts of documents that count, and those a person has approved: only the document's own where it is among them, for then no
     * other matters; none where it names none itself.
     */
    private List<Earlier.Account> accounts(Claim claim, Precedent document) {
        if (document.iban() == null) {
            return List.of();
        }
        List<Earlier.Account> own = accounts(claim, document, OWN_ACCOUNT);
        if (!own.isEmpty()) {
            return own;
        }
        Map<String, Earlier.Account> accounts = new LinkedHashMap<>();
        accounts(claim, document, ANY_ACCOUNT).forEach(account -> accounts.putIfAbsent(account.iban(), account));
        return List.copyOf(accounts.values());
    }

    private List<Earlier.Account> accounts(Claim claim, Precedent document, String which) {
        return jdbc.sql(ACCOUNTS + which)
                .param("document", claim.documentKey())
                .param("party", document.party())
                .param("contact", document.contactId())
                .param("iban", document.iban())
                .query((row, n) ->
                        new Earlier.Account(row.getString(1), row.getLong(2), row.getObject(3, LocalDate.class)))
                .list();
    }

    private List<Earlier.Alike> alike(Claim claim, Precedent document, Collection<EntryKind> kinds, int days) {
        if (kinds.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(
                        """
                        select d.paperless_id, d.reference, d.invoice_number, p.folded_number, p.issue_date
                        from precedent p join document d on d.document_key = p.document_key
                        where p.kind in (:kinds) and p.currency = :currency and p.gross = :gross
                          and p.issue_date between :from and :to and
                        """
                                + COUNTS
                                + "order by d.document_key")
                .param("kinds", kinds.stream().map(EntryKind::name).toList())
                .param("currency", document.gross().currencyCode())
                .param("gross", document.gross().amount())
                .param("from", document.date().minusDays(days))
                .param("to", document.date().plusDays(days))
                .param("document", claim.documentKey())
                .param("party", document.party())
                .param("contact", document.contactId())
                .query((row, n) -> new Earlier.Alike(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getObject(5, LocalDate.class)))
                .list();
    }

    private Set<Question> approved(long documentKey) {
        return Set.copyOf(jdbc.sql(
                        "select reason, subject from question where document_key = :document and approved_at is not null")
                .param("document", documentKey)
                .query((row, n) -> new Question(Reason.valueOf(row.getString(1)), row.getString(2)))
                .list());
    }

    private void keep(Claim claim, List<Question> open) {
        jdbc.sql("delete from question where document_key = :document and approved_at is null")
                .param("document", claim.documentKey())
                .update();
        for (Question question : open) {
            jdbc.sql("insert into question (document_key, reason, subject) values (:document, :reason, :subject)")
                    .param("document", claim.documentKey())
                    .param("reason", question.reason().name())
                    .param("subject", question.subject())
                    .update();
        }
    }

    private void keep(Claim claim, Precedent document, boolean passed) {
        jdbc.sql("delete from precedent where document_key = :document")
                .param("document", claim.documentKey())
                .update();
        jdbc.sql(
                        """
                        insert into precedent (document_key, kind, contact_id, party, folded_number, issue_date, currency,
                            gross, iban, passed)
                        values (:document, :kind, :contact, :party, :number, :date, :currency, :gross, :iban, :passed)""")
                .param("document", claim.documentKey())
                .param("kind", document.kind().name())
                .param("contact", document.contactId())
                .param("party", document.party())
                .param("number", document.foldedNumber())
                .param("date", document.date())
                .param("currency", document.gross().currencyCode())
                .param("gross", document.gross().amount())
                .param("iban", document.iban())
                .param("passed", passed)
                .update();
    }
}
