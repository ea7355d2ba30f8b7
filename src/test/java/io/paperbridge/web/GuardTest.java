package io.paperbridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.paperbridge.Paperbridge;
import io.paperbridge.journal.Role;
import io.paperbridge.journal.Tokens;
import io.paperbridge.journal.Users;
import io.paperbridge.operations.UserAccounts;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Users, tokens, limits and headers, below a path of its own behind a proxy that is trusted, with another server to log in with. Each
 * test comes from an address of its own, as the proxy tells it.
 */
@SpringBootTest(
        classes = Paperbridge.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.location=classpath:/application.yaml",
            "spring.datasource.url=jdbc:h2:mem:guard;DB_CLOSE_DELAY=-1;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
            "camel.main.routes-include-pattern=classpath:no-routes/*.camel.yaml",
            "PAPERLESS_URL=http://127.0.0.1:9",
            "PAPERLESS_TOKEN=0123456789012345678901234567890123456789",
            "BIGCAPITAL_URL=http://127.0.0.1:9",
            "BIGCAPITAL_API_KEY=bc_none",
            "paperbridge.security.password=open sesame",
            "paperbridge.security.control-file=target/control-guard",
            "paperbridge.security.api-per-minute=60",
            "paperbridge.upload.largest-file=1MB",
            "paperbridge.security.cors-origins=https://books.example.org",
            "paperbridge.security.oidc.operator=bookkeepers",
            "server.forward-headers-strategy=native",
            "server.servlet.context-path=/bridge",
            "spring.security.oauth2.client.registration.house.client-id=" + IdentityServer.CLIENT,
            "spring.security.oauth2.client.registration.house.client-secret=none",
            "spring.security.oauth2.client.registration.house.authorization-grant-type=authorization_code",
            "spring.security.oauth2.client.registration.house.redirect-uri={baseUrl}/login/oauth2/code/{registrationId}",
            "spring.security.oauth2.client.registration.house.scope=openid"
        })
class GuardTest {

    private static final IdentityServer IDENTITIES = new IdentityServer();
    private static final String PASSWORD = "correct horse battery";

    private final String base;
    private final Users users;
    private final Tokens tokens;
    private final JdbcClient journal;

    GuardTest(
            @Autowired @LocalServerPort int port,
            @Autowired Users users,
            @Autowired Tokens tokens,
            @Autowired JdbcClient journal) {
        this.base = "http://127.0.0.1:" + port + "/bridge";
        this.users = users;
        this.tokens = tokens;
        this.journal = journal;
    }

    @DynamicPropertySource
    static void identityServer(DynamicPropertyRegistry settings) {
        String provider = "spring.security.oauth2.client.provider.house.";
        settings.add(provider + "authorization-uri", () -> IDENTITIES.url() + "/authorize");
        settings.add(provider + "token-uri", () -> IDENTITIES.url() + "/token");
        settings.add(provider + "jwk-set-uri", () -> IDENTITIES.url() + "/keys");
        settings.add(provider + "user-name-attribute", () -> "sub");
    }

    @AfterEach
    void empty() {
        journal.sql("delete from api_token").update();
        journal.sql("delete from login_user").update();
    }

    @Test
    void aUserLogsInWithoutRegardToTheCaseOfTheNameAndIsOutWhenDisabled() throws Exception {
        // Given
        users.add("anna", UserAccounts.hash(PASSWORD), Role.VIEWER);
        // When
        int right = get("/api/v1/stats", basic("Anna", PASSWORD)).statusCode();
        int again = get("/api/v1/stats", basic("anna", PASSWORD)).statusCode();
        int wrong = get("/api/v1/stats", basic("anna", PASSWORD + "!")).statusCode();
        int tooMuch = get("/api/v1/settings", basic("anna", PASSWORD)).statusCode();
        users.disable("anna", true);
        int disabled = get("/api/v1/stats", basic("anna", PASSWORD)).statusCode();
        // Then
        assertThat(List.of(right, again, wrong, tooMuch, disabled)).containsExactly(200, 200, 401, 403, 401);
    }

