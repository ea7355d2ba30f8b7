package io.paperbridge.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.document.DocumentRef;
import io.paperbridge.document.EntryKind;
import io.paperbridge.document.Money;
import io.paperbridge.document.Term;
import io.paperbridge.document.Treatment;
import io.paperbridge.failure.Reason;
import io.paperbridge.failure.RemoteFailure;
import io.paperbridge.failure.ReviewNeeded;
import io.paperbridge.journal.ExplainedSource.Explained;
import io.paperbridge.language.Sentence;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** What the journal is asked for each document and at short intervals; it must not cost more the more documents there are. */
class DocumentStatementsTest {

    private static final int MANY = 8_000;
    private static final int WAITING = 100_000;
    private static final int FEW = 500;

    /** The vendor of half of the documents. */
    private static final String LARGE = "vat:large";

    @OnEachDatabase
    void readFewRowsHoweverManyAreFinishedAndWait(TestJournal journal) {
        try (journal) {
            // Given
            fill(journal);

            // When
            List<Explained> document = explained(journal, DocumentStatementsTest::book);
            List<Explained> failing = explained(journal, DocumentStatementsTest::fail);
            List<Explained> always = explained(journal, DocumentStatementsTest::lookAround);

            // Then
            assertThat(document).hasSizeGreaterThan(80).allSatisfy(DocumentStatementsTest::readsFewRows);
            assertThat(failing).hasSizeGreaterThan(8).allSatisfy(DocumentStatementsTest::readsFewRows);
            assertThat(always).hasSizeGreaterThan(10).allSatisfy(DocumentStatementsTest::readsFewRows);
        }
    }

    private static void readsFewRows(Explained explained) {
        assertThat(RowsRead.of(explained.plan())).as(explained.toString()).isLessThan(FEW);
    }

    private static List<Explained> explained(TestJournal journal, Consumer<JournalNode> work) {
        ExplainedSource source = new ExplainedSource(journal.source(), RowsRead.question(journal));
        try (JournalNode node = new JournalNode(source, TestSettings.usual())) {
            int before = source.explained().size(); // a start looks at all that was left over
            work.accept(node);
            List<Explained> all = source.explained();
            return all.subList(before, all.size());
        }
    }

    /** A document of the large vendor comes, is booked and told. */
    private static void book(JournalNode node) {
        node.documents.admit(new DocumentRef(17, TestJournal.ADDED), node.documents.now());
        Claim claim = node.claimed(WAITING * 2L);
        node.documents.fetched(claim, "1");
        node.documents.read(claim, Readings.invoice(), "Invoice of October");
        node.outcomes.written(claim);
        node.memory.payee("DE-large");
        node.memory.of(EntryKind.BILL, LARGE);
        node.memory.habits(LARGE);
        node.contacts.remembered("VENDOR", List.of("vat:new", "correspondent:7"), "EUR");
        node.contacts.known("VENDOR", "vat:new", "EUR");
        node.contacts.intend(claim, "VENDOR", "vat:new", "EUR");
        node.contacts.creating(claim, "VENDOR", "vat:new", "EUR");
        node.contacts.created(claim, "VENDOR", "vat:new", "EUR", 900_000);
        node.contacts.remember(claim, "VENDOR", List.of("vat:new"), "EUR", 900_000);
        node.numbers.lock(claim, EntryKind.BILL, 7, "R-NEW", false);
        ask(node, claim, "vat:new", "DE-new");
        ask(node, claim, LARGE, "DE-large");
        node.choices.keep(claim, Treatment.NONE);
        node.posted(claim);
        node.lane.enter(claim);
        node.lane.sending(claim);
        node.lane.leave(claim);
        node.outcomes.confirmed(claim, "http://books/bills/90/edit", "open");
        Claim telling = node.documents.claimToTell(claim.documentKey());
        node.outcomes.outcome(telling);
        node.outcomes.writing(telling, Map.of(Term.IBAN, "DE-large"));
        node.documents.renewLeases();
        node.outcomes.told(telling);
        Claim attaching = node.documents.claimToAttach(claim.documentKey());
        node.attachments.of(attaching);
        node.attachments.byLink(attaching);
    }

    private static void ask(JournalNode node, Claim claim, String party, String account) {
        node.questions.ask(
                claim,
                new Precedent(
                        EntryKind.BILL,
                        party.equals(LARGE) ? 7L : null,
                        party,
                        "r-new",
                        LocalDate.of(2026, 10, 1),
                        Money.of(new BigDecimal("119.00"), "EUR"),
                        account),
                Set.of(EntryKind.BILL, EntryKind.EXPENSE),
                7,
                earlier -> List.of());
    }

    /** The server fails for one document, and another is asked about and started anew. */
    private static void fail(JournalNode node) {
        Claim claim = node.claimed(WAITING * 3L);
        node.aftermath.decide(claim, RemoteFailure.server("BigCapital", "GET /api/bills", 502, true));
        Claim asked = node.claimed(WAITING * 4L);
        node.outcomes.ended(
                asked, new ReviewNeeded(Reason.DUPLICATE, Sentence.verbatim("twice")), Aftermath.Verdict.REVIEW, "");
        node.outcomes.told(node.documents.claimToTell(asked.documentKey()));
        node.documents.replay(asked.documentKey(), "anna");
    }

