package io.paperbridge.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.paperbridge.document.DocumentRef;
import io.paperbridge.document.Outcome;
import io.paperbridge.document.SourceDocument;
import io.paperbridge.document.Term;
import io.paperbridge.doors.InMemoryDocuments.Claim;
import io.paperbridge.doors.InMemoryDocuments.Resume;
import io.paperbridge.doors.StubServer.Reply;
import io.paperbridge.doors.StubServer.Seen;
import io.paperbridge.failure.ConfigurationFault;
import io.paperbridge.failure.Reason;
import io.paperbridge.failure.Refused;
import io.paperbridge.failure.RemoteFailure;
import io.paperbridge.paperless.PaperlessNames;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.Route;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(
        classes = Doors.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "camel.main.routes-include-pattern=file:routes/10-*.camel.yaml,file:routes/20-*.camel.yaml,"
                    + "file:routes/30-*.camel.yaml,file:routes/70-*.camel.yaml,file:routes/72-*.camel.yaml",
            "camel.component.kamelet.location=file:routes/kamelets",
            "paperbridge.paperless.token=secret-token",
            "paperbridge.bigcapital.url=http://127.0.0.1:1",
            "paperbridge.bigcapital.api-key=bc_key",
            "paperbridge.poll.cron=0 0 0 1 1 ? 2099",
            "paperbridge.queue.book=direct:book-queue",
            "paperbridge.queue.tell=direct:tell-queue",
            "paperbridge.remote.answer-timeout=2s"
        })
@Import(InMemoryDocuments.Registered.class)
@DirtiesContext
class PaperlessRoutesTest {

    private static final StubServer SERVER = new StubServer();
    private static final Instant ADDED = Instant.parse("2026-11-20T17:52:06.917826Z");
    private static final DocumentRef REF = new DocumentRef(17, ADDED);
    private static final String TAGS =
            """
            {"count":4,"results":[{"id":1,"name":"to-book"},{"id":2,"name":"booked"},{"id":3,"name":"booking-review"},
            {"id":4,"name":"booking-failed"}]}""";
    private static final String FIELDS =
            """
            {"results":[{"id":11,"name":"Invoice number","data_type":"string"},{"id":12,"name":"Invoice date","data_type":"date"},
            {"id":13,"name":"Total","data_type":"monetary"},{"id":14,"name":"BigCapital status","data_type":"select",
            "extra_data":{"select_options":[{"label":"Open","id":"optOpen"}]}},{"id":15,"name":"BigCapital link","data_type":"url"}]}""";

    @Autowired
    CamelContext context;

    @Autowired
    ProducerTemplate camel;

    @Autowired
    InMemoryDocuments documents;

    @Autowired
    PaperlessNames names;

    @Autowired
    @Qualifier("paperlessBreaker")
    CircuitBreaker breaker;

    @DynamicPropertySource
    static void addresses(DynamicPropertyRegistry registry) {
        registry.add("paperbridge.paperless.url", SERVER::url);
    }

    @BeforeEach
    void startAnew() {
        documents.forget();
        breaker.reset();
        names.learn(TAGS, "{\"results\":[{\"id\":5,\"name\":\"Rechnung\"}]}", FIELDS);
    }

    @Test
    void asksOnceWhenNothingWaits() throws Exception {
        // Given
        SERVER.answers(request -> Reply.json(200, "{\"count\":0,\"results\":[]}"));
        // When
        poll();
        // Then
        assertThat(documents.admitted).isEmpty();
        assertThat(SERVER.seen()).singleElement().satisfies(request -> {
            assertThat(request.path()).isEqualTo("/api/documents/");
            assertThat(request.query())
                    .isEqualTo("tags__id__all=1&fields=id,added,tags,document_type&ordering=id&page_size=250&page=1");
            assertThat(request.header("Accept")).isEqualTo("application/json; version=9");
            assertThat(request.header("Authorization")).isEqualTo("Token secret-token");
        });
    }

    @Test
    void admitsTheDocumentsOfAllPagesAndNoneWithoutTheTag() throws Exception {
        // Given
        SERVER.answers(request -> request.query().endsWith("&page=1")
                ? Reply.json(200, page(251, LongStream.rangeClosed(1, 250)))
                : Reply.json(
                        200,
                        "{\"count\":251,\"next\":\"http://evil.example/\",\"results\":["
                                + "{\"id\":251,\"added\":\"2026-11-20T18:52:06.917826+01:00\",\"tags\":[1]},"
                                + "{\"id\":252,\"added\":\"2026-11-20T18:52:06Z\",\"tags\":[9]}]}"));
        // When
        poll();
        // Then
        assertThat(SERVER.seen()).hasSize(2);
        assertThat(documents.admitted).hasSize(251).contains(new DocumentRef(251, ADDED));
    }

