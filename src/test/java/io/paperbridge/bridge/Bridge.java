package io.paperbridge.bridge;

import io.paperbridge.Paperbridge;
import io.paperbridge.sandbox.SandboxServer;
import io.paperbridge.sandbox.bigcapital.BigCapitalSandbox;
import io.paperbridge.sandbox.bigcapital.BigCapitalSettings;
import io.paperbridge.sandbox.paperless.NewDocument;
import io.paperbridge.sandbox.paperless.PaperlessSandbox;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The whole of Paperbridge in this process, between both sandboxes, with scaled durations. */
final class Bridge implements AutoCloseable {

    final PaperlessSandbox paperless = new PaperlessSandbox();
    final BigCapitalSandbox bigcapital = new BigCapitalSandbox(Clock.systemUTC(), BigCapitalSettings.defaults());
    final SandboxServer archive = new SandboxServer(paperless);
    final SandboxServer ledger = new SandboxServer(bigcapital);
    private final Map<String, String> settings = new TreeMap<>();
    private @Nullable ConfigurableApplicationContext application;

    Bridge() {
        with("paperbridge.paperless.url", archive.url());
        with("paperbridge.paperless.token", PaperlessSandbox.TOKEN);
        with("paperbridge.bigcapital.url", ledger.url());
        with("paperbridge.bigcapital.api-key", bigcapital.settings().apiKey());
        with("paperbridge.company.input-tax", "recoverable");
        with("paperbridge.poll.cron", "0/1 * * * * ?");
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

    long add(NewDocument document) {
        return paperless.add(document.withTags("to-book"));
    }

    Bridge start() {
        List<String> arguments = new ArrayList<>();
        settings.forEach((key, value) -> arguments.add("--" + key + "=" + value));
        application = new SpringApplicationBuilder(Paperbridge.class)
                .web(WebApplicationType.NONE)
                .run(arguments.toArray(String[]::new));
        return this;
    }

    JdbcClient journal() {
        return context().getBean(JdbcClient.class);
    }

    <T> T bean(Class<T> type) {
        return context().getBean(type);
    }

    void awaitAllTold(int documents) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> count("told = true") == documents);
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

    private ConfigurableApplicationContext context() {
        if (application == null) {
            throw new IllegalStateException("not started");
        }
        return application;
    }

    void stop() {
        if (application != null) {
            application.close();
            application = null;
        }
    }

    @Override
    public void close() {
        stop();
        archive.close();
        ledger.close();
    }
}
