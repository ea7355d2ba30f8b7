package io.paperbridge.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.paperbridge.doors.StubServer.Reply;
import io.paperbridge.failure.NotYet;
import io.paperbridge.failure.Reason;
import io.paperbridge.failure.RemoteFailure;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(
        classes = Doors.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            Doors.WITHOUT_JOURNAL,
            "camel.main.routes-include-pattern=classpath:doors/use-bigcapital.camel.yaml",
            "camel.component.kamelet.location=file:routes/kamelets",
            "paperbridge.paperless.url=http://127.0.0.1:1",
            "paperbridge.paperless.token=t",
            "paperbridge.bigcapital.api-key=bc_key",
            "paperbridge.remote.answer-timeout=2s"
        })
@DirtiesContext
class BigcapitalActionTest {

    private static final StubServer SERVER = new StubServer();

    @Autowired
    ProducerTemplate camel;

    @Autowired
    @Qualifier("bigcapitalBreaker")
    CircuitBreaker breaker;

    @DynamicPropertySource
    static void addresses(DynamicPropertyRegistry registry) {
        registry.add("paperbridge.bigcapital.url", () -> SERVER.url() + "/sub/api/");
    }

    @BeforeEach
    void closeBreaker() {
        breaker.reset();
    }

    @Test
    void sendsMethodAndPathOfTheCallersBody() {
        // Given
        SERVER.answers(request -> Reply.of(200, Map.of(), ""));
        // When
        Object answer = camel.requestBody("direct:open-bill", new Entry(42));
        // Then
        assertThat(answer).isEqualTo("");
        assertThat(SERVER.seen()).singleElement().satisfies(request -> {
            assertThat(request.method()).isEqualTo("PATCH");
            assertThat(request.path()).isEqualTo("/sub/api/bills/42/open");
            assertThat(request.body()).isEmpty();
            assertThat(request.header("Authorization")).isEqualTo("Bearer bc_key");
        });
    }

    @Test
    void sendsTheBodyAndNoHeaderOfTheCaller() {
        // Given
        SERVER.answers(request -> Reply.json(201, "{\"id\":7}"));
        // When
        Object answer = camel.requestBody("direct:create-bill", "{\"note\":\"100 % ä €\"}");
        // Then
        assertThat(answer).isEqualTo("{\"id\":7}");
        assertThat(SERVER.seen()).singleElement().satisfies(request -> {
            assertThat(request.body()).isEqualTo("{\"note\":\"100 % ä €\"}");
            assertThat(request.header("Content-Type")).startsWith("application/json");
            assertThat(request.header("X-Leak")).isEmpty();
        });
    }

    @Test
    void keepsAnEncodedQueryAsItIs() {
        // Given
        SERVER.answers(request -> Reply.json(200, "{}"));
        String filter = URLEncoder.encode("[{\"value\":\"A&B + C 100% ü\"}]", StandardCharsets.UTF_8);
        // When
        Object answer = camel.requestBody("direct:find-bill", filter);
        // Then
        assertThat(answer).isEqualTo("{}|" + filter);
        assertThat(SERVER.seen().get(0).query()).isEqualTo("page_size=100&stringified_filter_roles=" + filter);
    }

    @Test
    void sendsACreateOnceWhenTheServerIsUnavailable() {
        // Given
        SERVER.answers(request -> Reply.of(503, Map.of("Retry-After", "1"), "down"));
        // When
        Throwable thrown = catchThrowable(() -> camel.requestBody("direct:create-bill", "{}"));
        // Then
        assertThat(thrown).hasCauseInstanceOf(RemoteFailure.class);
        assertThat(SERVER.seen()).hasSize(1);
    }

    @Test
    void sendsACreateOnceWhenTheServerThrottlesAndKeepsAwayFromThatEndpoint() {
        // Given
        SERVER.answers(request -> Reply.of(429, Map.of("Retry-After-auth", "600"), "{\"statusCode\":429}"));
        // When
        Throwable first = catchThrowable(() -> camel.requestBody("direct:create-vendor", "{}"));
        Throwable second = catchThrowable(() -> camel.requestBody("direct:create-vendor", "{}"));
        // Then
        assertThat(first.getCause()).isInstanceOfSatisfying(NotYet.class, failure -> {
            assertThat(failure.reason()).isEqualTo(Reason.RATE_LIMITED);
            assertThat(failure.waitFor()).hasSeconds(600);
        });
        assertThat(second).hasCauseInstanceOf(NotYet.class);
        assertThat(SERVER.seen()).hasSize(1);
    }

    @Test
    void tellsAnAbsentBillFromAFailure() {
        // Given
        SERVER.answers(request -> Reply.json(400, "{\"errors\":[{\"statusCode\":400,\"type\":\"BILL_NOT_FOUND\"}]}"));
        // When
        Object answer = camel.requestBody("direct:get-bill", 5);
        // Then
        assertThat(answer).isNull();
    }

    record Entry(long entryId) {}
}
