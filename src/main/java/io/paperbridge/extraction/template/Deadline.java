package io.paperbridge.extraction.template;

import java.time.Duration;
import java.util.function.Supplier;

/** How long the templates of one document may take in all, the pages not counted. */
final class Deadline {

    private long end;

    private Deadline(long end) {
        this.end = end;
    }

    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /**
     * @throws Passed when the time is over
     */
    void check() {
        if (System.nanoTime() - end > 0) {
            throw new Passed();
        }
    }

    /** Does what has a limit of its own; the time for it does not count. */
    <T> T uncounted(Supplier<T> work) {
        long start = System.nanoTime();
        try {
            return work.get();
        } finally {
            end += System.nanoTime() - start;
        }
    }

    /** The same text, which refuses to be read when the time is over: so that a regular expression without end comes to one. */
    CharSequence over(CharSequence text) {
        return new Watched(text, this);
    }

    /** The time is over. */
    static final class Passed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Passed() {
            super("the templates take too long", null, false, false);
        }
    }

    private static final class Watched implements CharSequence {

        private static final int SELDOM = 4096;

        private final CharSequence text;
        private final Deadline deadline;
        private int reads;

        Watched(CharSequence text, Deadline deadline) {
            this.text = text;
            this.deadline = deadline;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (++reads % SELDOM == 0) {
                deadline.check();
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