    @Test
    void stopsThePollWhenATagIsMissing() {
        // Given
        SERVER.answers(request -> Reply.json(200, "{\"count\":0,\"results\":[]}"));
        Throwable unlearned =
                catchThrowable(() -> names.learn("{\"results\":[]}", "{\"results\":[]}", "{\"results\":[]}"));
        // When
        Throwable thrown = catchThrowable(this::poll);
        // Then
        assertThat(unlearned).isInstanceOf(ConfigurationFault.class);
        assertThat(thrown).isInstanceOfSatisfying(ConfigurationFault.class, fault -> {
            assertThat(fault.reason()).isEqualTo(Reason.NOT_CONFIGURED);
            assertThat(fault.sentence()).contains("to-book", "create it");
        });
        assertThat(SERVER.seen()).noneMatch(request -> request.path().equals("/api/documents/"));
    }

    @Test
    void takesALoginPageForAWrongAddress() {
        // Given
        SERVER.answers(request -> Reply.of(302, Map.of("Location", "/accounts/login/"), ""));
        // When
        Throwable thrown = catchThrowable(this::poll);
        // Then
        assertThat(thrown).isInstanceOfSatisfying(ConfigurationFault.class, fault -> assertThat(fault.reason())
                .isEqualTo(Reason.WRONG_ADDRESS));
        assertThat(SERVER.seen()).hasSize(1);
    }

    @Test
    void readsADocumentWithItsOriginalAndCorrections() {
        // Given
        documents.claims.put(1L, new Claim(1, REF, "PLX-17", 1, Resume.READ));
        documents.written.putAll(Map.of(Term.INVOICE_NUMBER, "R-1", Term.GROSS, "EUR119.00"));
        SERVER.answers(request -> switch (request.path()) {
            case "/api/documents/17/" -> Reply.json(200, detail("[1]"));
            case "/api/correspondents/7/" -> Reply.json(200, "{\"id\":7,\"name\":\"ACME GmbH\"}");
            default ->
                Reply.of(200, Map.of("Content-Type", "application/pdf", "Content-Disposition", "attachment"), "%PDF-é");
        });
        // When
        camel.sendBody("direct:book-queue", 1L);
        // Then
        SourceDocument source = documents.extracted.get(0).getMessage().getBody(SourceDocument.class);
        assertThat(source.ref()).isEqualTo(REF);
        assertThat(source.content()).isEqualTo("Rechnung R-2");
        assertThat(source.original().name()).isEqualTo("scan.pdf");
        assertThat(source.original().size()).isEqualTo(7);
        assertThat(source.correspondent()).isEqualTo(new SourceDocument.Correspondent(7, "ACME GmbH"));
        assertThat(source.documentType()).isEqualTo("Rechnung");
        assertThat(source.corrections()).containsExactly(Map.entry(Term.INVOICE_NUMBER, "R-2"));
        assertThat(SERVER.seen().get(2).header("Accept")).isEqualTo("*/*");
        assertThat(SERVER.seen().get(2).query()).isEqualTo("original=true");
    }

