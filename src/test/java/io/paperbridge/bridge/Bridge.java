package io.paperbridge.bridge;

import io.paperbridge.Paperbridge;
import io.paperbridge.operations.Doctor;
import io.paperbridge.sandbox.SandboxServer;
import io.paperbridge.sandbox.bigcapital.BigCapitalSandbox;
import io.paperbridge.sandbox.bigcapital.BigCapitalSettings;
import io.paperbridge.sandbox.bigcapital.Entry;
import io.paperbridge.sandbox.bigcapital.Voucher;
import io.paperbridge.sandbox.paperless.NewDocument;
import io.paperbridge.sandbox.paperless.PaperlessDocument;
import io.paperbridge.sandbox.paperless.PaperlessSandbox;
import io.paperbridge.sandbox.paperless.PaperlessVersion;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The whole of Paperbridge in this process, between both sandboxes, with scaled durations. */
final class Bridge implements AutoCloseable {

    private static final String NEVER = "0 0 0 1 1 ? 2099";

    final PaperlessSandbox paperless;
    final BigCapitalSandbox bigcapital;
    final SandboxServer archive;
    final SandboxServer ledger;
    final MovableClock clock = new MovableClock();
    private final Map<String, String> settings = new TreeMap<>();
    private WebApplicationType web = WebApplicationType.NONE;
    private final List<ConfigurableApplicationContext> applications = new ArrayList<>();

    Bridge() {
        this(PaperlessVersion.V3_0_5, BigCapitalSettings.defaults());
    }

    Bridge(PaperlessVersion version, BigCapitalSettings organization) {
        paperless = new PaperlessSandbox(version, Clock.systemUTC());
        bigcapital = new BigCapitalSandbox(Clock.systemUTC(), organization);
        archive = new SandboxServer(paperless);
        ledger = new SandboxServer(bigcapital);
        with("paperbridge.paperless.url", archive.url());
        with("paperbridge.paperless.token", PaperlessSandbox.TOKEN);
        with("paperbridge.bigcapital.url", ledger.url());
        with("paperbridge.bigcapital.api-key", bigcapital.settings().apiKey());
        with("paperbridge.company.input-tax", "recoverable");
        with("paperbridge.approval.likely-duplicate", "false"); // most tests book the same total again and again
        with("spring.jmx.enabled", "false");
        with("camel.main.jmx-enabled", "false"); // what Hawtio shows is tested over Jolokia; here it costs each start
        with("paperbridge.attachments.enabled", "false"); // what a test counts is booking, unless it is about originals
        with("paperbridge.poll.cron", "0/1 * * * * ?");
        with("paperbridge.payment-status.cron", NEVER); // a test says when
        with("paperbridge.payment-status.pause", "100ms");
        with("paperbridge.retention.cron", NEVER);
        with("paperbridge.feed.interval", "100ms");
        with("paperbridge.lease", "6s");
        with("paperbridge.quiet-time", "4s");
        with("paperbridge.remote.answer-timeout", "3s");
        with("paperbridge.second-look.delay", "200ms");
        with("paperbridge.retry.delays", "1s,1s,1s,1s,1s");
        with(
                "spring.datasource.url",
                "jdbc:h2:mem:" + System.nanoTime()
                        + ";DB_CLOSE_DELAY=-1;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH");
    }

    Bridge with(String key, String value) {
        settings.put(key, value);
        return this;
    }

    Map<String, String> settings() {
        return Map.copyOf(settings);
    }

    /** A document arrives with the inbox tag. */
    long add(NewDocument document) {
        return paperless.add(document.withTags("to-book"));
    }

    /** Starts what the command doctor starts: no node, and a journal aside. */
    Doctor doctor() {
        List<String> more = new ArrayList<>(Doctor.SETTINGS);
        more.add("--spring.datasource.hikari.jdbc-url=jdbc:h2:mem:aside-" + System.nanoTime()
                + ";DB_CLOSE_DELAY=-1;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH");
        start(more);
        return applications.get(applications.size() - 1).getBean(Doctor.class);
    }

    /** Starts a node; called again, one more on the same journal. */
    Bridge start() {
        return start(List.of());
    }

    /** Starts a node with its web server. */
    Bridge startWithWeb() {
        return startWithWeb("open sesame");
    }

    /** The same with another password. */
    Bridge startWithWeb(String password) {
        with("server.port", "0");
        with("paperbridge.security.password", password);
        with("paperbridge.security.control-file", "target/control-" + System.nanoTime());
        web = WebApplicationType.SERVLET;
        return start();
    }

