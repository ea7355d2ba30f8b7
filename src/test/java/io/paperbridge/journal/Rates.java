package io.paperbridge.journal;

import java.time.Duration;

/** An empty table of exchange rates, for tests of those who use it. */
public final class Rates implements AutoCloseable {

    private final TestJournal journal = TestJournal.on(JournalDatabase.ALL.get(0));

    /** The table. */
    public RateTable table() {
        return journal.node().rates;
    }

    /** Lets time pass that documents wait. */
    public void letPass(Duration duration) {
        journal.letPass(duration);
    }

    @Override
    public void close() {
        journal.close();
    }
}
