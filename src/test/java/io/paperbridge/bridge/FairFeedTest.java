package io.paperbridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.sandbox.Fault;
import io.paperbridge.sandbox.Faults;
import io.paperbridge.sandbox.paperless.NewDocument;
import io.paperbridge.sandbox.seed.SeedDocuments;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

class FairFeedTest {

    private static final int POISONED = Integer.getInteger("feed.poisoned", 60);
    private static final int GOOD = 10;
    private static final int PARKED = 10_000;

    @Test
    void booksGoodDocumentsBeforeItTriesFailedOnesAgain(TestReporter reporter) {
        // Given: documents whose file Paperless cannot deliver, all due again every second
        try (Bridge bridge = new Bridge()) {
            List<Long> poisoned = SeedDocuments.many(POISONED, 7).stream()
                    .map(document -> bridge.add(document.source()))
                    .toList();
            bridge.archive
                    .faults()
                    .add(new Faults.Rule(
                            "GET", downloads(poisoned), 0, Integer.MAX_VALUE, 1, Fault.failBefore(500, Map.of())));
            bridge.with("paperbridge.retry.delays", String.join(",", Collections.nCopies(1_000, "1s")));
            bridge.start();
            Bridge.await().atMost(Duration.ofMinutes(3)).until(() -> bridge.count("attempts > 0") == POISONED);

            // When
            long begin = System.nanoTime();
            long[] good = Stream.generate(() -> SeedDocuments.many(1, 7).get(0))
                    .limit(GOOD)
                    .mapToLong(document -> bridge.add(document.source()))
                    .toArray();
            Bridge.await().until(() -> LongStream.of(good)
                    .allMatch(id -> bridge.count("told = true and paperless_id = " + id) == 1));

            // Then
            reporter.publishEntry(
                    "10 good documents behind " + POISONED + " poisoned ones",
                    Duration.ofNanos(System.nanoTime() - begin).toMillis() + " ms");
            assertThat(bridge.count("state = 'RETRYING' or state = 'PROCESSING'"))
                    .isEqualTo(POISONED);
        }
    }

    @Test
    void asksPaperlessOnceAPollHoweverManyDocumentsAreParked() {
        // Given
        try (Bridge bridge = new Bridge()) {
            NewDocument parked = SeedDocuments.many(1, 7).get(0).source().withTags("booking-failed");
            for (int i = 0; i < PARKED; i++) {
                bridge.paperless.add(parked);
            }
            bridge.start();
            Bridge.await().until(() -> bridge.archive.log().count("GET", "/api/documents/") >= 1);

            // When
            bridge.awaitTold(bridge.add(SeedDocuments.many(1, 8).get(0).source()));

            // Then
            assertThat(bridge.archive.log().entries("GET", "/api/documents/"))
                    .allSatisfy(list -> assertThat(list.query().getOrDefault("page", List.of("1")))
                            .containsExactly("1"));
            assertThat(bridge.count("true")).isEqualTo(1);
        }
    }

    private static String downloads(List<Long> ids) {
        return "/api/documents/(" + ids.stream().map(String::valueOf).collect(Collectors.joining("|")) + ")/download/";
    }
}
