package io.paperbridge.operations;

import io.micrometer.core.instrument.Counter;
import io.paperbridge.journal.Exchanges.Call;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls that wait to be written: bounded in number and in size, the oldest make room. Whoever adds never waits. */
final class WaitingCalls {

    private static final int MOST = 1000;
    private static final int MOST_CHARACTERS = 8 * 1024 * 1024;

    private final Deque<Call> calls = new ArrayDeque<>();
    private int characters;
    private int flushing;
    private boolean busy;
    private boolean closed;

    synchronized void add(Call call, Counter dropped) {
        calls.addLast(call);
        characters += size(call);
        while (calls.size() > MOST || (characters > MOST_CHARACTERS && calls.size() > 1)) {
            characters -= size(calls.removeFirst());
            dropped.increment();
        }
        notifyAll();
    }

    /**
     * Waits for calls, then a while for more of them, and takes the oldest, which count as unwritten until {@link #written}; none when it
     * is closed and all are taken.
     *
     * @param gather how long after the first, unless they are that many before, or somebody waits for them to be written
     */
    synchronized List<Call> take(int most, Duration gather) throws InterruptedException {
        while (calls.isEmpty() && !closed) {
            wait();
        }
        long end = System.nanoTime() + gather.toNanos();
        long left = gather.toMillis();
        while (calls.size() < most && flushing == 0 && !closed && left > 0) {
            wait(left);
            left = (end - System.nanoTime()) / 1_000_000;
        }
        List<Call> taken = new ArrayList<>();
        while (!calls.isEmpty() && taken.size() < most) {
            Call call = calls.removeFirst();
            characters -= size(call);
            taken.add(call);
        }
        busy = !taken.isEmpty();
        return taken;
    }

    synchronized void written() {
        busy = false;
        notifyAll();
    }

    synchronized void awaitWritten(Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        long left = longest.toMillis();
        flushing++;
        notifyAll();
        try {
            while ((busy || !calls.isEmpty()) && left > 0) {
                wait(left);
                left = (end - System.nanoTime()) / 1_000_000;
            }
        } finally {
            flushing--;
        }
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }

    private static int size(Call call) {
        return length(call.requestBody()) + length(call.answerBody()) + length(call.query()) + 200;
    }

    private static int length(@Nullable String text) {
        return text == null ? 0 : text.length();
    }
}
