package io.paperbridge.demo;

import io.paperbridge.Paperbridge;
import io.paperbridge.journal.JournalReport;
import io.paperbridge.operations.JournalTable;
import io.paperbridge.operations.Progress;
import io.paperbridge.sandbox.SandboxOptions;
import io.paperbridge.sandbox.SandboxServers;
import io.paperbridge.sandbox.bigcapital.BigCapitalSettings;
import io.paperbridge.sandbox.seed.DemoDocuments;
import io.paperbridge.sandbox.seed.SeedDocument;
import io.paperbridge.sandbox.seed.SeedParties;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/**
 * {@code ./mvnw spring-boot:test-run}: starts both sandbox servers with the demo's documents and Paperbridge between them, shows what
 * becomes of the documents, and goes on polling until it is stopped.
 */
public final class DemoApplication {

    private static final Path FOLDER = Path.of("target", "demo");
    private static final int WIDTH = 170;
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private DemoApplication() {}

    public static void main(String[] args) {
        empty(FOLDER);
        List<SeedDocument> documents = DemoDocuments.all(LocalDate.now(ZoneId.of("Europe/Berlin")));
        SandboxServers servers = SandboxServers.start(SandboxOptions.defaults()
                .withSeed(documents)
                .withBigCapital(BigCapitalSettings.defaults().withTaxNumber(SeedParties.OUR_VAT_ID)));
        ConfigurableApplicationContext paperbridge = new SpringApplicationBuilder(Paperbridge.class)
                .run(Stream.concat(settings(servers), Stream.of(args)).toArray(String[]::new));
        showProgress(paperbridge.getBean(JournalReport.class), documents.size());
        showTable(paperbridge.getBean(JournalReport.class));
        showPlaces(servers, paperbridge.getEnvironment());
    }

    /** All settings the demo needs; nothing is taken from a file that a user may have changed. */
    private static Stream<String> settings(SandboxServers servers) {
        String journal = FOLDER.resolve("journal").toAbsolutePath().toString();
        return Map.ofEntries(
                        Map.entry("paperbridge.paperless.url", servers.paperlessUrl()),
                        Map.entry("paperbridge.paperless.token", servers.paperlessToken()),
                        Map.entry("paperbridge.bigcapital.url", servers.bigcapitalUrl()),
                        Map.entry("paperbridge.bigcapital.api-key", servers.bigcapitalApiKey()),
                        Map.entry("paperbridge.company.input-tax", "recoverable"),
                        Map.entry("paperbridge.approval.limit", DemoDocuments.APPROVAL_LIMIT),
                        Map.entry("paperbridge.exchange-rates.source", "fixed"),
                        Map.entry("paperbridge.exchange-rates.fixed.USD", "0.92"),
                        Map.entry("paperbridge.poll.cron", "0/10 * * * * ?"),
                        Map.entry("paperbridge.feed.interval", "200ms"),
                        Map.entry(
                                "paperbridge.security.password-file",
                                FOLDER.resolve("login").toString()),
                        Map.entry(
                                "paperbridge.security.control-file",
                                FOLDER.resolve("control").toString()),
                        Map.entry(
                                "spring.datasource.url",
                                "jdbc:h2:file:" + journal
                                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE"),
                        Map.entry("logging.level.io.paperbridge", "WARN"),
                        Map.entry("logging.level.io.paperbridge.operations.FailureLog", "ERROR"),
                        Map.entry("logging.level.flow", "WARN"))
                .entrySet()
                .stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue());
    }

    private static void showProgress(JournalReport journal, int documents) {
        Progress progress = Progress.on(System.out, WIDTH, Clock.systemUTC());
        Awaitility.await().atMost(LONGEST).pollInterval(Duration.ofMillis(200)).until(() -> {
            Map<String, Integer> counts = journal.counts();
            int admitted = counts.values().stream().mapToInt(Integer::intValue).sum();
            int open = documents - admitted + journal.open().size();
            progress.show(counts, open);
            return open == 0;
        });
        progress.end();
    }

    private static void showTable(JournalReport journal) {
        System.out.println();
        JournalTable.lines(journal.documents(), WIDTH).forEach(System.out::println);
    }

    private static void showPlaces(SandboxServers servers, Environment environment) {
        String web = "http://localhost:" + environment.getProperty("local.server.port");
        System.out.printf(
                """

                Paperbridge goes on polling every 10 seconds; stop it with Ctrl-C.
                  Pages        %1$s/   (the login is printed above)
                  Hawtio       %1$s/actuator/hawtio/
                  Health       %1$s/actuator/health
                  Paperless    %2$s/api/documents/   (sandbox; header "Authorization: Token %3$s")
                  BigCapital   %4$s/api/bills   (sandbox; header "Authorization: Bearer %5$s")
                Put a tag back to see more: POST %2$s/api/documents/bulk_edit/ as Paperless takes it.
                %n""",
                web,
                servers.paperlessUrl(),
                servers.paperlessToken(),
                servers.bigcapitalUrl(),
                servers.bigcapitalApiKey());
    }

    private static void empty(Path folder) {
        try {
            if (Files.exists(folder)) {
                try (Stream<Path> files = Files.walk(folder)) {
                    for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(file);
                    }
                }
            }
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("the demo's folder " + folder + " cannot be emptied", e);
        }
    }
}
