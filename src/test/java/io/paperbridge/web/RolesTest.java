package io.paperbridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.paperbridge.Paperbridge;
import io.paperbridge.journal.Role;
import io.paperbridge.journal.Tokens;
import io.paperbridge.journal.Users;
import io.paperbridge.web.Access.Needed;
import jakarta.servlet.ServletContext;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.management.MBeanOperationInfo;
import javax.management.ObjectName;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * Every address that the program answers and every operation of its MBeans, with everybody who could ask. An address is asked for with
 * what cannot succeed, so that who is let in gets another refusal than who is not.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SpringBootTest(
        classes = Paperbridge.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.jmx.enabled=true", // tests switch it off
            "management.prometheus.metrics.export.enabled=true", // this too
            "spring.config.location=classpath:/application.yaml",
            "spring.datasource.url=jdbc:h2:mem:roles;DB_CLOSE_DELAY=-1;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
            "camel.main.routes-include-pattern=classpath:routes/85-*.camel.yaml,classpath:routes/86-*.camel.yaml,classpath:routes/87-*.camel.yaml,classpath:routes/88-*.camel.yaml,classpath:routes/89-*.camel.yaml,classpath:routes/91-*.camel.yaml,classpath:routes/00-*.camel.yaml",
            "PAPERLESS_URL=http://127.0.0.1:9",
            "PAPERLESS_TOKEN=0123456789012345678901234567890123456789",
            "BIGCAPITAL_URL=http://127.0.0.1:9",
            "BIGCAPITAL_API_KEY=bc_none",
            "paperbridge.security.password=open sesame",
            "paperbridge.security.failed-logins-per-minute=10000",
            "paperbridge.security.control-file=target/control-roles"
        })
class RolesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What answers without a mapping of its own, in filters and below others, and what one of those takes beside GET. */
    private static final List<String> BESIDE = List.of(
            "GET /actuator/jolokia",
            "POST /actuator/jolokia",
            "GET /actuator/hawtio/index.html",
            "GET /actuator/hawtio/proxy/7",
            "POST /actuator/hawtio/jolokia",
            "POST /actuator/hawtio/auth/logout",
            "GET /console/remoteEntry.js",
            "GET /api/v1/swagger-ui/index.html",
            "GET /assets/a.css",
            "POST /hooks/paperless");

    /** Addresses of the operators' work that others add. */
    private static final List<String> PREPARED = List.of(
            "GET /api/v1/exchanges",
            "GET /api/v1/exchanges/7",
            "GET /api/v1/documents/7/exchanges",
            "DELETE /api/v1/documents/7/exchanges",
            "GET /api/v1/reconcile",
            "POST /api/v1/reconcile",
            "GET /api/v1/events",
            "POST /api/v1/upload",
            "POST /api/v1/documents",
            "GET /",
            "GET /documents/7",
            "POST /documents/7/retry");

    private final String base;
    private final List<RequestMappingInfoHandlerMapping> mappings;
    private final List<AbstractUrlHandlerMapping> resources;
    private final ServletContext servlets;
    private final Users users;
    private final Tokens tokens;
    private final JdbcClient journal;
    private final HttpClient client = HttpClient.newHttpClient();

    /** Everybody, with the token they come with; nobody has none. */
    private final Map<String, Optional<String>> everybody = new LinkedHashMap<>();

    RolesTest(
            @Autowired @LocalServerPort int port,
            @Autowired List<RequestMappingInfoHandlerMapping> mappings,
            @Autowired List<AbstractUrlHandlerMapping> resources,
            @Autowired ServletContext servlets,
            @Autowired Users users,
            @Autowired Tokens tokens,
            @Autowired JdbcClient journal) {
        this.base = "http://127.0.0.1:" + port;
        this.mappings = mappings;
        this.resources = resources;
        this.servlets = servlets;
        this.users = users;
        this.tokens = tokens;
        this.journal = journal;
    }

    @BeforeAll
    void everybodyHasAToken() {
        String hash = "$2a$10$abcdefghijklmnopqrstuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuu";
        everybody.put("nobody", Optional.empty());
        for (Role role : Role.values()) {
            users.add(role.word(), hash, role);
            everybody.put(
                    role.word(),
                    Optional.of(tokens.make(role.word(), role, null).token()));
        }
        users.add("gone", hash, Role.ADMIN);
        everybody.put("gone", Optional.of(tokens.make("gone", Role.ADMIN, null).token()));
        users.disable("gone", true);
        Tokens.Made revoked = tokens.make("admin", Role.ADMIN, null);
        tokens.revoke(revoked.id());
        everybody.put("revoked", Optional.of(revoked.token()));
    }

    @AfterAll
    void empty() {
        journal.sql("delete from api_token").update();
        journal.sql("delete from login_user").update();
        journal.sql("delete from audit").update();
    }

    @Test
    void everyAddressHasARule() {
        // When
        List<String> without = addresses().stream()
                .filter(address -> !Access.isNamed(request(address)))
                .toList();
        // Then
        assertThat(addresses()).hasSizeGreaterThan(30);
        assertThat(without).as("addresses without a rule in Access").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator",
                "/actuator/health",
                "/actuator/health/7",
                "/actuator/info",
                "/actuator/prometheus",
                "/actuator/sbom",
                "/actuator/sbom/7",
                "/actuator/hawtio",
                "/actuator/hawtio/index.html",
                "/actuator/hawtio/user/7",
                "/actuator/hawtio/auth/config/7",
                "/actuator/hawtio/proxy/7",
                "/actuator/jolokia",
                "/ws/status",
                "/webjars/7",
                "/console/remoteEntry.js",
                "/api/v1/docs",
                "/api/v1/openapi.json",
                "/api/v1/openapi.json.yaml",
                "/api/v1/swagger-ui/index.html",
                "/",
                "/documents",
                "/documents/7",
                "/upload",
                "/login",
                "/reasons/7"
            })
    void theWalkComesBy(String path) {
        // When // Then
        assertThat(addresses()).contains("GET " + path);
    }

    @Test
    void everyAddressLetsInWhoItsRuleNamesAndNobodyElse() throws Exception {
        // Given
        List<String> wrong = new ArrayList<>();
        Set<String> all = addresses();
        all.addAll(PREPARED);
        // When
        for (String address : all) {
            Needed needed = Access.needed(request(address));
            for (Map.Entry<String, Optional<String>> who : everybody.entrySet()) {
                int status = status(address, who.getValue().orElse(null));
                boolean letIn = status != 401 && status != 403;
                boolean mayCome = needed.isMetBy(role(who.getKey()));
                boolean withoutLogin = needed == Needed.NOTHING && !isWrongToken(who.getKey());
                if (needed == Needed.NOTHING ? withoutLogin && !isOpen(address, status) : letIn != mayCome) {
                    wrong.add(address + " answers " + who.getKey() + " with " + status + "; it needs " + needed);
                }
            }
        }
        // Then
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "GET /api/v1/documents, VIEWER",
        "POST /api/v1/documents/7/retry, OPERATOR",
        "POST /api/v1/documents/retry, OPERATOR",
        "GET /api/v1/settings, ADMIN",
        "GET /api/v1/audit, ADMIN",
        "GET /api/v1/exchanges/7, OPERATOR",
        "GET /api/v1/documents/7/exchanges, OPERATOR",
        "DELETE /api/v1/documents/7/exchanges, ADMIN",
        "POST /api/v1/reconcile, OPERATOR",
        "POST /api/v1/upload, OPERATOR",
        "GET /api/v1/events, VIEWER",
        "GET /ws/status, VIEWER",
        "GET /, VIEWER",
        "POST /documents/7/retry, OPERATOR",
        "PUT /api/v1/documents/7, ADMIN",
        "GET /actuator/env, ADMIN",
        "POST /actuator/loggers/io, ADMIN",
        "GET /actuator/prometheus, VIEWER",
        "GET /actuator/health/readiness, NOTHING",
        "GET /actuator/hawtio/proxy/http/127.0.0.1, IMPOSSIBLE",
        "GET /something/new, ADMIN"
    })
    void theRulesSay(String address, Needed needed) {
        // When // Then
        assertThat(Access.needed(request(address))).isEqualTo(needed);
    }

    @Test
    void everyOperationOfOurMBeansIsRefusedToThoseWithoutItsRole() throws Exception {
        // Given
        List<String> wrong = new ArrayList<>();
        List<Operation> operations = operations("io.paperbridge:*");
        // When
        for (Operation operation : operations) {
            Role needed = JmxAccess.operation(operation.bean(), operation.name());
            for (Role role : Role.values()) {
                boolean refused = jolokia(role, operation).path("status").asInt() == 403;
                if (refused == role.includes(needed)) {
                    wrong.add(operation.name() + " of " + operation.bean() + " with " + role + ", but needs " + needed);
                }
            }
        }
        // Then
        assertThat(operations).hasSizeGreaterThan(20);
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "io.paperbridge:type=DeadLetters | retryAll() | OPERATOR",
                "io.paperbridge:type=Flow | pollNow() | OPERATOR",
                "io.paperbridge:type=Flow | getDocuments() | VIEWER",
                "io.paperbridge:type=Flow | pause(java.lang.String,java.lang.String) | OPERATOR",
                "io.paperbridge:type=Upkeep | rememberedParties() | VIEWER",
                "io.paperbridge:type=Upkeep | forgetParty(java.lang.String) | OPERATOR",
                "io.paperbridge:type=Users | listTokens() | ADMIN",
                "io.paperbridge:type=DeadLetters | listDocuments(java.lang.String) | VIEWER",
                "io.paperbridge:type=DeadLetters | countsByReason() | VIEWER",
                "io.paperbridge:type=DeadLetters | showDocument(long) | VIEWER",
                "io.paperbridge:type=DeadLetters | show(long) | OPERATOR",
                "io.paperbridge:type=DeadLetters | showTask(java.lang.String) | VIEWER",
                "io.paperbridge:type=DeadLetters | retry(long) | OPERATOR",
                "io.paperbridge:type=DeadLetters | listen() | OPERATOR",
                "io.paperbridge:type=Flow | getState() | VIEWER",
                "io.paperbridge:type=Flow | pause(java.lang.String) | OPERATOR",
                "org.apache.camel:context=paperbridge,type=context,name=\"paperbridge\" | dumpRoutesAsXml() | VIEWER",
                "org.apache.camel:context=paperbridge,type=context,name=\"paperbridge\" | dumpRoutesStatsAsXml(boolean,boolean) | VIEWER",
                "org.apache.camel:context=paperbridge,type=context,name=\"paperbridge\" | sendBody(java.lang.String,java.lang.Object) | ADMIN",
                "org.apache.camel:context=paperbridge,type=context,name=\"paperbridge\" | createEndpoint(java.lang.String) | ADMIN",
                "org.apache.camel:context=paperbridge,type=endpoints,name=\"seda://book\" | browseAllMessagesAsJSon(java.lang.Boolean) | VIEWER",
                "org.apache.camel:context=paperbridge,type=endpoints,name=\"seda://book\" | purgeQueue() | ADMIN",
                "org.apache.camel:context=paperbridge,type=routes,name=\"book\" | stop() | ADMIN",
                "org.apache.camel:context=paperbridge,type=routes,name=\"book\" | updateRouteFromXml(java.lang.String) | ADMIN",
                "org.apache.camel:context=paperbridge,type=tracer,name=BacklogDebugger | addBreakpoint(java.lang.String) | ADMIN",
                "org.apache.camel:context=paperbridge,type=tracer,name=BacklogDebugger | breakpoints() | OPERATOR",
                "org.apache.camel:context=paperbridge,type=tracer,name=BacklogTracer | dumpAllTracedMessagesAsXml() | OPERATOR",
                "com.sun.management:type=HotSpotDiagnostic | dumpHeap(java.lang.String,boolean) | ADMIN",
                "com.sun.management:type=DiagnosticCommand | vmSystemProperties() | ADMIN",
                "java.lang:type=Memory | gc() | ADMIN",
                "java.util.logging:type=Logging | getLoggerLevel(java.lang.String) | ADMIN"
            })
    void anOperationNeeds(String bean, String operation, Role needed) throws Exception {
        // When // Then
        assertThat(JmxAccess.operation(new ObjectName(bean), operation)).isEqualTo(needed);
    }

    @Test
    void whatIsRefusedOverJolokiaSaysWhichRoleItNeeds() throws Exception {
        // Given
        String many =
                """
                [{"type":"read","mbean":"java.lang:type=Memory","attribute":"HeapMemoryUsage"},
                 {"type":"read","mbean":"java.lang:type=Runtime","attribute":"SystemProperties"},
                 {"type":"read","mbean":"java.lang:type=Runtime"},
                 {"type":"read","mbean":"*:type=Runtime","attribute":"SystemProperties"},
                 {"type":"exec","mbean":"io.paperbridge:type=Upkeep","operation":"resume()"},
                 {"type":"write","mbean":"java.lang:type=Memory","attribute":"Verbose","value":true},
                 {"type":"exec","mbean":"java.lang:type=Memory","operation":"gc()","target":{"url":"service:jmx:rmi:///jndi/rmi://127.0.0.1:9/jmxrmi"}},
                 {"type":"notification","command":"register"}]""";
        // When
        JsonNode answers =
                JSON.readTree(post("viewer", "/actuator/jolokia", many).body());
        JsonNode services = JSON.readTree(post("admin", "/actuator/jolokia", "{\"type\":\"version\"}")
                        .body())
                .path("value")
                .path("info");
        // Then
        assertThat(answers.findValuesAsText("status").subList(0, 6))
                .containsExactly("200", "403", "403", "403", "403", "403");
        assertThat(answers.path(4).path("error").asText())
                .contains("resume of io.paperbridge:type=Upkeep needs the role operator; viewer is viewer.");
        assertThat(answers.path(6).path("error").asText()).contains("gc of java.lang:type=Memory needs the role admin");
        assertThat(answers.path(7).path("value").path("backend").size())
                .as("ways of being notified")
                .isZero();
        assertThat(services.has("jmx")).isTrue();
        assertThat(services.has("proxy")).as("calls of other servers").isFalse();
    }

    @Test
    void whoIsLoggedInCountsAndNotWhoTheCallerSays() throws Exception {
        // Given
        String pause =
                "{\"type\":\"exec\",\"mbean\":\"io.paperbridge:type=Flow\",\"operation\":\"pause\",\"arguments\":[\"the boss\",\"audit\"]}";
        // When
        post("operator", "/actuator/jolokia", pause);
        String why = journal.sql("select stopped from lane where name = 'work'")
                .query(String.class)
                .single();
        post("operator", "/actuator/jolokia", pause.replace("pause", "resume").replace("\"the boss\",\"audit\"", ""));
        JsonNode audit = JSON.readTree(get("admin", "/api/v1/audit?limit=2").body());
        // Then
        assertThat(why).isEqualTo("by operator: audit");
        assertThat(audit.path("items").path(0).path("actor").asText()).isEqualTo("operator");
        assertThat(audit.path("items").path(0).path("action").asText()).isEqualTo("jmx exec");
        assertThat(audit.path("items").path(0).path("details").asText()).isEqualTo("io.paperbridge:type=Flow resume");
        assertThat(audit.path("items").path(1).path("details").asText()).isEqualTo("io.paperbridge:type=Flow pause");
    }

    @Test
    void theAuditIsReadInPages() throws Exception {
        // Given
        journal.sql("delete from audit").update();
        post("operator", "/api/v1/documents/retry?party=nobody", "");
        awaitRetriesNoted(1); // and so what was asked before
        journal.sql("delete from audit").update();
        for (int number = 0; number < 3; number++) {
            post("operator", "/api/v1/documents/retry?party=nobody" + number, "");
        }
        awaitRetriesNoted(3);
        // When
        JsonNode first = JSON.readTree(get("admin", "/api/v1/audit?limit=2").body());
        JsonNode last = JSON.readTree(get(
                        "admin",
                        "/api/v1/audit?limit=2&cursor=" + first.path("next").asText())
                .body());
        HttpResponse<String> wrong = get("admin", "/api/v1/audit?cursor=x");
        // Then
        assertThat(first.path("items").size()).isEqualTo(2);
        assertThat(last.path("items").size()).isEqualTo(1);
        assertThat(last.has("next")).isFalse();
        assertThat(last.path("items").path(0).path("details").asText()).isEqualTo("/api/v1/documents/retry");
        assertThat(wrong.statusCode()).isEqualTo(400);
    }

    /** It is noted when the answer is on its way already. */
    private void awaitRetriesNoted(int count) {
        Awaitility.await()
                .until(() -> journal.sql("select count(*) from audit where details = '/api/v1/documents/retry'")
                                .query(Long.class)
                                .single()
                        == count);
    }

    /** Whether who comes does so with what is refused whatever they ask. */
    private static boolean isWrongToken(String who) {
        return who.equals("gone") || who.equals("revoked");
    }

    private static Optional<Role> role(String who) {
        return Arrays.stream(Role.values())
                .filter(role -> role.word().equals(who))
                .findFirst();
    }

    /** What needs no login may still want something else: the secret of the webhook, or the token of the cookie. */
    private static boolean isOpen(String address, int status) {
        return address.startsWith("GET") ? status != 401 && status != 403 : true;
    }

    private Set<String> addresses() {
        Set<String> found = new TreeSet<>(BESIDE);
        for (RequestMappingInfoHandlerMapping mapping : mappings) {
            for (RequestMappingInfo info : mapping.getHandlerMethods().keySet()) {
                Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
                Stream<String> verbs = methods.isEmpty()
                        ? Stream.of("GET", "POST")
                        : methods.stream().map(RequestMethod::name);
                verbs.forEach(verb -> info.getPatternValues().stream()
                        .map(path -> path.replaceAll("\\{[^}]*}", "7").replace("**", "7"))
                        .forEach(path -> found.add(verb + " " + (path.isEmpty() ? "/" : path))));
            }
        }
        Stream<String> ofServlets = servlets.getServletRegistrations().values().stream()
                .flatMap(servlet -> servlet.getMappings().stream())
                .filter(pattern -> !pattern.equals("/")); // what is mapped below it is found above and below
        Stream<String> ofResources = resources.stream()
                .flatMap(mapping -> mapping.getHandlerMap().keySet().stream())
                .filter(pattern -> !pattern.equals("/**")); // the files of the pages, among what stands beside
        Stream.concat(ofServlets, ofResources)
                .map(pattern -> pattern.replaceFirst("/\\*+$", "/7").replace("*", ""))
                .map(path -> path.replaceFirst("/jolokia/7$", "/jolokia")) // which takes no path by GET, from nobody
                .forEach(path -> found.add("GET " + path));
        return found;
    }

    private static MockHttpServletRequest request(String address) {
        String[] parts = address.split(" ", 2);
        return new MockHttpServletRequest(parts[0], parts[1]);
    }

    private int status(String address, @Nullable String token) throws Exception {
        String[] parts = address.split(" ", 2);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + parts[1]))
                .header("Accept", "application/json")
                .method(parts[0], BodyPublishers.noBody());
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        HttpResponse<InputStream> answer = client.send(request.build(), BodyHandlers.ofInputStream());
        answer.body().close(); // some never end
        return answer.statusCode();
    }

    private HttpResponse<String> get(String who, String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(base + path))
                        .header("Authorization", "Bearer " + token(who))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String who, String path, String json) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(base + path))
                        .header("Authorization", "Bearer " + token(who))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json))
                        .build(),
                BodyHandlers.ofString());
    }

    private String token(String who) {
        return everybody.getOrDefault(who, Optional.empty()).orElseThrow();
    }

    /** With one argument more than it takes; what takes none is done all the same, to an empty journal. */
    private JsonNode jolokia(Role role, Operation operation) throws Exception {
        String arguments =
                String.join(",", operation.types().stream().map(type -> "null").toList());
        String surplus = arguments.isEmpty() ? "1" : arguments + ",1";
        return JSON.readTree(post(
                        role.word(),
                        "/actuator/jolokia",
                        "{\"type\":\"exec\",\"mbean\":\"" + operation.bean() + "\",\"operation\":\"" + operation.name()
                                + "(" + String.join(",", operation.types()) + ")\",\"arguments\":[" + surplus + "]}")
                .body());
    }

    private static List<Operation> operations(String beans) throws Exception {
        var server = ManagementFactory.getPlatformMBeanServer();
        List<Operation> found = new ArrayList<>();
        for (ObjectName bean : server.queryNames(new ObjectName(beans), null)) {
            for (MBeanOperationInfo operation : server.getMBeanInfo(bean).getOperations()) {
                found.add(new Operation(
                        bean,
                        operation.getName(),
                        Arrays.stream(operation.getSignature())
                                .map(parameter -> parameter.getType())
                                .toList()));
            }
        }
        return found;
    }

    private record Operation(ObjectName bean, String name, List<String> types) {

        Operation {
            types = List.copyOf(types);
        }
    }
}
