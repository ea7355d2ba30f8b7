package io.paperbridge.journal;

import io.paperbridge.document.DocumentRef;
import io.paperbridge.document.Entries;
import io.paperbridge.document.PreparedEntry;
import io.paperbridge.language.Language;
import io.paperbridge.language.LanguageSettings;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/** One node at work on a journal: its beans, with real transactions. */
final class JournalNode implements AutoCloseable {

    private static final Class<?>[] BEANS = {
        Aftermath.class,
        Approvals.class,
        Attachables.class,
        AttachingLane.class,
        AttachmentAftermath.class,
        AttachmentReport.class,
        Attachments.class,
        Attempts.class,
        Bindings.class,
        Bookings.class,
        Choices.class,
        Contacts.class,
        DocumentList.class,
        Documents.class,
        Effects.class,
        Events.class,
        Exchanges.class,
        Fences.class,
        FreshStart.class,
        FlowHash.class,
        HandBooking.class,
        Interventions.class,
        Inventory.class,
        JournalReport.class,
        JournalWatch.class,
        Leftovers.class,
        Node.class,
        Nodes.class,
        Numbers.class,
        Outcomes.class,
        PartyMemory.class,
        Pauses.class,
        Payments.class,
        PostingLane.class,
        RateTable.class,
        ReadValues.class,
        Questions.class,
        Replays.class,
        StateChanges.class,
        SharedPace.class,
        Statistics.class,
        Tasks.class,
        Users.class,
        Tokens.class,
        AuditLog.class,
        UploadBook.class,
        WakeUps.class,
        Restoration.class,
        Transactions.class
    };

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    final Aftermath aftermath;
    final Approvals approvals;
    final Attachables attachables;
    final AttachingLane attachingLane;
    final AttachmentReport attachmentReport;
    final Attachments attachments;
    final Attempts attempts;
    final Bindings bindings;
    final Bookings bookings;
    final Choices choices;
    final Contacts contacts;
    final DocumentList list;
    final Documents documents;
    final Effects effects;
    final Exchanges exchanges;
    final Fences fences;
    final FlowHash flowHash;
    final Interventions interventions;
    final Inventory inventory;
    final JournalReport report;
    final JournalWatch watch;
    final Leftovers leftovers;
    final Nodes nodes;
    final Numbers numbers;
    final Outcomes outcomes;
    final PartyMemory memory;
    final Pauses pauses;
    final Payments payments;
    final PostingLane lane;
    final RateTable rates;
    final Questions questions;
    final Replays replays;
    final StateChanges stateChanges;
    final SharedPace pace;
    final Statistics statistics;
    final Tasks tasks;
    final Users users;
    final Tokens tokens;
    final AuditLog audit;
    final UploadBook uploads;
    final WakeUps wakeUps;
    final Restoration restoration;

    JournalNode(DataSource source, TimingSettings settings) {
        context.getBeanFactory().registerSingleton("dataSource", source); // a bean would be closed with this node
        context.registerBean(TimingSettings.class, () -> settings);
        context.registerBean(Language.class, () -> new Language(new LanguageSettings(null)));
        context.getEnvironment().setActiveProfiles("scale-out");
        context.register(BEANS);
        context.refresh();
        aftermath = context.getBean(Aftermath.class);
        approvals = context.getBean(Approvals.class);
        attachables = context.getBean(Attachables.class);
        attachingLane = context.getBean(AttachingLane.class);
        attachmentReport = context.getBean(AttachmentReport.class);
        attachments = context.getBean(Attachments.class);
        attempts = context.getBean(Attempts.class);
        bindings = context.getBean(Bindings.class);
        bookings = context.getBean(Bookings.class);
        choices = context.getBean(Choices.class);
        contacts = context.getBean(Contacts.class);
        list = context.getBean(DocumentList.class);
        documents = context.getBean(Documents.class);
        effects = context.getBean(Effects.class);
        exchanges = context.getBean(Exchanges.class);
        fences = context.getBean(Fences.class);
        flowHash = context.getBean(FlowHash.class);
        interventions = context.getBean(Interventions.class);
        inventory = context.getBean(Inventory.class);
        restoration = context.getBean(Restoration.class);
        report = context.getBean(JournalReport.class);
        watch = context.getBean(JournalWatch.class);
        leftovers = context.getBean(Leftovers.class);
        nodes = context.getBean(Nodes.class);
        numbers = context.getBean(Numbers.class);
        outcomes = context.getBean(Outcomes.class);
        memory = context.getBean(PartyMemory.class);
        pauses = context.getBean(Pauses.class);
        payments = context.getBean(Payments.class);
        lane = context.getBean(PostingLane.class);
        rates = context.getBean(RateTable.class);
        questions = context.getBean(Questions.class);
        replays = context.getBean(Replays.class);
        stateChanges = context.getBean(StateChanges.class);
        pace = context.getBean(SharedPace.class);
        statistics = context.getBean(Statistics.class);
        tasks = context.getBean(Tasks.class);
        users = context.getBean(Users.class);
        tokens = context.getBean(Tokens.class);
        audit = context.getBean(AuditLog.class);
        uploads = context.getBean(UploadBook.class);
        wakeUps = context.getBean(WakeUps.class);
    }

    /** Admits a document; its key in the journal. */
    long admitted(long paperlessId) {
        documents.admit(new DocumentRef(paperlessId, TestJournal.ADDED), documents.now());
        return key(paperlessId);
    }

    /** The key of a document's latest generation. */
    long key(long paperlessId) {
        return context.getBean(JdbcClient.class)
                .sql("select max(document_key) from document where paperless_id = :id")
                .param("id", paperlessId)
                .query(Long.class)
                .single();
    }

    /** Admits a document and claims it. */
    Claim claimed(long paperlessId) {
        return documents.claim(admitted(paperlessId));
    }

    /** The booking of a document whose create was answered with draft 90. */
    Booking drafted(Claim claim, PreparedEntry wanted) {
        Booking intended = bookings.intend(claim, wanted);
        bookings.creating(claim, intended);
        return bookings.drafted(claim, intended, 90);
    }

    /** The booking of a document whose bill, entry 90, was posted. */
    Booking posted(Claim claim) {
        Booking checked = bookings.checked(claim, drafted(claim, Entries.bill(claim.reference())), false);
        bookings.posting(claim, checked);
        bookings.posted(claim, checked);
        return booking(claim);
    }

    /** The booking as it stands; there must be one. */
    Booking booking(Claim claim) {
        return Stream.ofNullable(bookings.find(claim)).findFirst().orElseThrow();
    }

    /** A document that is booked and of which Paperless was told. */
    Claim confirmed(long paperlessId) {
        Claim claim = claimed(paperlessId);
        posted(claim);
        outcomes.confirmed(claim, "http://books/bills/90/edit", "open");
        Claim telling = documents.claimToTell(claim.documentKey());
        outcomes.told(telling);
        return telling;
    }

    @Override
    public void close() {
        context.close();
    }

    /** Transactions as the application has them. */
    @EnableTransactionManagement(proxyTargetClass = true)
    static class Transactions {

        @Bean
        PlatformTransactionManager manager(DataSource source) {
            return new JdbcTransactionManager(source);
        }

        @Bean
        TransactionTemplate template(PlatformTransactionManager manager) {
            return new TransactionTemplate(manager);
        }

        @Bean
        JdbcClient jdbc(DataSource source) {
            return JdbcClient.create(source);
        }

        @Bean
        NamedParameterJdbcTemplate batches(DataSource source) {
            return new NamedParameterJdbcTemplate(source);
        }
    }
}
