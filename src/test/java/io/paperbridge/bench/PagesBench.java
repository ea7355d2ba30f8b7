package io.paperbridge.bench;

import com.sun.management.OperatingSystemMXBean;
import io.paperbridge.Paperbridge;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * {@code make bench-pages}: how long lists, figures and pages take with 100,000 documents in the journal, on H2 in a file and on a
 * PostgreSQL (environment variable {@code BENCH_POSTGRESQL_URL}; left out when that is not set). Asks for the addresses that are given,
 * else for all that matter.
 */
public final class PagesBench {

    private static final Path FOLDER = Path.of("target", "bench");
    private static final String SCHEMA = "pages_bench";
    private static final String H2 = "jdbc:h2:file:" + FOLDER.toAbsolutePath().resolve("journal")
            + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private static final int WARM_UP = 10;
    private static final int TIMES = 60;
    private static final List<String> ADDRESSES = List.of(
            "/api/v1/documents",
            "/api/v1/documents?sort=total",
            "/api/v1/documents?state=needs-review,parked",
            "/api/v1/documents?state=confirmed&sort=-total",
            "/api/v1/documents?number=R-150000",
            "/api/v1/documents?reason=totals-disagree",
            "/api/v1/documents?from=2020-01-01&to=2020-01-31",
            "/api/v1/documents?kind=sale-invoice",
            "/api/v1/documents?kind=expense",
            "/api/v1/documents?party=nordwind",
            "/api/v1/documents?party=nobody+of+this+name",
            "/api/v1/documents?text=nordwind",
            "/api/v1/documents?text=R-1000",
            "/api/v1/documents?text=R-150000",
            "/api/v1/documents?text=no+such+thing",
            "/api/v1/documents?text=no+such+thing&state=needs-review,parked",
            "/api/v1/documents/50000",
            "/api/v1/documents/99990/events",
            "/api/v1/stats?days=30",
            "/api/v1/stats?days=90",
            "/api/v1/stats?days=366",
            "/",
            "/documents",
            "/documents?text=nordwind",
            "/documents?text=no+such+thing",
            "/documents/99990");

    private final CookieManager cookies = new CookieManager();
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final JdbcClient journal;
    private final String address;

    private PagesBench(JdbcClient journal, String address) {
        this.journal = journal;
        this.address = address;
    }

    public static void main(String[] args) throws Exception {
        List<String> addresses = args.length == 0 ? ADDRESSES : List.of(args);
        Map<String, Map<String, long[]>> figures = new LinkedHashMap<>();
        empty(FOLDER);
        String postgresql = System.getenv("BENCH_POSTGRESQL_URL");
        if (postgresql != null) {
            figures.put(
                    "PostgreSQL",
                    measure(
                            postgresql + (postgresql.contains("?") ? "&" : "?") + "currentSchema=" + SCHEMA,
                            addresses));
        }
        figures.put("H2", measure(H2, addresses));
        System.out.println(
                "\n| | " + String.join(" | ", figures.keySet()) + " |\n|---|" + "---|".repeat(figures.size()));
        for (String asked : addresses) {
            System.out.println("| `" + asked + "` | "
                    + String.join(
                            " | ",
                            figures.values().stream()
                                    .map(one -> one.getOrDefault(asked, new long[0]))
                                    .map(one -> Arrays.stream(one)
                                            .mapToObj(Long::toString)
                                            .collect(Collectors.joining(" / ")))
                                    .toList())
                    + " |");
        }
        System.exit(0);
    }

    private static Map<String, long[]> measure(String url, List<String> addresses) throws Exception {
        ConfigurableApplicationContext paperbridge = new SpringApplicationBuilder(Paperbridge.class)
                .run(Stream.of(
                                "spring.config.location=classpath:/application.yaml",
                                "spring.datasource.url=" + url,
                                url.contains("postgresql")
                                        ? "spring.flyway.schemas=" + SCHEMA
                                        : "spring.flyway.enabled=true",
                                "server.port=0",
                                "camel.main.routes-include-pattern=classpath:no-routes/*.camel.yaml",
                                "camel.main.name=bench-" + System.nanoTime(),
                                "paperbridge.paperless.url=http://127.0.0.1:9",
                                "paperbridge.paperless.token=none",
                                "paperbridge.bigcapital.url=http://127.0.0.1:9",
                                "paperbridge.bigcapital.api-key=none",
                                "paperbridge.security.password=open sesame",
                                "paperbridge.security.control-file=" + FOLDER.resolve("control"),
                                "logging.level.root=ERROR")
                        .map(setting -> "--" + setting)
                        .toArray(String[]::new));
        try {
            if (paperbridge
                            .getBean(JdbcClient.class)
                            .sql("select count(*) from document")
                            .query(Integer.class)
                            .single()
                    == 0) {
                new ManyDocuments().fill(paperbridge.getBean(DataSource.class));
                if (url.contains("postgresql")) { // which it does by itself in time
                    paperbridge.getBean(JdbcClient.class).sql("vacuum analyze").update();
                }
            }
            PagesBench bench = new PagesBench(
                    paperbridge.getBean(JdbcClient.class),
                    "http://127.0.0.1:" + paperbridge.getEnvironment().getProperty("local.server.port"));
            bench.login();
            Map<String, long[]> figures = new LinkedHashMap<>();
            for (String asked : addresses) {
                figures.put(asked, bench.times(asked));
                System.out.println(asked + ": " + Arrays.toString(figures.get(asked)) + " ms");
            }
            return figures;
        } finally {
            paperbridge.close();
        }
    }

    /** Half of the answers, and 95 of a hundred, are there after so many milliseconds; on the average one takes so much of a processor. */
    private long[] times(String asked) throws Exception {
        long[] nanos = new long[TIMES];
        long busy = 0;
        for (int i = -WARM_UP; i < TIMES; i++) {
            work();
            long begun = System.nanoTime();
            HttpResponse<String> answer = client.send(request(asked).build(), BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(asked + " answers " + answer.statusCode() + " " + answer.body());
            }
            if (i == 0) {
                busy = PROCESS.getProcessCpuTime();
            }
            if (i >= 0) {
                nanos[i] = System.nanoTime() - begun;
            }
        }
        long used = PROCESS.getProcessCpuTime() - busy;
        Arrays.sort(nanos);
        return new long[] {millis(nanos[TIMES / 2]), millis(nanos[TIMES * 95 / 100]), millis(used / TIMES)};
    }

    /** As work goes on meanwhile: H2 answers a question that was asked before without looking, while nothing has changed. */
    private void work() {
        for (String table : List.of("document", "entry", "event")) {
            journal.sql("update " + table + " set document_key = document_key where document_key = 99999")
                    .update();
        }
    }

    private static long millis(long nanos) {
        return (nanos + 500_000) / 1_000_000;
    }

    /** A session: a login sent with each request would measure bcrypt. */
    private void login() throws Exception {
        client.send(request("/login").build(), BodyHandlers.discarding());
        String token = cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElseThrow();
        client.send(
                request("/login")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("username=paperbridge&password=open+sesame&_csrf=" + token))
                        .build(),
                BodyHandlers.discarding());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path));
    }

    private static void empty(Path folder) throws IOException {
        Files.createDirectories(folder);
        if (!Boolean.getBoolean("bench.keep")) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