    /** What is done at short intervals, whether there is work or none. */
    private static void lookAround(JournalNode node) {
        node.documents.now();
        node.pauses.isPaused();
        node.wakeUps.call(17, null);
        node.wakeUps.due();
        node.wakeUps.looked(List.of(17L), List.of(17L));
        node.lane.stopped();
        node.nodes.report(new Nodes.Signs(null, null, Map.of(), null, null));
        node.nodes.all();
        node.nodes.others();
        node.pace.take("/api/bills");
        node.rates.wanted();
        node.watch.sinceLastArrival();
        node.watch.arrivedWithin(Duration.ofHours(1));
    }

    /** As many are booked, half of them of one vendor, as wait. */
    private static void fill(TestJournal journal) {
        documents(journal, "CONFIRMED", true, 0);
        documents(journal, "RECEIVED", false, WAITING);
        String party =
                "case when mod(paperless_id, 2) = 0 then 'large' else cast(mod(paperless_id, 100) as varchar) end";
        String booked = " from document where state = 'CONFIRMED'";
        journal.sql(
                """
                insert into entry (document_key, kind, state, reference, entry_number, contact_id, issue_date, currency, total,
                    payload, payload_hash, post, entry_id, link, status)
                select document_key, 'BILL', 'POSTED', reference, invoice_number, mod(paperless_id, 100), issue_date, 'EUR', gross,
                    '{}', 'none', true, paperless_id, 'http://books', 'open'"""
                        + booked);
        for (String kind : List.of("CREATE_ENTRY", "POST_ENTRY")) {
            journal.sql(
                    """
                    insert into effect (document_key, kind, effect_key, payload_hash, fence, sent_at, done_at)
                    select document_key, '%s', reference, 'none', 1, current_timestamp, current_timestamp"""
                                    .formatted(kind)
                            + booked);
        }
        journal.sql("insert into number_lock (kind, contact_scope, folded_number, contact_id, document_key)"
                + " select 'BILL', 0, lower(invoice_number), mod(paperless_id, 100), document_key" + booked);
        journal.sql(
                """
                insert into precedent (document_key, kind, contact_id, party, folded_number, issue_date, currency, gross, iban, passed)
                select document_key, 'BILL', case when mod(paperless_id, 2) = 0 then 7 else 1000 + mod(paperless_id, 100) end,
                    'vat:' || %1$s, lower(invoice_number), issue_date, 'EUR', gross, 'DE-' || %1$s, true"""
                                .formatted(party)
                        + booked);
        journal.sql("insert into contact (role, contact_key, currency, contact_id, document_key)"
                + " select 'VENDOR', 'vat:' || paperless_id, 'EUR', paperless_id, document_key" + booked);
        journal.sql("insert into contact_link (role, link, currency, contact_id)"
                + " select 'VENDOR', 'vat:' || paperless_id, 'EUR', paperless_id" + booked);
        for (String aspect : List.of("ACCOUNT", "ITEM")) {
            journal.sql("insert into choice (document_key, position, aspect, chosen, made_by, source)"
                    + " select document_key, %d, '%s', '6805', 'RULE', 'a test'".formatted(aspect.length(), aspect)
                    + booked);
        }
        journal.sql("insert into written_field (document_key, term, written)" + " select document_key, 'IBAN', 'none'"
                + booked);
        journal.sql("insert into question (document_key, reason, subject, approved_at)"
                + " select document_key, 'IBAN_CHANGED', 'none', current_timestamp" + booked);
        journal.sql("insert into attachment (document_key, kind, entry_id, state)"
                + " select document_key, 'BILL', paperless_id, 'ATTACHED'" + booked);
        journal.sql("insert into event (document_key, actor, from_state, to_state, what)"
                + " select document_key, 'node-1', 'PROCESSING', 'CONFIRMED', 'ended'" + booked);
        journal.settle();
    }

    private static void documents(TestJournal journal, String state, boolean told, int from) {
        journal.sql(
                """
                insert into document (paperless_id, added, reference, state, told, told_at, invoice_number, issue_date, currency,
                    gross, party, created_at, due_at)
                select %3$d + n, timestamp with time zone '%4$s', 'PLX-' || (%3$d + n), '%1$s', %2$s, current_timestamp,
                    'R-' || n, date '2026-10-01' - cast(mod(n, 300) as integer), 'EUR', 100 + n, 'Large',
                    current_timestamp - n * interval '1' minute, current_timestamp - n * interval '1' second
                from %5$s"""
                        .formatted(state, told, from, TestJournal.ADDED, series(journal)));
    }

    private static String series(TestJournal journal) {
        return (RowsRead.isH2(journal) ? "system_range" : "generate_series") + "(1, " + MANY + ") as series(n)";
    }
}
