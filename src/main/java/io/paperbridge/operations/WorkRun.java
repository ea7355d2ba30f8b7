package io.paperbridge.operations;

import io.paperbridge.failure.Failure;
import io.paperbridge.journal.AttachmentReport;
import io.paperbridge.journal.JournalReport;
import io.paperbridge.journal.JournalReport.Row;
import io.paperbridge.journal.Pauses;
import io.paperbridge.journal.TimingSettings;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** What follows in each run when there is something to do: waits until nothing is left to do now, and says what became of it. */
@Component
class WorkRun {

    private static final String LEDGER = "learn-ledger";
    private static final String ATTACH = "attach-original";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);
    private static final Duration STUCK_AT_LEAST = Duration.ofMinutes(10);

    private final CamelContext camel;
    private final JournalReport journal;
    private final AttachmentReport originals;
    private final Pauses pauses;
    private final PollHealth health;
    private final TimingSettings timing;
    private final Clock clock;
    private final PrintStream out;

    @Autowired
    @SuppressWarnings("SystemOut") // progress and summary are the result of the command, not a log
    WorkRun(
            CamelContext camel,
            JournalReport journal,
            AttachmentReport originals,
            Pauses pauses,
            PollHealth health,
            TimingSettings timing,
            Clock clock) {
        this(camel, journal, originals, pauses, health, timing, clock, System.out);
    }

    WorkRun(
            CamelContext camel,
            JournalReport journal,
            AttachmentReport originals,
            Pauses pauses,
            PollHealth health,
            TimingSettings timing,
            Clock clock,
            PrintStream out) {
        this.camel = camel;
        this.journal = journal;
        this.originals = originals;
        this.pauses = pauses;
        this.health = health;
        this.timing = timing;
        this.clock = clock;
        this.out = out;
    }

    /** The same, but says nothing. */
    WorkRun quietly() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return new WorkRun(camel, journal, originals, pauses, health, timing, clock, nowhere);
    }

    /** Waits until BigCapital has answered once; says why when it does not. */
    boolean ledgerAnswers() {
        Instant begun = clock.instant();
        while (!isLedgerKnown()) {
            Optional<Failure> why = health.whyStopped();
            if (why.isPresent()) {
                stopped(why.get());
                return false;
            }
            if (Duration.between(begun, clock.instant()).compareTo(patience()) > 0) {
                out.println(
                        "BigCapital has not answered for " + patience().toMinutes() + " minutes; the log says why.");
                return false;
            }
            pause();
        }
        return true;
    }

    /** Works until nothing is left to do now; the exit code. */
    int work(int width) {
        Progress progress = Progress.on(out, width, clock);
        Instant moved = clock.instant();
        String before = "";
        while (true) {
            String paused = pauses.why();
            if (paused != null) {
                progress.end();
                out.println("Paused " + paused + "; the command resume lets the work go on.");
                return SyncRun.COULD_NOT_RUN;
            }
            Optional<Failure> stopped = health.whyStopped();
            if (stopped.isPresent()) {
                progress.end();
                return stopped(stopped.get());
            }
            Instant horizon = journal.now().plus(timing.quietTime());
            List<Row> open = journal.open();
            List<Row> now = open.stream().filter(row -> row.isDueBy(horizon)).toList();
            Map<String, Integer> counts = journal.counts();
            progress.show(counts, now.size());
            long attaching = toAttach(horizon);
            if (now.isEmpty() && attaching == 0 && isLedgerKnown()) {
                progress.end();
                return summary(counts, open, width);
            }
            String state = counts + " " + open + " " + attaching;
            if (!state.equals(before)) {
                before = state;
                moved = clock.instant();
            } else if (Duration.between(moved, clock.instant()).compareTo(patience()) > 0) {
                progress.end();
                out.println("Nothing has moved for " + patience().toMinutes()
                        + " minutes; the log says why. The documents keep their place and the next run goes on.");
                return SyncRun.COULD_NOT_RUN;
            }
            pause();
        }
    }

    /** A run in which BigCapital cannot be reached has not worked, even if nothing had to be booked. */
    private boolean isLedgerKnown() {
        return camel.getRoute(LEDGER) == null || health.hasGone(LEDGER);
    }

    /** How many originals are attached in this run still. */
    private long toAttach(Instant horizon) {
        return camel.getRoute(ATTACH) == null ? 0 : originals.dueBy(horizon);
    }

    private int summary(Map<String, Integer> counts, List<Row> later, int width) {
        out.println((timing.dryRun() ? "Dry run, nothing was written; would be: " : "In the journal: ")
                + Progress.words(counts) + ".");
        later.forEach(row -> out.println("later: #" + row.paperlessId() + " at " + time(row.dueAt())
                + (row.reasonText() == null ? "" : " (" + row.reasonText() + ")")));
        List<AttachmentReport.Row> failed = originals.failed();
        Originals.lines(originals.counts(), failed, originals.leftOut()).forEach(out::println);
        List<Row> people = journal.waitingForSomebody();
        if (!people.isEmpty()) {
            JournalTable.lines(people, width).forEach(out::println);
        }
        return later.isEmpty() && people.isEmpty() && failed.isEmpty() ? SyncRun.ALL_DONE : SyncRun.SOME_LEFT;
    }

    /** Says why the run could not be made; the exit code. */
    int stopped(Throwable failure) {
        out.println("Stopped: " + Remedy.of(failure));
        return SyncRun.COULD_NOT_RUN;
    }

    private static String time(@Nullable Instant due) {
        return due == null ? "once" : TIME.format(due.atZone(ZoneId.systemDefault()));
    }

    private Duration patience() {
        Duration claims = timing.lease().plus(timing.quietTime()).multipliedBy(2);
        return claims.compareTo(STUCK_AT_LEAST) > 0 ? claims : STUCK_AT_LEAST;
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_EVERY.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the run was interrupted", e);
        }
    }
}
