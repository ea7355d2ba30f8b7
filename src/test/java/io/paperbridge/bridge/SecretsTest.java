package io.paperbridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import io.paperbridge.sandbox.Fault;
import io.paperbridge.sandbox.SandboxAnswer;
import io.paperbridge.sandbox.SandboxServer;
import io.paperbridge.sandbox.languagemodel.LanguageModelSandbox;
import io.paperbridge.sandbox.paperless.NewDocument;
import io.paperbridge.sandbox.paperless.PaperlessSandbox;
import io.paperbridge.web.ApiCalls;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** A whole run with secrets everywhere; none of them may be met anywhere a person or a program looks. */
@ExtendWith(OutputCaptureExtension.class)
class SecretsTest {

    private static final String VENDOR = "Verschwiegen GmbH";
    private static final String LOGIN = "planted-login-8Yq3";
    private static final String HOOK = "planted-hook-secret-4Tz9";
    private static final String MAIL = "planted-mail-password-7Hd2";
    private static final String CHAT = "planted-chat-path-5Lk1";
    private static final String MODEL = "planted-model-token-6Vw8";
    private static final String DATABASE = "planted-database-password-3Rb5";
    private static final String LEDGER_PASSWORD = "planted-ledger-password-9Gn4";
    private static final Map<String, String> PLANTED = new LinkedHashMap<>(Map.of(
            "the token of Paperless", PaperlessSandbox.TOKEN,
            "the login", LOGIN,
            "the secret of the webhook", HOOK,
            "the password of the mail server", MAIL,
            "the address of the chat", CHAT,
            "the token of the language model", MODEL,
            "the password of the database", DATABASE,
            "the password of BigCapital", LEDGER_PASSWORD));

    /** What only the text of a document says; the journal may have it, a log may not. */
    private static final List<String> PERSONAL = List.of("DE02120300000000202051", "erika.beispiel@example.org");

    private static final Logger OURS = (Logger) LoggerFactory.getLogger("io.paperbridge");
    private static final GreenMail SMTP = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private static final SandboxServer LANGUAGE_MODEL = new SandboxServer(new LanguageModelSandbox());
    private static final Bridge BRIDGE = new Bridge();
    private static HttpServer chat;
    private static long document;

    @BeforeAll
    static void run(CapturedOutput output) throws Exception {
        PLANTED.put("the key of BigCapital", BRIDGE.bigcapital.settings().apiKey());
        SMTP.setUser("books@example.org", "paperbridge", "another password");
        SMTP.start();
        chat = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        chat.createContext("/", call -> {
            byte[] echo = call.getRequestURI().toString().getBytes(StandardCharsets.UTF_8);
            call.sendResponseHeaders(403, echo.length);
            call.getResponseBody().write(echo);
            call.close();
        });
        chat.start();
        LANGUAGE_MODEL.faults().always("*", "/.*", echo(401, "Bearer " + MODEL));
        BRIDGE.with("spring.jmx.enabled", "true")
                .with("camel.main.jmx-enabled", "true")
                .with("paperbridge.bigcapital.email", "books@example.org")
                .with("paperbridge.bigcapital.password", LEDGER_PASSWORD)
                .with("paperbridge.hooks.secret", HOOK)
                .with("paperbridge.language-model.url", LANGUAGE_MODEL.url() + "/v1")
                .with("paperbridge.language-model.token", MODEL)
                .with("paperbridge.language-model.model", "some")
                .with(
                        "paperbridge.alerts.webhook",
                        "http://127.0.0.1:" + chat.getAddress().getPort() + "/hooks/" + CHAT)
                .with("paperbridge.alerts.mail-to", "books@example.org")
                .with("paperbridge.alerts.cron", "0/1 * * * * ?")
                .with("paperbridge.alerts.server-down-for", "1s")
                .with("paperbridge.mail.host", "127.0.0.1")
                .with("paperbridge.mail.port", String.valueOf(SMTP.getSmtp().getPort()))
                .with("paperbridge.mail.encryption", "none")
                .with("paperbridge.mail.user", "paperbridge")
                .with("paperbridge.mail.password", MAIL)
                .with("spring.datasource.username", "books")
                .with("spring.datasource.password", DATABASE)
                .with("paperbridge.retry.delays", "1s");
        BRIDGE.startWithWeb(LOGIN);
        OURS.setLevel(Level.DEBUG);
        everythingGoesWrongOnce(output);
    }