    @Test
    void whoIsRefusedForTheirRoleIsToldWhichOneIsNeeded() throws Exception {
        // Given
        users.add("anna", UserAccounts.hash(PASSWORD), Role.VIEWER);
        // When
        HttpResponse<String> answer = get("/api/v1/settings", basic("anna", PASSWORD));
        // Then
        JsonNode problem = ApiCalls.json(answer);
        assertThat(problem.path("type").asText()).isEqualTo("/bridge/reasons/role-missing");
        assertThat(problem.path("instance").asText()).isEqualTo("/bridge/api/v1/settings");
        assertThat(problem.path("detail").asText()).isEqualTo("This needs the role admin, which anna does not have.");
    }

    @Test
    void aTokenHoldsUntilItExpiresOrIsRevokedAndMayNoMoreThanItsUser() throws Exception {
        // Given
        users.add("program", UserAccounts.hash(PASSWORD), Role.OPERATOR);
        Tokens.Made holds = tokens.make("program", Role.VIEWER, Duration.ofDays(1));
        Tokens.Made expired = tokens.make("program", Role.VIEWER, Duration.ofSeconds(-1));
        Tokens.Made revoked = tokens.make("program", Role.OPERATOR, null);
        tokens.revoke(revoked.id());
        // When
        int read = get("/api/v1/stats", bearer(holds.token())).statusCode();
        int act = post("/api/v1/documents/9/retry", bearer(holds.token())).statusCode();
        int late = get("/api/v1/stats", bearer(expired.token())).statusCode();
        int ended = get("/api/v1/stats", bearer(revoked.token())).statusCode();
        // Then
        assertThat(holds.token()).matches("pb_[A-Za-z0-9_-]{43}");
        assertThat(List.of(read, act, late, ended)).containsExactly(200, 403, 401, 401);
        assertThat(journal.sql("select count(*) from api_token where last_used_at is not null")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(journal.sql("select token_hash from api_token")
                        .query(String.class)
                        .list())
                .allMatch(hash -> hash.matches("[0-9a-f]{64}"));
    }

    @Test
    void aSessionEndsWithItsUserAndHasTheRoleOfNow() throws Exception {
        // Given
        users.add("anna", UserAccounts.hash(PASSWORD), Role.VIEWER);
        Browser browser = new Browser("192.0.2.20");
        browser.logIn("anna", PASSWORD);
        // When
        int viewer = browser.get("/api/v1/settings").statusCode();
        users.change("anna", users.find("anna").orElseThrow().passwordHash(), Role.ADMIN);
        int admin = browser.get("/api/v1/settings").statusCode();
        users.disable("anna", true);
        int disabled = browser.get("/api/v1/settings").statusCode();
        // Then
        assertThat(List.of(viewer, admin, disabled)).containsExactly(403, 200, 401);
    }

    @Test
    void aLoginMakesANewSessionWithACookieThatNoPageCanRead() throws Exception {
        // Given
        Browser browser = new Browser("192.0.2.21");
        // When
        HttpResponse<String> answer = browser.logIn("paperbridge", "open sesame");
        HttpResponse<String> overHttps =
                new Browser("192.0.2.22", "X-Forwarded-Proto", "https").logIn("paperbridge", "open sesame");
        // Then
        assertThat(answer.headers().allValues("Set-Cookie")).anySatisfy(cookie -> assertThat(cookie)
                .startsWith("JSESSIONID=")
                .contains("HttpOnly", "SameSite=Lax", "Path=/bridge")
                .doesNotContain("Secure"));
        assertThat(overHttps.headers().allValues("Set-Cookie"))
                .anySatisfy(
                        cookie -> assertThat(cookie).startsWith("JSESSIONID=").contains("Secure"));
        assertThat(overHttps.headers().firstValue("Strict-Transport-Security")).isPresent();
        assertThat(answer.headers().firstValue("Strict-Transport-Security")).isEmpty();
    }

    @Test
    void tooManyWrongLoginsOfAnAddressArePutOffButNotThoseOfOthersOrTheRightOnesOfJustNow() throws Exception {
        // Given
        String attacker = "198.51.100.7";
        get("/api/v1/stats", attacker, basic("paperbridge", "open sesame"));
        for (int attempt = 0; attempt < 10; attempt++) {
            get("/api/v1/stats", attacker, basic("nobody" + attempt, "wrong"));
        }
        // When
        HttpResponse<String> putOff = get("/api/v1/stats", attacker, basic("anna", "wrong"));
        HttpResponse<String> onAPage = get("/actuator/info", attacker, basic("anna", "wrong"));
        HttpResponse<String> inTheForm = new Browser(attacker).logIn("anna", "wrong");
        int known = get("/api/v1/stats", attacker, basic("paperbridge", "open sesame"))
                .statusCode();
        int elsewhere =
                get("/api/v1/stats", "198.51.100.8", basic("anna", "wrong")).statusCode();
        // Then
        assertThat(putOff.statusCode()).isEqualTo(429);
        assertThat(putOff.headers().firstValue("Retry-After")).hasValue("60");
        assertThat(putOff.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(putOff.body()).contains("/reasons/too-many-requests");
        assertThat(onAPage.statusCode()).isEqualTo(429);
        assertThat(inTheForm.statusCode()).isEqualTo(429);
        assertThat(known).isEqualTo(200);
        assertThat(elsewhere).isEqualTo(401);
    }

    @Test
    void tooManyWrongLoginsUnderANameArePutOffWhereverTheyComeFrom() throws Exception {
        // Given
        for (int attempt = 0; attempt < 10; attempt++) {
            get("/api/v1/stats", "203.0.113." + attempt, basic("berta", "wrong"));
        }
        // When
        int status =
                get("/api/v1/stats", "203.0.113.99", basic("Berta", "wrong")).statusCode();
        // Then
        assertThat(status).isEqualTo(429);
    }

    @Test
    void eachUserHasItsShareOfTheApi() throws Exception {
        // Given
        users.add("robot", UserAccounts.hash(PASSWORD), Role.VIEWER);
        users.add("other", UserAccounts.hash(PASSWORD), Role.VIEWER);
        String eager = bearer(tokens.make("robot", Role.VIEWER, null).token());
        String calm = bearer(tokens.make("other", Role.VIEWER, null).token());
        List<Integer> statuses = new ArrayList<>();
        // When
        for (int call = 0; call < 70; call++) {
            statuses.add(get("/api/v1/tasks/x", eager).statusCode());
        }
        int others = get("/api/v1/tasks/x", calm).statusCode();
        // Then
        assertThat(statuses.get(0)).isEqualTo(404);
        assertThat(statuses).contains(429);
        assertThat(others).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/v1/stats | default-src 'none'; frame-ancestors 'none'",
                "/api/v1/swagger-ui/index.html | script-src 'self'; style-src 'self' 'unsafe-inline'",
                "/login | default-src 'none'; script-src 'self'; style-src 'self';",
                "/actuator/hawtio/index.html | script-src 'self'"
            })
    void aBrowserIsToldToKeepToUs(String path, String policy) throws Exception {
        // When
        HttpResponse<String> answer = get(path, basic("paperbridge", "open sesame"));
        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().allValues("Content-Security-Policy")).hasSize(1);
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains(policy)
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe-eval");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(answer.headers().firstValue("Referrer-Policy")).isPresent();
    }

