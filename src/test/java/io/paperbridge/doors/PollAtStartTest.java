package io.paperbridge.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.paperbridge.document.DocumentRef;
import io.paperbridge.doors.StubServer.Reply;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(
        classes = {Doors.class, PollAtStartTest.Starter.class},
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "camel.main.routes-include-pattern=file:routes/10-*.camel.yaml,file:routes/20-*.camel.yaml,file:routes/72-*.camel.yaml",
            "camel.component.kamelet.location=file:routes/kamelets",
            "paperbridge.paperless.token=t",
            "paperbridge.paperless.select=both",
            "paperbridge.bigcapital.url=http://127.0.0.1:1",
            "paperbridge.bigcapital.api-key=bc_key",
            "paperbridge.poll.cron=0 0 0 1 1 ? 2099"
        })
@Import(InMemoryDocuments.Registered.class)
@DirtiesContext
class PollAtStartTest {

    private static final StubServer SERVER = new StubServer();

    @Autowired
    InMemoryDocuments documents;

    @DynamicPropertySource
    static void addresses(DynamicPropertyRegistry registry) {
        SERVER.answers(request -> switch (request.path()) {
            case "/api/tags/" ->
                Reply.json(
                        200,
                        "{\"results\":[{\"id\":1,\"name\":\"to-book\"},{\"id\":2,\"name\":\"booked\"},"
                                + "{\"id\":3,\"name\":\"booking-review\"},{\"id\":4,\"name\":\"booking-failed\"}]}");
            case "/api/document_types/" -> Reply.json(200, "{\"results\":[{\"id\":5,\"name\":\"Rechnung\"}]}");
            case "/api/custom_fields/" -> Reply.json(200, "{\"results\":[]}");
            default ->
                Reply.json(
                        200,
                        request.query().startsWith("tags__id__all=1&")
                                ? "{\"count\":1,\"results\":[{\"id\":8,\"added\":\"2026-11-20T12:00:00Z\",\"tags\":[1]}]}"
                                : "{\"count\":1,\"results\":[{\"id\":9,\"added\":\"2026-11-20T12:00:00Z\",\"tags\":[],\"document_type\":5}]}");
        });
        registry.add("paperbridge.paperless.url", SERVER::url);
    }

    @Test
    void pollsOnceByTagAndByTypeWhenEverythingIsUp() {
        // When
        await().atMost(Duration.ofSeconds(10)).until(() -> documents.admitted.size() == 2);
        // Then
        Instant added = Instant.parse("2026-11-20T12:00:00Z");
        assertThat(documents.admitted).containsExactly(new DocumentRef(8, added), new DocumentRef(9, added));
        assertThat(SERVER.seen())
                .extracting(StubServer.Seen::query)
                .anyMatch(query -> query.startsWith("document_type__id__in=5&tags__id__none=2,3,4&"));
    }

    @ComponentScan(
            basePackages = "io.paperbridge.operations",
            useDefaultFilters = false,
            includeFilters = @Filter(type = FilterType.REGEX, pattern = ".*\\.PollAtStart"))
    static class Starter {}
}
