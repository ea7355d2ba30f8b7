package io.paperbridge.sandbox.paperless;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.sandbox.SandboxAnswer;
import io.paperbridge.sandbox.SandboxRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PaperlessSandboxTest {

    private static final String EDIT =
            """
            {"documents":[1],"method":"modify_tags","parameters":{"add_tags":[2],"remove_tags":[1]}}""";

    private final TestClock clock = new TestClock();
    private final PaperlessSandbox sandbox = new PaperlessSandbox(PaperlessVersion.V3_0_5, clock);

    @Test
    void tagsChangeAtOnceButModifiedLater() {
        // Given
        sandbox.add(invoice());
        String before = body("GET", "/api/documents/1/", Map.of("fields", "modified"), "");

        // When
        body("POST", "/api/documents/bulk_edit/", Map.of(), EDIT);

        // Then
        assertThat(sandbox.document(1).tags()).containsExactly("booked");
        assertThat(body("GET", "/api/documents/1/", Map.of("fields", "modified"), ""))
                .isEqualTo(before);
        clock.now = clock.now.plus(Duration.ofSeconds(1));
        assertThat(body("GET", "/api/documents/1/", Map.of("fields", "modified"), ""))
                .isNotEqualTo(before);
    }

    @Test
    void hiddenTagIsNotFoundThoughDocumentsCarryIt() {
        // Given
        sandbox.add(invoice());

        // When
        sandbox.hideTag("to-book");

        // Then
        assertThat(body("GET", "/api/tags/", Map.of("name__iexact", "to-book"), ""))
                .contains("\"count\":0");
        assertThat(body("GET", "/api/documents/1/", Map.of("fields", "tags"), ""))
                .isEqualTo("{\"tags\":[1]}");
    }

    @Test
    void rebuiltArchiveStartsAtIdOneWithAnotherAddedTime() {
        // Given
        sandbox.add(invoice());
        Instant first = sandbox.document(1).added();
        clock.now = clock.now.plus(Duration.ofDays(1));

        // When
        sandbox.reset();
        long id = sandbox.add(invoice());

        // Then
        assertThat(id).isEqualTo(1);
        assertThat(sandbox.document(1).added()).isAfter(first);
    }

    @Test
    void personsCorrectionShowsItsLabel() {
        // Given
        sandbox.add(invoice());

        // When
        sandbox.setField(1, "BigCapital status", "paid");
        sandbox.setField(1, "Total", "EUR119.00");

        // Then
        assertThat(sandbox.document(1).fields())
                .containsExactly(Map.entry("BigCapital status", "paid"), Map.entry("Total", "EUR119.00"));
    }

    private static NewDocument invoice() {
        return NewDocument.pdf("an invoice", "Invoice 1", "%PDF".getBytes(StandardCharsets.UTF_8))
                .withTags("to-book");
    }

    private String body(String method, String path, Map<String, String> query, String json) {
        Map<String, String> headers =
                Map.of("authorization", "Token " + PaperlessSandbox.TOKEN, "content-type", "application/json");
        Map<String, List<String>> lists = query.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue())));
        SandboxAnswer answer = sandbox.handle(new SandboxRequest(
                method, path, lists, headers, new SandboxRequest.Body(json.getBytes(StandardCharsets.UTF_8))));
        assertThat(answer.status()).isEqualTo(200);
        return answer.body().text();
    }

    private static final class TestClock extends Clock {
        private Instant now = Instant.parse("2026-11-20T10:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
