package io.paperbridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.operations.PollHealth;
import io.paperbridge.operations.Polling;
import io.paperbridge.sandbox.Fault;
import io.paperbridge.sandbox.RequestLog.Entry;
import io.paperbridge.sandbox.paperless.NewDocument;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.actuate.health.Status;

/** Polls on demand; nothing that was found is worked on, unless a test says so. */
class PollPaperlessRouteTest {

    private static final String NEVER = "0 0 0 1 1 ? 2099";

    @Test
    void asksOnceWhenNothingWaitsAndTheNamesAreKnown() {
        // Given
        try (Bridge bridge = idle().start()) {
            awaitPoll(bridge, "");
            bridge.archive.log().clear();
            // When
            pollAgain(bridge);
            // Then
            assertThat(bridge.archive.log().entries()).singleElement().satisfies(request -> {
                assertThat(request.path()).isEqualTo("/api/documents/");
                assertThat(request.query())
                        .containsEntry("page", List.of("1"))
                        .containsEntry("fields", List.of("id,added,tags,document_type"))
                        .containsKey("tags__id__all");
            });
        }
    }

    @Test
    void admitsTheDocumentsOfAllPagesOnceAndNoneWithoutTheTag() {
        // Given
        try (Bridge bridge = idle()) {
            IntStream.rangeClosed(1, 251).forEach(number -> bridge.add(blank(number)));
            bridge.paperless.add(blank(252));
            bridge.start();
            awaitPoll(bridge, "");
            // When
            pollAgain(bridge);
            // Then
            assertThat(bridge.count("true")).isEqualTo(251);
            assertThat(bridge.count("paperless_id > 251")).isZero();
            assertThat(bridge.archive.log().entries("GET", "/api/documents/"))
                    .extracting(request -> request.query().get("page"))
                    .containsExactly(List.of("1"), List.of("2"), List.of("1"), List.of("2"));
        }
    }

    @ParameterizedTest
    @CsvSource({"tag, 1", "type, 2", "both, 2"})
    void admitsByTagByTypeOrBoth(String select, int admitted) {
        // Given
        try (Bridge bridge = idle().with("paperbridge.paperless.select", select)) {
            bridge.add(blank(1).withDocumentType("Eingangsrechnung"));
            bridge.paperless.add(blank(2).withDocumentType("Rechnung"));
            bridge.paperless.add(blank(3).withDocumentType("Rechnung").withTags("booked"));
            bridge.paperless.add(blank(4).withDocumentType("Vertrag"));
            // When
            bridge.start();
            awaitPoll(bridge, "");
            // Then
            assertThat(bridge.count("true")).isEqualTo(admitted);
            assertThat(bridge.count("paperless_id > 2")).isZero();
        }
    }

    @Test
    void stopsThePollingWhileATagIsMissingAndGoesOnWhenItIsThere() {
        // Given
        try (Bridge bridge = idle()) {
            bridge.add(blank(1));
            bridge.paperless.deleteTag("booking-review");
            bridge.start();
            // When
            awaitStopped(bridge);
            // Then
            assertThat(why(bridge)).contains("\"booking-review\"", "create it");
            assertThat(bridge.archive.log().count("GET", "/api/documents/")).isZero();

            // When
            bridge.paperless.createTag("booking-review");
            pollAgain(bridge);
            // Then
            assertThat(bridge.bean(PollHealth.class).health().getStatus()).isEqualTo(Status.UP);
            assertThat(bridge.count("true")).isEqualTo(1);
        }
    }

    @Test
    void stopsThePollingWhenNoTypeIsThere() {
        // Given
        try (Bridge bridge = idle().with("paperbridge.paperless.select", "type")) {
            bridge.add(blank(1));
            // When
            bridge.start();
            awaitStopped(bridge);
            // Then
            assertThat(why(bridge)).contains("none of the document types", "Rechnung", "create one");
            assertThat(bridge.count("true")).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"page", "redirect"})
    void takesALoginPageForAWrongAddress(String way) {
        // Given
        try (Bridge bridge = idle()) {
            bridge.archive
                    .faults()
                    .always("GET", "/api/.*", way.equals("page") ? Fault.htmlLogin() : Fault.loginRedirect());
            // When
            bridge.start();
            awaitStopped(bridge);
            // Then
            assertThat(why(bridge)).contains("PAPERLESS_URL", "wrong base URL");
            assertThat(bridge.archive.log().entries())
                    .extracting(Entry::path)
                    .containsOnly("/api/tags/")
                    .hasSize(1);
        }
    }

    private static Bridge idle() {
        return new Bridge().with("paperbridge.poll.cron", NEVER).with("paperbridge.feed.interval", "1h");
    }

    private static NewDocument blank(int number) {
        return NewDocument.pdf("Document " + number, "", ("%PDF " + number).getBytes(StandardCharsets.UTF_8));
    }

    private static void pollAgain(Bridge bridge) {
        String before = lastPoll(bridge);
        assertThat(bridge.bean(Polling.class).pollNow()).isTrue();
        awaitPoll(bridge, before);
    }

    private static void awaitPoll(Bridge bridge, String before) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> !lastPoll(bridge)
                .equals(before));
    }

    private static void awaitStopped(Bridge bridge) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> why(bridge)
                .contains("poll-paperless"));
    }

    private static String why(Bridge bridge) {
        return bridge.bean(PollHealth.class).health().getDetails().toString();
    }

    private static String lastPoll(Bridge bridge) {
        return String.valueOf(
                bridge.bean(PollHealth.class).health().getDetails().getOrDefault("lastPoll", ""));
    }
}
