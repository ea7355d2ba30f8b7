package io.paperbridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.operations.PollHealth;
import io.paperbridge.operations.Polling;
import io.paperbridge.sandbox.Fault;
import io.paperbridge.sandbox.RequestLog.Entry;
import io.paperbridge.sandbox.paperless.NewDocument;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
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
                        .containsEntry("fields", List.of("id,added,created,tags,document_type"))
                        .containsKey("tags__id__in")
                        .doesNotContainKey("created__gte");
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
    @CsvSource({"type, 2", "both, 2"})
    void admitsByTypeOrEitherWay(String select, int admitted) {
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

    @ParameterizedTest
    @CsvSource({"tag, 1", "type, 2", "both, 2"})
    void asksAsOftenHoweverManyDocumentsAreFinished(String select, int calls) {
        // Given
        try (Bridge bridge = idle().with("paperbridge.paperless.select", select)) {
            List<String> ends = List.of("booked", "booking-review", "booking-failed");
            IntStream.rangeClosed(1, 1_500)
                    .forEach(number -> bridge.paperless.add(
                            blank(number).withDocumentType("Rechnung").withTags(ends.get(number % ends.size()))));
            bridge.start();
            awaitPoll(bridge, "");
            bridge.archive.log().clear();
            // When
            pollAgain(bridge);
            // Then
            assertThat(bridge.archive.log().entries("GET", "/api/documents/")).hasSize(calls);
            assertThat(bridge.count("true")).isZero();
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
    void leavesDocumentsAloneThatAreOlderThanTheFirstDay() {
        // Given
        try (Bridge bridge = idle().with("paperbridge.poll.since", "2026-01-01")) {
            long older = bridge.add(blank(1));
            long first = bridge.add(blank(2));
            bridge.paperless.setCreated(older, LocalDate.of(2025, 12, 31));
            bridge.paperless.setCreated(first, LocalDate.of(2026, 1, 1));
            // When
            bridge.start();
            awaitPoll(bridge, "");
            // Then
            assertThat(bridge.count("paperless_id = " + first)).isEqualTo(1);
            assertThat(bridge.count("true")).isEqualTo(1);
            assertThat(bridge.shown(older).tags()).containsExactly("to-book");
            assertThat(bridge.archive
                            .log()
                            .entries("GET", "/api/documents/")
                            .get(0)
                            .query())
                    .containsEntry("created__gte", List.of("2026-01-01"));
        }
    }

    @Test
    void pollsOnWithoutATagOfApproval() {
        // Given
        try (Bridge bridge = idle()) {
            bridge.add(blank(1));
            bridge.paperless.deleteTag("booking-approved");
            // When
            bridge.start();
            awaitPoll(bridge, "");
            // Then
            assertThat(bridge.count("true")).isEqualTo(1);
            assertThat(bridge.bean(PollHealth.class).health().getStatus()).isEqualTo(Status.UP);
        }
    }

    @Test
    void looksForApprovedDocumentsInASecondCallWhereTheTypeSelects() {
        // Given
        try (Bridge bridge = idle().with("paperbridge.paperless.select", "type")) {
            bridge.add(blank(1).withDocumentType("Rechnung"));
            // When
            bridge.start();
            awaitPoll(bridge, "");
            // Then
            assertThat(bridge.archive.log().entries("GET", "/api/documents/"))
                    .extracting(request -> request.query().keySet().stream()
                            .filter(name -> name.endsWith("__id__in"))
                            .toList())
                    .containsExactly(List.of("document_type__id__in"), List.of("tags__id__in"));
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

    @Test
    void takesTheWayToALoginPageForAWrongAddress() {
        // Given
        try (Bridge bridge = idle()) {
            bridge.archive.faults().always("GET", "/api/.*", Fault.loginRedirect());
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