    /** The address of the web server. */
    String address() {
        return "http://127.0.0.1:" + context().getEnvironment().getProperty("local.server.port");
    }

    private Bridge start(List<String> more) {
        List<String> arguments = new ArrayList<>(more);
        if (!settings.containsKey("camel.main.name")) {
            // two nodes of one name in one process would share, and stop, one Quartz scheduler
            arguments.add("--camel.main.name=paperbridge-" + System.nanoTime());
        }
        settings.forEach((key, value) -> arguments.add("--" + key + "=" + value));
        SpringApplicationBuilder builder = new SpringApplicationBuilder(Paperbridge.class);
        applications.add(builder.web(web)
                .initializers(context -> clock.registerIn(context))
                .run(arguments.toArray(String[]::new)));
        return this;
    }

    JdbcClient journal() {
        return context().getBean(JdbcClient.class);
    }

    <T> T bean(Class<T> type) {
        return context().getBean(type);
    }

    <T> Collection<T> beans(Class<T> type) {
        return context().getBeansOfType(type).values();
    }

    void awaitAllTold(int documents) {
        await().atMost(Duration.ofSeconds(60)).until(() -> count("told = true") == documents);
    }

    /** Waits until Paperless has been told the final state of these documents. */
    void awaitTold(long... ids) {
        for (long id : ids) {
            await().alias("document " + id + " is told")
                    .until(() -> count("told = true and paperless_id = " + id) == 1);
        }
    }

    /** Waits until the journal has a document in a state. */
    void awaitState(long id, String state) {
        await().alias("document " + id + " is " + state)
                .until(() -> count("state = '" + state + "' and paperless_id = " + id) == 1);
    }

    /** Waits until the ledger got a request. */
    void awaitAsked(String method, String path, long times) {
        await().alias(method + " " + path).until(() -> ledger.log().count(method, path) >= times);
    }

    static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(50));
    }

    void awaitConfirmed(int documents) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> count("told = true and state = 'CONFIRMED'") == documents);
    }

    long count(String condition) {
        return journal()
                .sql("select count(*) from document where " + condition)
                .query(Long.class)
                .single();
    }

    /** One value of a document in the journal, as text. */
    String value(long id, String column) {
        return String.valueOf(journal()
                .sql("select " + column + " from document where paperless_id = :id")
                .param("id", id)
                .query((row, n) -> row.getString(1))
                .single());
    }

    /** Lets the time pass that documents wait for. */
    void hurry() {
        journal()
                .sql("update document set due_at = current_timestamp where due_at > current_timestamp")
                .update();
    }

    PaperlessDocument shown(long id) {
        return paperless.document(id);
    }

    /** What stands in the ledger under a document's reference, of every kind. */
    List<Entry> entries(long id) {
        return bigcapital.entries().stream()
                .filter(entry -> ("PLX-" + id).equals(entry.reference()))
                .toList();
    }

    /** The bills that stand in the ledger under a document's reference. */
    List<Voucher> bills(long id) {
        return bigcapital.bills().stream()
                .filter(bill -> ("PLX-" + id).equals(bill.reference()))
                .toList();
    }

    /** The writes that both servers got so far. */
    long writes() {
        return archive.log().entries().stream()
                        .filter(entry -> !entry.method().equals("GET"))
                        .count()
                + ledger.log().entries().stream()
                        .filter(entry -> !entry.method().equals("GET"))
                        .count();
    }

    /** What a person does in BigCapital's web page, under way when this returns: it takes the server a while. */
    Thread byHandMeanwhile(String method, String path, String json) {
        Thread person = new Thread(() -> bigcapital.byHand(method, path, json), "person");
        person.start();
        await().until(() -> bigcapital.postingsInFlight() == 1);
        return person;
    }

    /** Forgets faults and requests, between two tests. */
    void calm() {
        ledger.faults().clear();
        archive.faults().clear();
        ledger.log().clear();
        archive.log().clear();
    }

    /** A bean of the node that was started last. */
    <T> T beanOfLast(Class<T> type) {
        return applications.get(applications.size() - 1).getBean(type);
    }

    private ConfigurableApplicationContext context() {
        if (applications.isEmpty()) {
            throw new IllegalStateException("not started");
        }
        return applications.get(0);
    }

    void stop() {
        applications.forEach(ConfigurableApplicationContext::close);
        applications.clear();
    }

    @Override
    public void close() {
        stop();
        archive.close();
        ledger.close();
    }
}
