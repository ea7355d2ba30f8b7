package io.paperbridge.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.paperbridge.doors.StubServer.Reply;
import io.paperbridge.doors.StubServer.Seen;
import io.paperbridge.failure.ConfigurationFault;
import io.paperbridge.failure.NotYet;
import io.paperbridge.failure.Reason;
import io.paperbridge.failure.Refused;
import io.paperbridge.failure.RemoteFailure;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
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
            "camel.main.routes-include-pattern=classpath:doors/use-bigcapital.camel.yaml,classpath:doors/use-redelivery.camel.yaml",
            "camel.component.kamelet.location=file:routes/kamelets",
            "paperbridge.paperless.url=http://127.0.0.1:1",
            "paperbridge.paperless.token=t",
            "paperbridge.bigcapital.email=a@example.com",
            "paperbridge.bigcapital.password=pass\"word",
            "paperbridge.breaker.wait=60s",
            "paperbridge.remote.answer-timeout=1s",
            "paperbridge.remote.largest-answer=1MB"
        })
@DirtiesContext
class BigcapitalSessionTest {

    private static final StubServer SERVER = new StubServer();

    @Autowired
    ProducerTemplate camel;

    @Autowired
    @Qualifier("bigcapitalBreaker")
    CircuitBreaker breaker;

    @DynamicPropertySource
    static void addresses(DynamicPropertyRegistry registry) {
        registry.add("paperbridge.bigcapital.url", SERVER::url);
    }

    @BeforeEach
    void closeBreaker() {
        breaker.reset();
    }

