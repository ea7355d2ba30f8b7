package io.paperbridge.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.failure.ConfigurationFault;
import io.paperbridge.failure.Reason;
import io.paperbridge.journal.AttachmentReport;
import io.paperbridge.journal.AttachmentSettings;
import io.paperbridge.journal.JournalReport;
import io.paperbridge.journal.Pauses;
import io.paperbridge.journal.Selection;
import io.paperbridge.journal.TimingSettings;
import io.paperbridge.language.Language;
import io.paperbridge.language.LanguageSettings;
import io.paperbridge.language.Sentence;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;

class SyncRunTest {

    private static final int WIDTH = 160;

    private final JdbcClient journal = emptyJournal();
    private final PollHealth health = new PollHealth(Clock.systemUTC(), new Language(new LanguageSettings(null)));
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @BeforeEach
    void start() {
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void isDoneWhenEveryDocumentIsBooked() throws Exception {
        // Given
        onPoll(() -> document(17, "CONFIRMED", true, 0));
        // When
        int code = run().pollAndWork(WIDTH);
        // Then
        assertThat(code).isEqualTo(SyncRun.ALL_DONE);
        assertThat(output()).contains("booked 1");
    }

    @Test
    void saysWhyADocumentWaitsForAPerson() throws Exception {
        // Given
        onPoll(() -> document(17, "NEEDS_REVIEW", true, 0));
        // When
        int code = run().pollAndWork(WIDTH);
        // Then
        assertThat(code).isEqualTo(SyncRun.SOME_LEFT);
        assertThat(output()).contains("in review 1", "#17", "the totals do not add up");
    }

    @Test
    void listsWhatIsDueAfterTheQuietTimeAndDoesNotWaitForIt() throws Exception {
        // Given
        onPoll(() -> document(17, "RETRYING", false, 3600));
        // When
        int code = run().pollAndWork(WIDTH);
        // Then
        assertThat(code).isEqualTo(SyncRun.SOME_LEFT);
        assertThat(output()).contains("later: #17 at ");
    }

    @Test
    void showsTheOriginalsThatAreNotAttachedAndStillCallsTheirDocumentsBooked() throws Exception {
        // Given
        onPoll(() -> {
            document(17, "CONFIRMED", true, 0);
            document(18, "CONFIRMED", true, 0);
            original(17, "WAITING", 3600);
            original(18, "LEFT_OUT", 0);
        });
        // When
        int code = run().pollAndWork(WIDTH);
        // Then
        assertThat(code).isEqualTo(SyncRun.SOME_LEFT);
        assertThat(output())
                .contains("booked 2", "Originals: waiting 1, left out 1.")
                .contains("original of #17 later, at ", "original of #18 not attached (the storage is full)");
    }

    @Test
    void waitsForOriginalsThatAreAttachedNow() throws Exception {
        // Given
        onPoll(() -> {
            document(17, "CONFIRMED", true, 0);
            original(17, "WAITING", 0);
        });
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:attach").routeId("attach-original").log("attached");
                from("timer:attach?delay=600&repeatCount=1")
                        .process(done -> journal.sql("update attachment set state = 'ATTACHED', attempts = 0")
                                .update());
            }
        });
        // When
        int code = run().pollAndWork(WIDTH);
        // Then
        assertThat(code).isEqualTo(SyncRun.ALL_DONE);
        assertThat(output()).contains("Originals: attached 1.");
    }

    @Test
    void waitsForWhatIsInWork() throws Exception {
        // Given
        onPoll(() -> document(17, "PROCESSING", false, 0));
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("timer:worker?delay=600&repeatCount=1")
                        .process(done -> journal.sql("update document set state = 'CONFIRMED', told = true")
                                .update());
            }
        });
        // When
        int code = run().pollAndWork(WIDTH);
        // Then
        assertThat(code).isEqualTo(SyncRun.ALL_DONE);
        assertThat(output()).contains("in work 1", "booked 1");
    }

    @Test
    void couldNotRunWhenThePollFails() throws Exception {
        // Given
        onPoll(() -> {
            throw new ConfigurationFault(
                    Reason.NOT_CONFIGURED,
                    Sentence.verbatim("The tag to-book does not exist; create it in Paperless."));
        });
        // When
        int code = run().pollAndWork(WIDTH);
        // Then
        assertThat(code).isEqualTo(SyncRun.COULD_NOT_RUN);
        assertThat(output()).contains("The tag to-book does not exist");
    }

    @Test
    void couldNotRunWhenPollingIsStopped() throws Exception {
        // Given
        onPoll(() -> {
            document(17, "RECEIVED", false, 0);
            health.stopped(
                    "learn-ledger",
                    new ConfigurationFault(
                            Reason.ACCESS_REFUSED, Sentence.verbatim("BigCapital refused the key; make a new one.")));
        });
        // When
        int code = run().pollAndWork(WIDTH);
        // Then
        assertThat(code).isEqualTo(SyncRun.COULD_NOT_RUN);
        assertThat(output()).contains("BigCapital refused the key");
    }

    @Test
    void leavesADocumentAloneThatDidNotFail() throws Exception {
        // Given
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:replay-document").setBody(constant(0));
            }
        });
        // When
        int code = run().replay(Selection.of(List.of(17L)), "anna", WIDTH);
        // Then
        assertThat(code).isEqualTo(SyncRun.COULD_NOT_RUN);
        assertThat(output()).contains("Document 17 is not parked");
    }

    private void onPoll(Runnable poll) throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("timer:poll?delay=1h").routeId("poll-paperless").process(exchange -> poll.run());
            }
        });
    }

    private void document(int paperlessId, String state, boolean told, int dueInSeconds) {
        journal.sql(
                        """
                        insert into document (paperless_id, added, reference, state, told, reason_text, due_at)
                        values (:id, current_timestamp, :reference, :state, :told, 'the totals do not add up',
                            current_timestamp + cast(:due as bigint) * interval '1' second)""")
                .param("id", paperlessId)
                .param("reference", "PLX-" + paperlessId)
                .param("state", state)
                .param("told", told)
                .param("due", dueInSeconds)
                .update();
    }

    private void original(int paperlessId, String state, int dueInSeconds) {
        journal.sql(
                        """
                        insert into attachment (document_key, kind, entry_id, state, attempts, reason_text, due_at)
                        select document_key, 'BILL', 90, :state, 1, 'the storage is full',
                            current_timestamp + cast(:due as bigint) * interval '1' second
                        from document where paperless_id = :id""")
                .param("id", paperlessId)
                .param("state", state)
                .param("due", dueInSeconds)
                .update();
    }

    private SyncRun run() {
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        WorkRun work = new WorkRun(
                camel,
                new JournalReport(journal),
                new AttachmentReport(journal, new AttachmentSettings(true)),
                new Pauses(journal),
                health,
                new Binder(new MapConfigurationPropertySource(Map.of()))
                        .bindOrCreate("paperbridge", Bindable.of(TimingSettings.class)),
                Clock.systemUTC(),
                out);
        return new SyncRun(camel, camel.createProducerTemplate(), work, out);
    }

    private String output() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private static JdbcClient emptyJournal() {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:" + UUID.randomUUID()
                + ";DB_CLOSE_DELAY=-1;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH");
        Flyway.configure().dataSource(source).load().migrate();
        return JdbcClient.create(source);
    }
}
