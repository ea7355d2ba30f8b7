package io.paperbridge.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.paperbridge.journal.Exchanges.Call;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Calls that wait to be written. */
class WaitingCallsTest {

    private final Counter dropped = new SimpleMeterRegistry().counter("dropped");
    private final WaitingCalls waiting = new WaitingCalls();

    @Test
    void makesRoomByForgettingTheOldest() throws InterruptedException {
        // Given
        IntStream.rangeClosed(1, 1003).forEach(number -> waiting.add(call(number, "short"), dropped));
        // When
        List<Call> taken = waiting.take(2, Duration.ZERO);
        // Then
        assertThat(taken).extracting(Call::millis).containsExactly(4L, 5L);
        assertThat((long) dropped.count()).isEqualTo(3);
    }

    @Test
    void holdsNoMoreTextThanItCanBear() throws InterruptedException {
        // Given
        String long256k = "x".repeat(256 * 1024);
        IntStream.rangeClosed(1, 100).forEach(number -> waiting.add(call(number, long256k), dropped));
        // When
        List<Call> taken = waiting.take(100, Duration.ZERO);
        // Then
        assertThat(taken).hasSizeBetween(20, 32);
        assertThat(taken.get(taken.size() - 1).millis()).isEqualTo(100);
    }

    @Test
    void givesWhatIsLeftWhenItIsClosedAndThenNothing() throws InterruptedException {
        // Given
        waiting.add(call(1, "one"), dropped);
        waiting.close();
        // When
        List<Call> left = waiting.take(10, Duration.ZERO);
        List<Call> nothing = waiting.take(10, Duration.ZERO);
        // Then
        assertThat(left).hasSize(1);
        assertThat(nothing).isEmpty();
    }

    @Test
    void waitsUntilAllIsWrittenButNotForEver() throws InterruptedException {
        // Given
        waiting.add(call(1, "one"), dropped);
        long begun = System.nanoTime();
        // When
        waiting.awaitWritten(Duration.ofMillis(50));
        Duration inVain = Duration.ofNanos(System.nanoTime() - begun);
        waiting.take(1, Duration.ZERO);
        waiting.written();
        waiting.awaitWritten(Duration.ofMinutes(1));
        // Then
        assertThat(inVain).isGreaterThanOrEqualTo(Duration.ofMillis(45));
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(30));
    }

    @Test
    void gathersMoreUntilSomebodyWaitsForThem() throws Exception {
        // Given
        waiting.add(call(1, "one"), dropped);
        CompletableFuture<List<Call>> taken = CompletableFuture.supplyAsync(() -> take(Duration.ofMinutes(5)));
        waiting.add(call(2, "two"), dropped);
        // When
        CompletableFuture<Void> written = CompletableFuture.runAsync(() -> awaitWritten(Duration.ofSeconds(30)));
        // Then
        assertThat(taken.get(20, TimeUnit.SECONDS)).extracting(Call::millis).containsExactly(1L, 2L);
        waiting.written();
        written.get(20, TimeUnit.SECONDS);
    }

    private List<Call> take(Duration gather) {
        try {
            return waiting.take(10, gather);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void awaitWritten(Duration longest) {
        try {
            waiting.awaitWritten(longest);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Call call(int number, String body) {
        return new Call(Instant.EPOCH, null, null, "BigCapital", "GET", "/", null, body, 200, null, null, null, number);
    }
}