    @Test
    void signsInAgainOnceWhenTheSessionIsRefusedAndSendsTheCreateOnceMore() {
        // Given
        AtomicInteger sessions = new AtomicInteger();
        SERVER.answers(request -> {
            if (request.path().equals("/api/auth/signin")) {
                return session(sessions.incrementAndGet());
            }
            return request.header("Authorization").equals("Bearer jwt-1") && sessions.get() == 1
                    ? Reply.json(200, "{}")
                    : request.header("Authorization").equals("Bearer jwt-2")
                            ? Reply.json(201, "{\"id\":1}")
                            : Reply.json(401, "{\"statusCode\":401,\"message\":\"Unauthorized\"}");
        });
        camel.requestBody("direct:get-bill", 1);
        SERVER.answers(request -> request.path().equals("/api/auth/signin")
                ? session(2)
                : request.header("Authorization").equals("Bearer jwt-2")
                        ? Reply.json(201, "{\"id\":1}")
                        : Reply.json(401, "{\"statusCode\":401,\"message\":\"Unauthorized\"}"));
        // When
        Object answer = camel.requestBody("direct:create-bill", "{\"note\":1}");
        // Then
        assertThat(answer).isEqualTo("{\"id\":1}");
        assertThat(SERVER.seen()).extracting(Seen::path).last().isEqualTo("/api/bills");
        Seen created = SERVER.seen().get(SERVER.seen().size() - 1);
        assertThat(created.body()).isEqualTo("{\"note\":1}");
        assertThat(created.header("organization-id")).isEqualTo("org");
        assertThat(SERVER.seen().stream().filter(request -> request.path().equals("/api/auth/signin")))
                .allMatch(request -> request.body().contains("pass\\\"word")
                        && request.header("Authorization").isEmpty())
                .hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void saysTheRemedyWhenTheNewSessionIsRefusedToo() {
        // Given
        SERVER.answers(request -> request.path().equals("/api/auth/signin")
                ? session(9)
                : Reply.json(401, "{\"statusCode\":401,\"message\":\"Unauthorized\"}"));
        // When
        Throwable thrown = catchThrowable(() -> camel.requestBody("direct:create-bill", "{}"));
        // Then
        assertThat(thrown.getCause())
                .isInstanceOfSatisfying(ConfigurationFault.class, fault -> assertThat(fault.reason())
                        .isEqualTo(Reason.ACCESS_REFUSED));
        assertThat(SERVER.seen().stream().filter(request -> request.path().equals("/api/bills")))
                .hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void repeatsALookUpAsOftenAsTheCallerSaysButACreateNever() {
        // Given
        SERVER.answers(request ->
                request.path().equals("/api/auth/signin") ? session(3) : Reply.of(503, Map.of(), "<html>down</html>"));
        // When
        Throwable read = catchThrowable(() -> camel.requestBody("direct:get-bill", 1));
        Throwable write = catchThrowable(() -> camel.requestBody("direct:create-bill", "{}"));
        // Then
        assertThat(read).hasCauseInstanceOf(RemoteFailure.class);
        assertThat(write).hasCauseInstanceOf(RemoteFailure.class);
        assertThat(business("GET")).isEqualTo(3);
        assertThat(business("POST")).isEqualTo(1);
    }

    @Test
    void leavesAFailingServerAloneAndSaysForHowLong() {
        // Given
        SERVER.answers(request -> request.path().equals("/api/auth/signin") ? session(4) : Reply.of(502, Map.of(), ""));
        for (int i = 0; i < 5; i++) {
            camel.request("direct:create-bill", exchange -> exchange.getIn().setBody("{}"));
        }
        // When
        Throwable thrown = catchThrowable(() -> camel.requestBody("direct:get-bill", 1));
        // Then
        assertThat(thrown.getCause()).isInstanceOfSatisfying(NotYet.class, failure -> {
            assertThat(failure.reason()).isEqualTo(Reason.REMOTE_UNAVAILABLE);
            assertThat(failure.waitFor()).isBetween(Duration.ofSeconds(50), Duration.ofSeconds(60));
        });
        assertThat(business("GET")).isZero();
    }

    @Test
    void doesNotLeaveAServerAloneThatRefuses() {
        // Given
        SERVER.answers(request -> request.path().equals("/api/auth/signin")
                ? session(5)
                : Reply.json(400, "{\"errors\":[{\"type\":\"BILL_NUMBER_EXISTS\",\"message\":\"not unique\"}]}"));
        // When
        for (int i = 0; i < 8; i++) {
            camel.request("direct:create-bill", exchange -> exchange.getIn().setBody("{}"));
        }
        // Then
        assertThat(business("POST")).isEqualTo(8);
        assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.CLOSED);
    }

    @Test
    void takesACutAnswerForNoAnswerAndLeavesNoSecretBehind() {
        // Given
        SERVER.answers(request -> request.path().equals("/api/auth/signin") ? session(6) : Reply.cutOff());
        // When
        Exchange done =
                camel.request("direct:create-bill", exchange -> exchange.getIn().setBody("{}"));
        // Then
        assertThat(done.getException()).isInstanceOfSatisfying(RemoteFailure.class, failure -> {
            assertThat(failure.mayHaveTakenEffect()).isTrue();
            assertThat(failure.isRepeatable()).isFalse();
        });
        assertThat(business("POST")).isEqualTo(1);
        assertThat(done.getMessage().getHeaders()).doesNotContainKey("Authorization");
        assertThat(done.getVariables()).doesNotContainKey("authorization");
    }

    @Test
    void readsNoAnswerLargerThanAllowed() {
        // Given
        SERVER.answers(request -> request.path().equals("/api/auth/signin")
                ? session(7)
                : Reply.json(200, "\"" + "x".repeat(2_000_000) + "\""));
        // When
        Throwable thrown = catchThrowable(() -> camel.requestBody("direct:get-bill", 1));
        // Then
        assertThat(thrown.getCause()).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.reason())
                .isEqualTo(Reason.FILE_TOO_LARGE));
    }

    @Test
    void waitsForAWholeAnswerNoLongerThanAllowed() {
        // Given
        SERVER.answers(request ->
                request.path().equals("/api/auth/signin") ? session(8) : Reply.dripping(Duration.ofSeconds(10)));
        long begin = System.nanoTime();
        // When
        Throwable thrown = catchThrowable(() -> camel.requestBody("direct:create-bill", "{}"));
        // Then
        assertThat(thrown).hasCauseInstanceOf(RemoteFailure.class);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
    }

    private static long business(String method) {
        return SERVER.seen().stream()
                .filter(request ->
                        request.method().equals(method) && request.path().startsWith("/api/bills"))
                .count();
    }

    private static Reply session(int number) {
        return Reply.json(201, "{\"access_token\":\"jwt-" + number + "\",\"organization_id\":\"org\",\"tenant_id\":1}");
    }
}