    @Test
    void theApiSaysHowLongItTook() throws Exception {
        // When
        HttpResponse<String> read = get("/api/v1/stats", basic("paperbridge", "open sesame"));
        HttpResponse<String> refused = get("/api/v1/stats", basic("paperbridge", "wrong"));
        HttpResponse<String> page = get("/actuator/health", "");
        // Then
        assertThat(read.headers().firstValue("Server-Timing").orElse("")).matches("total;dur=\\d+\\.\\d{3}");
        assertThat(refused.headers().firstValue("Server-Timing")).isPresent();
        assertThat(page.headers().firstValue("Server-Timing")).isEmpty();
    }

    @Test
    void onlyPagesOfTheListedOriginsMayCallAndWithoutCookies() throws Exception {
        // When
        HttpResponse<String> listed = preflight("https://books.example.org");
        HttpResponse<String> other = preflight("https://evil.example.org");
        // Then
        assertThat(listed.statusCode()).isEqualTo(200);
        assertThat(listed.headers().firstValue("Access-Control-Allow-Origin")).hasValue("https://books.example.org");
        assertThat(listed.headers().firstValue("Access-Control-Allow-Credentials"))
                .isEmpty();
        assertThat(other.statusCode()).isEqualTo(403);
        assertThat(other.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void jolokiaLetsNoOtherOriginRead() throws Exception {
        // When
        HttpResponse<String> answer = send(
                "/actuator/jolokia",
                "192.0.2.9",
                basic("paperbridge", "open sesame"),
                "Origin",
                "https://evil.example.org");
        // Then
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /actuator/jolokia/exec/java.lang:type=Memory/gc, 403",
        "GET, /actuator/jolokia/ex%65c/java.lang:type=Memory/gc, 403",
        "GET, /actuator/jolokia/wr%69te/java.lang:type=Memory/Verbose/false, 403",
        "GET, /actuator/hawtio/jolokia/ex%65c/java.lang:type=Memory/gc, 403",
        "GET, /actuator/jolokia?p=exec/java.lang:type=Memory/gc, 403",
        "GET, /actuator/jolokia/?p=exec/java.lang:type=Memory/gc, 403",
        "HEAD, /actuator/jolokia/exec/java.lang:type=Memory/gc, 403",
        "HEAD, /actuator/jolokia/ex%65c/java.lang:type=Memory/gc, 403",
        "HEAD, /actuator/hawtio/jolokia?p=exec/java.lang:type=Memory/gc, 403",
        "GET, /actuator/jolokia/read/java.lang:type=Memory, 403",
        "GET, /actuator/jolokia, 200",
        "GET, /actuator/jolokia/, 200",
        "GET, /actuator/hawtio/jolokia?maxDepth=7, 200",
        "HEAD, /actuator/hawtio/jolokia, 200"
    })
    void noLinkThatAnOperatorFollowsMakesJolokiaAct(String method, String path, int status) throws Exception {
        // Given
        journal.sql("delete from audit").update();
        Browser browser = new Browser("192.0.2.23");
        browser.logIn("paperbridge", "open sesame");
        // When
        HttpResponse<String> answer =
                browser.go(HttpRequest.newBuilder(URI.create(base + path)).method(method, BodyPublishers.noBody()));
        // Then
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(journal.sql("select details from audit").query(String.class).list())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST /bridge/upload | | 302",
                "POST /bridge/upload | X-XSRF-TOKEN: 1 | 403",
                "POST /bridge/upload | Authorization: Bearer pb_none | 401",
                "POST /bridge/upload | Authorization: Basic bm9ib2R5Om5v | 302",
                "POST /bridge/api/v1/upload | | 401",
                "POST /bridge/api/v1/upload | Authorization: Bearer pb_none | 401",
                "POST /bridge/api/v1/upload | Authorization: Basic bm9ib2R5Om5v | 401",
                "POST /bridge/login | | 415",
                "POST /bridge/logout | | 415",
                "GET /bridge/actuator/jolokia | | 415",
                "POST /bridge/error | | 415",
                "POST /bridge/hooks/paperless | | 404",
                "POST /bridge/upload;x=1 | | 400"
            })
    void aFileOfAStrangerIsRefusedUnread(String order, @Nullable String header, int status) throws Exception {
        // Given
        URI address = URI.create(base);
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(10_000);
            // When: nothing comes but the head, so that whoever wants to read it waits
            socket.getOutputStream()
                    .write((order + " HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: 192.0.2.40\r\n"
                                    + (header == null ? "" : header + "\r\n")
                                    + "Content-Type: Multipart/form-data; boundary=b\r\nContent-Length: 1000000\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String answer =
                    new String(socket.getInputStream().readNBytes("HTTP/1.1 200".length()), StandardCharsets.US_ASCII);
            // Then
            assertThat(answer).isEqualTo("HTTP/1.1 " + status);
        }
    }

    @ParameterizedTest
    @CsvSource({"VIEWER, /upload, 403", "VIEWER, /api/v1/upload, 403", "OPERATOR, /upload, 403", "OPERATOR, /login, 415"
    })
    void aFileOfWhoIsLoggedInIsReadOnlyWhereItIsTaken(Role role, String path, int status) throws Exception {
        // Given
        users.add("anna", UserAccounts.hash(PASSWORD), role);
        Browser browser = new Browser("192.0.2.41");
        browser.logIn("anna", PASSWORD);
        // When: without the token of the cookie
        HttpResponse<String> answer = browser.go(HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofString(
                        "--b\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\nguessed\r\n--b--\r\n")));
        // Then
        assertThat(answer.statusCode()).isEqualTo(status);
    }