    @Test
    void refusesADocumentThatIsGone() {
        // Given
        documents.claims.put(1L, new Claim(1, REF, "PLX-17", 1, Resume.READ));
        SERVER.answers(request -> Reply.json(404, "{\"detail\":\"No Document matches the given query.\"}"));
        // When
        Throwable thrown = catchThrowable(() -> camel.sendBody("direct:book-queue", 1L));
        // Then
        assertThat(thrown.getCause()).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.reason())
                .isEqualTo(Reason.DOCUMENT_GONE));
    }

    @Test
    void tellsABookedDocumentByFieldsAndTags() {
        // Given
        tellable(Outcome.State.CONFIRMED, null);
        SERVER.answers(telling("[2]", "[]"));
        // When
        camel.sendBody("direct:tell-queue", 1L);
        // Then
        assertThat(SERVER.seen().stream().filter(request -> request.method().equals("POST")))
                .extracting(Seen::body)
                .satisfiesExactly(
                        fields -> assertThat(fields)
                                .contains("\"11\":\"R-2\"", "\"12\":\"2026-11-01\"", "\"13\":\"EUR119.00\"")
                                .contains("\"14\":\"optOpen\"", "\"15\":\"http://books/bills/9\"")
                                .contains("\"remove_custom_fields\":[]"),
                        tags -> assertThat(tags).contains("\"add_tags\":[2]", "\"remove_tags\":[1,3,4]"));
        assertThat(documents.told.get(1L))
                .containsOnly(
                        Map.entry(Term.INVOICE_NUMBER, "R-2"),
                        Map.entry(Term.ISSUE_DATE, "2026-11-01"),
                        Map.entry(Term.GROSS, "EUR119.00"));
    }

    @Test
    void addsTheNoteOfAReviewOnce() {
        // Given
        tellable(Outcome.State.NEEDS_REVIEW, "The totals do not add up.");
        SERVER.answers(telling("[3]", "[]"));
        camel.sendBody("direct:tell-queue", 1L);
        String note = SERVER.seen().stream()
                .filter(request ->
                        request.method().equals("POST") && request.path().endsWith("/notes/"))
                .map(Seen::body)
                .collect(Collectors.joining());
        SERVER.answers(telling("[3]", "[" + note + "]"));
        // When
        camel.sendBody("direct:tell-queue", 1L);
        // Then
        assertThat(note).contains("The totals do not add up.", "R-2", "#PLX-17-1\"");
        assertThat(SERVER.seen())
                .noneMatch(request ->
                        request.method().equals("POST") && request.path().endsWith("/notes/"));
    }

    @Test
    void doesNotCallADocumentToldThatPaperlessDoesNotShow() {
        // Given
        tellable(Outcome.State.CONFIRMED, null);
        SERVER.answers(telling("[1]", "[]"));
        // When
        Throwable thrown = catchThrowable(() -> camel.sendBody("direct:tell-queue", 1L));
        // Then
        assertThat(thrown).hasCauseInstanceOf(RemoteFailure.class);
        assertThat(documents.told).isEmpty();
    }

    @Test
    void writesNothingToADocumentThatIsGone() {
        // Given
        tellable(Outcome.State.CONFIRMED, null);
        SERVER.answers(request -> Reply.json(404, "{\"detail\":\"No Document matches the given query.\"}"));
        // When
        camel.sendBody("direct:tell-queue", 1L);
        // Then
        assertThat(SERVER.seen()).allMatch(request -> request.method().equals("GET"));
        assertThat(documents.told).containsKey(1L);
    }

    private void poll() throws Exception {
        Route route = context.getRoute("poll-paperless");
        Exchange exchange = route.getEndpoint().createExchange();
        route.getConsumer().getProcessor().process(exchange);
        if (exchange.getException() != null) {
            throw exchange.getException();
        }
    }

    private void tellable(Outcome.State state, String sentence) {
        documents.claims.put(1L, new Claim(1, REF, "PLX-17", 1, Resume.BOOK));
        documents.outcomes.put(
                1L,
                new Outcome(
                        REF,
                        "PLX-17",
                        state,
                        1,
                        sentence,
                        new Outcome.Fields(
                                "R-2",
                                LocalDate.of(2026, 11, 1),
                                null,
                                "EUR",
                                new BigDecimal("100"),
                                new BigDecimal("19"),
                                new BigDecimal("119"),
                                "ACME"),
                        state == Outcome.State.CONFIRMED ? "http://books/bills/9" : null,
                        state == Outcome.State.CONFIRMED ? "open" : null));
    }

    private static Function<Seen, Reply> telling(String tagsShown, String notes) {
        return request -> {
            if (request.path().endsWith("/notes/")) {
                return Reply.json(200, notes);
            }
            return Reply.json(200, request.method().equals("POST") ? "{\"result\":\"OK\"}" : detail(tagsShown));
        };
    }

    private static String detail(String tags) {
        return "{\"id\":17,\"added\":\"2026-11-20T18:52:06.917826+01:00\",\"title\":\"Scan\",\"content\":\"Rechnung R-2\","
                + "\"correspondent\":7,\"document_type\":5,\"original_file_name\":\"scan.pdf\","
                + "\"mime_type\":\"application/pdf\",\"tags\":" + tags
                + ",\"custom_fields\":[{\"field\":11,\"value\":\"R-2\"},{\"field\":13,\"value\":\"EUR119.0\"},"
                + "{\"field\":12,\"value\":null}]}";
    }

    private static String page(int count, LongStream ids) {
        return ids.mapToObj(id ->
                        "{\"id\":" + id + ",\"added\":\"2026-11-20T18:52:06Z\",\"tags\":[1,8],\"document_type\":null}")
                .collect(Collectors.joining(",", "{\"count\":" + count + ",\"next\":\"x\",\"results\":[", "]}"));
    }
}