    /** Booked, refused with our own words, parked, in review, a model that refuses, alerts that are not taken. */
    private static void everythingGoesWrongOnce(CapturedOutput output) throws Exception {
        String key = BRIDGE.bigcapital.settings().apiKey();
        document = BRIDGE.add(Invoices.electronic("SECRET-1", VENDOR));
        BRIDGE.awaitTold(document);
        BRIDGE.ledger.faults().always("POST", "/api/bills", echo(400, "Bearer " + key));
        long parked = BRIDGE.add(Invoices.electronic("SECRET-2", VENDOR));
        BRIDGE.awaitState(parked, "PARKED");
        BRIDGE.ledger.faults().clear();
        BRIDGE.archive.faults().always("GET", "/api/documents/\\d+/", echo(400, "Token " + PaperlessSandbox.TOKEN));
        long unread = BRIDGE.add(Invoices.electronic("SECRET-3", VENDOR));
        BRIDGE.awaitState(unread, "PARKED");
        BRIDGE.archive.faults().clear();
        long personal = BRIDGE.add(NewDocument.pdf(
                        "Kirje",
                        "LASKU\nLaskun numero 12\nTilinumero " + String.join("\nErika ", PERSONAL)
                                + "\nMaksettava 99,00 €",
                        new byte[] {1})
                .withDocumentType("Invoice"));
        BRIDGE.awaitTold(personal);
        HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(BRIDGE.address() + "/hooks/paperless"))
                                .header("X-Paperbridge-Secret", HOOK + "-wrong")
                                .POST(BodyPublishers.ofString("{}"))
                                .build(),
                        BodyHandlers.ofString());
        BRIDGE.archive.faults().always("*", "/api/.*", echo(401, "Token " + PaperlessSandbox.TOKEN));
        Bridge.await().until(() -> output.getAll().contains("poll-paperless is stopped"));
        Bridge.await().until(() -> output.getAll().contains("the chat refused"));
    }

    @AfterAll
    static void stop() {
        OURS.setLevel(Level.INFO);
        BRIDGE.close();
        LANGUAGE_MODEL.close();
        chat.stop(0);
        SMTP.stop();
    }

    @Test
    void noneIsInTheLog(CapturedOutput output) {
        assertThat(output.getAll().lines()).hasSizeGreaterThan(10).allSatisfy(SecretsTest::isClean);
        assertThat(output.getAll()).doesNotContain(PERSONAL);
    }

    @Test
    void noneIsInTheJournal() {
        // Given
        List<String> tables = BRIDGE.journal()
                .sql("select table_name from information_schema.tables where table_schema = 'public'")
                .query(String.class)
                .list();

        // When // Then
        assertThat(tables).contains("document", "event", "entry", "effect");
        for (String table : tables) {
            assertThat(BRIDGE.journal()
                            .sql("select * from \"" + table + "\"")
                            .query()
                            .listOfRows())
                    .as(table)
                    .allSatisfy(row -> isClean(row.toString()));
        }
    }

    @Test
    void noneIsInAnyAnswer() throws Exception {
        // Given
        Set<String> paths = new TreeSet<>(Set.of("/login", "/", "/api/v1/documents/export?format=csv"));
        BRIDGE.beans(RequestMappingInfoHandlerMapping.class)
                .forEach(mapping -> mapping.getHandlerMethods().keySet().forEach(info -> {
                    String methods = info.getMethodsCondition().getMethods().toString();
                    if (methods.equals("[]") || methods.contains("GET")) {
                        info.getPatternValues().forEach(path -> paths.add(filled(path)));
                    }
                }));

        // When // Then
        assertThat(paths).contains("/api/v1/settings", "/actuator/prometheus", "/actuator/health");
        for (String path : paths) {
            isClean(path + ": " + answer(path));
            isClean(path + " as JSON: " + answer(path, "Accept", "application/json"));
        }
    }

    @Test
    void noneIsInAnyMBean() throws Exception {
        // Given
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        Set<ObjectName> names = server.queryNames(null, null);

        // When // Then
        assertThat(names).anyMatch(name -> name.getDomain().equals("io.paperbridge"));
        assertThat(names).anyMatch(name -> name.getDomain().equals("org.apache.camel"));
        for (ObjectName context : server.queryNames(new ObjectName("org.apache.camel:type=context,*"), null)) {
            isClean("routes: " + server.invoke(context, "dumpRoutesAsXml", null, null));
        }
        for (String asked : List.of(
                "io.paperbridge:*",
                "org.apache.camel:type=context,*",
                "org.apache.camel:type=components,*",
                "org.apache.camel:type=endpoints,*",
                "org.apache.camel:type=routes,*",
                "org.apache.camel:type=producers,*")) {
            HttpResponse<String> seen = api().send(api().request(
                            "/actuator/jolokia?ignoreErrors=true", "Cookie", "XSRF-TOKEN=1", "X-XSRF-TOKEN", "1")
                    .POST(BodyPublishers.ofString("{\"type\":\"read\",\"mbean\":\"" + asked + "\"}")));
            assertThat(seen.statusCode()).as(asked).isEqualTo(200);
            assertThat(seen.body()).as(asked).contains("\"value\"");
            isClean(asked + ": " + seen.body());
        }
    }

    private static void isClean(String text) {
        PLANTED.forEach((what, secret) -> {
            int at = text.indexOf(secret);
            if (at >= 0) {
                throw new AssertionError(what + " stands in: "
                        + text.substring(0, Math.min(text.length(), 120)) + " … "
                        + text.substring(Math.max(0, at - 200), Math.min(text.length(), at + secret.length() + 50)));
            }
        });
    }

    /** A stream of events has no end; what came in two seconds is enough. */
    private static String answer(String path, String... headers) throws Exception {
        HttpResponse<InputStream> answer = HttpClient.newHttpClient()
                .send(
                        api().request(path, headers)
                                .timeout(Duration.ofSeconds(10))
                                .build(),
                        BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            boolean endless =
                    answer.headers().firstValue("Content-Type").orElse("").contains("event-stream");
            return answer.headers().map()
                    + new String(endless ? new byte[0] : body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String filled(String path) {
        return path.replaceAll("\\{\\*?code}", "duplicate")
                .replaceAll("\\{\\*?[a-zA-Z]*[iI]d}", String.valueOf(document))
                .replaceAll("/\\*\\*|\\{\\*?[^}]*}", "")
                .replaceAll("//+", "/");
    }

    private static Fault echo(int status, String authorization) {
        return new Fault(
                Fault.Applies.NEVER,
                Duration.ZERO,
                false,
                Optional.of(SandboxAnswer.json(
                        status,
                        "{\"message\":\"refused {Authorization=%s}\",\"detail\":\"%s is not welcome\",\"code\":\"SOME_CODE\"}"
                                .formatted(authorization, authorization))));
    }

    private static ApiCalls api() {
        return new ApiCalls(URI.create(BRIDGE.address()).getPort(), "paperbridge", LOGIN);
    }
}