    @Test
    void moreThanIsTakenIsRefusedUnread() throws Exception {
        // When
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(base + "/api/v1/upload"))
                                .header("Authorization", basic("paperbridge", "open sesame"))
                                .header("Content-Type", "multipart/form-data; boundary=b")
                                .POST(BodyPublishers.ofByteArray(new byte[1_200_000]))
                                .build(),
                        BodyHandlers.ofString());
        // Then
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("/reasons/body-too-large", "paperbridge.upload.largest-file");
    }

    @Test
    void whoIsNotLoggedInHasNoSessionAndComesToThePageAskedFor() throws Exception {
        // Given
        users.add("anna", UserAccounts.hash(PASSWORD), Role.VIEWER);
        Browser browser = new Browser("192.0.2.42", "Accept", "text/html");
        // When
        HttpResponse<String> refused = browser.get("/documents?state=parked");
        HttpResponse<String> wrong = browser.logIn("anna", "wrong");
        boolean sessionBefore = browser.kept.containsKey("JSESSIONID");
        HttpResponse<String> right = browser.logIn("anna", PASSWORD);
        // Then
        assertThat(refused.headers().firstValue("Location").orElse("")).endsWith("/bridge/login");
        assertThat(wrong.headers().firstValue("Location").orElse("")).endsWith("/bridge/login?error");
        assertThat(sessionBefore).isFalse();
        assertThat(right.headers().firstValue("Location").orElse("")).endsWith("/bridge/documents?state=parked");
    }

    @Test
    void behindAProxyEveryAddressIsTheOneThatTheProxyHas() throws Exception {
        // Given
        String[] proxy = {
            "X-Forwarded-Proto",
            "https",
            "X-Forwarded-Host",
            "books.example.org",
            "X-Forwarded-Port",
            "443",
            "X-Forwarded-Prefix",
            "/accounting"
        };
        // When
        HttpResponse<String> login = send("/actuator/hawtio/", "192.0.2.30", "", with(proxy, "Accept", "text/html"));
        HttpResponse<String> problem =
                send("/api/v1/documents/9", "192.0.2.30", basic("paperbridge", "open sesame"), proxy);
        HttpResponse<String> description =
                send("/api/v1/openapi.json", "192.0.2.30", basic("paperbridge", "open sesame"), proxy);
        HttpResponse<String> docs = send("/api/v1/docs", "192.0.2.30", basic("paperbridge", "open sesame"), proxy);
        HttpResponse<String> hawtio =
                send("/actuator/hawtio/index.html", "192.0.2.30", basic("paperbridge", "open sesame"), proxy);
        // Then
        assertThat(login.headers().firstValue("Location"))
                .hasValue("https://books.example.org/accounting/bridge/login");
        JsonNode told = ApiCalls.json(problem);
        assertThat(told.path("type").asText()).isEqualTo("/accounting/bridge/reasons/unknown-document");
        assertThat(told.path("instance").asText()).isEqualTo("/accounting/bridge/api/v1/documents/9");
        assertThat(ApiCalls.json(description)
                        .path("servers")
                        .path(0)
                        .path("url")
                        .asText())
                .isEqualTo("https://books.example.org/accounting/bridge");
        assertThat(docs.headers().firstValue("Location").orElse("")).contains("/accounting/bridge/api/v1/swagger-ui/");
        assertThat(hawtio.body()).contains("/accounting/bridge/actuator/hawtio/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example.org", "/a\"><script>", "https://evil.example.org", "/.."})
    void aPrefixThatIsNoPathIsPassedOver(String prefix) throws Exception {
        // When
        HttpResponse<String> answer = send(
                "/api/v1/documents/9", "192.0.2.31", basic("paperbridge", "open sesame"), "X-Forwarded-Prefix", prefix);
        // Then
        assertThat(ApiCalls.json(answer).path("instance").asText()).isEqualTo("/bridge/api/v1/documents/9");
    }

    @Test
    void whoLogsInElsewhereHasTheRoleOfTheirGroup() throws Exception {
        // Given
        Browser browser = new Browser("192.0.2.40");
        // When
        HttpResponse<String> back = browser.logInElsewhere("carla", List.of("staff", "bookkeepers"));
        HttpResponse<String> settings = browser.get("/api/v1/settings");
        HttpResponse<String> stats = browser.get("/api/v1/stats");
        // Then
        assertThat(back.headers().firstValue("Location").orElse("")).doesNotContain("error");
        assertThat(stats.statusCode()).isEqualTo(200);
        assertThat(settings.statusCode()).isEqualTo(403);
        assertThat(settings.body()).contains("which carla does not have");
    }

    @Test
    void whoLogsInElsewhereWithoutARoleIsRefusedWithASentence() throws Exception {
        // Given
        Browser browser = new Browser("192.0.2.41");
        // When
        HttpResponse<String> back = browser.logInElsewhere("dora", List.of("staff"));
        HttpResponse<String> page = browser.get("/login");
        HttpResponse<String> stats = browser.get("/api/v1/stats");
        // Then
        assertThat(back.statusCode()).isEqualTo(403);
        assertThat(back.body()).startsWith("You are not let in: dora has no role here; one of the groups");
        assertThat(page.body()).contains("/oauth2/authorization/house");
        assertThat(stats.statusCode()).isEqualTo(401);
    }

    private static String[] with(String[] headers, String... more) {
        String[] all = Arrays.copyOf(headers, headers.length + more.length);
        System.arraycopy(more, 0, all, headers.length, more.length);
        return all;
    }

    private HttpResponse<String> preflight(String origin) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(base + "/api/v1/documents/9/retry"))
                                .headers(
                                        "Origin",
                                        origin,
                                        "Access-Control-Request-Method",
                                        "POST",
                                        "Access-Control-Request-Headers",
                                        "authorization")
                                .method("OPTIONS", BodyPublishers.noBody())
                                .build(),
                        BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path, String login) throws Exception {
        return get(path, "192.0.2.1", login);
    }

    private HttpResponse<String> get(String path, String address, String login) throws Exception {
        return send(path, address, login);
    }

    private HttpResponse<String> send(String path, String address, String login, String... headers) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).header("X-Forwarded-For", address);
        if (!login.isEmpty()) {
            request.header("Authorization", login);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String login) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(base + path))
                                .header("Authorization", login)
                                .POST(BodyPublishers.noBody())
                                .build(),
                        BodyHandlers.ofString());
    }

    private static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private static String bearer(String token) {
        return "Bearer " + token;
    }

    /** What a browser keeps from page to page; cookies are sent whatever they say of https, since the proxy is not there. */
    private final class Browser {

        private final HttpClient client = HttpClient.newHttpClient();
        private final String[] headers;
        private final Map<String, String> kept = new TreeMap<>();

        Browser(String address, String... more) {
            this.headers = with(new String[] {"X-Forwarded-For", address}, more);
        }

        HttpResponse<String> get(String path) throws Exception {
            return go(HttpRequest.newBuilder(URI.create(base + path)));
        }

        HttpResponse<String> logIn(String user, String password) throws Exception {
            get("/login");
            return go(HttpRequest.newBuilder(URI.create(base + "/login"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString("username=" + user + "&password=" + password.replace(' ', '+')
                            + "&_csrf=" + kept.get("XSRF-TOKEN"))));
        }

        HttpResponse<String> logInElsewhere(String name, List<String> groups) throws Exception {
            String sentTo = get("/oauth2/authorization/house")
                    .headers()
                    .firstValue("Location")
                    .orElseThrow();
            IDENTITIES.letIn(name, parameter(sentTo, "nonce"), groups);
            return get("/login/oauth2/code/house?code=1&state="
                    + URLEncoder.encode(parameter(sentTo, "state"), StandardCharsets.UTF_8));
        }

        private HttpResponse<String> go(HttpRequest.Builder request) throws Exception {
            request.headers(headers);
            if (!kept.isEmpty()) {
                request.header(
                        "Cookie",
                        String.join(
                                "; ",
                                kept.entrySet().stream()
                                        .map(one -> one.getKey() + "=" + one.getValue())
                                        .toList()));
            }
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
            answer.headers().allValues("Set-Cookie").forEach(cookie -> {
                String pair = cookie.split(";", 2)[0];
                kept.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
            });
            return answer;
        }

        private static String parameter(String address, String name) {
            return Arrays.stream(URI.create(address).getRawQuery().split("&"))
                    .filter(one -> one.startsWith(name + "="))
                    .map(one -> URLDecoder.decode(one.substring(name.length() + 1), StandardCharsets.UTF_8))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
