package io.paperbridge.operations;

import io.paperbridge.failure.Failure;
import io.paperbridge.journal.AttachmentReport;
import io.paperbridge.journal.JournalReport;
import io.paperbridge.journal.JournalReport.Row;
import io.paperbridge.journal.Pauses;
import io.paperbridge.journal.Selection;
import io.paperbridge.journal.TimingSettings;
import java.io.PrintStream;
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
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * One run: poll (or replay), work until nothing is left to do now, say what became of it.
 *
 * <p>The poll route is used as it is: it gets one exchange, as its schedule would give it, while the schedule is off.
 */
@Component
public class SyncRun {

    /** Settings for a start in which no schedule fires. */
    public static final String SCHEDULE_OFF = "--camel.component.quartz.auto-start-scheduler=false";

    /** Nothing is left to do. */
    public static final int ALL_DONE = 0;

    /** The run could not be made, or was stopped. */
    public static final int COULD_NOT_RUN = 1;

    /** Some documents wait for a person or for a later time. */
    public static final int SOME_LEFT = 2;

    private static final String POLL = "poll-paperless";
    private static final String LEDGER = "learn-ledger";
    private static final String ATTACH = "attach-original";
    private static final String REPLAY = "direct:replay-document";
    private static final String APPROVE = "direct:approve-document";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);
    private static final Duration STUCK_AT_LEAST = Duration.ofMinutes(10);

    private final CamelContext camel;
    private final ProducerTemplate messages;
    private final JournalReport journal;
    private final AttachmentReport originals;
    private final Pauses pauses;
    private final PollHealth health;
    private final TimingSettings timing;
    private final Clock clock;
    private final PrintStream out;

    @Autowired
    @SuppressWarnings("SystemOut") // progress and summary are the result of the command, not a log
    SyncRun(
            CamelContext camel,
            ProducerTemplate messages,
            JournalReport journal,
            AttachmentReport originals,
            Pauses pauses,
            PollHealth health,
            TimingSettings timing,
            Clock clock) {
        this(camel, messages, journal, originals, pauses, health, timing, clock, System.out);
    }

    SyncRun(
            CamelContext camel,
            ProducerTemplate messages,
            JournalReport journal,
            AttachmentReport originals,
            Pauses pauses,
            PollHealth health,
            TimingSettings timing,
            Clock clock,
            PrintStream out) {
        this.camel = camel;
        this.messages = messages;
        this.journal = journal;
        this.originals = originals;
        this.pauses = pauses;
        this.health = health;
        this.timing = timing;
        this.clock = clock;
        this.out = out;
    }

    /**
     * Polls once and works until nothing is left to do now.
     *
     * @param width how many characters a line may have
     * @return the exit code
     */
    public int pollAndWork(int width) {
        Throwable failure = OneRun.of(camel, POLL).failure();
        return failure == null ? work(width) : stopped(failure);
    }

    /**
     * Starts failed documents anew, as route replay-document does, and works until nothing is left to do now.
     *
     * @param which documents
     * @param actor who asks for it
     * @param width how many characters a line may have
     * @return the exit code
     */
    public int replay(Selection which, String actor, int width) {
        if (which.paperlessIds().isEmpty()) {
            Exchange answer = startAnew(which, actor);
            if (answer.getException() != null) {
                return stopped(answer.getException());
            }
            int documents = documents(answer);
            out.println(documents > 0 ? "Started anew: " + documents + "." : none(which));
            return documents == 0 ? ALL_DONE : work(width);
        }
        int started = 0;
        for (Long id : which.paperlessIds()) {
            Exchange answer = startAnew(Selection.of(List.of(id)), actor);
            if (answer.getException() != null) {
                return stopped(answer.getException());
            }
            int documents = documents(answer);
            started += documents;
            if (documents == 0) {
                out.println(
                        "Document " + id + " is not parked, in review or discarded, or the journal does not know it;"
                                + " it is left alone. Give the id it has in Paperless.");
            }
        }
        return started == 0 ? COULD_NOT_RUN : work(width);
    }

    private static String none(Selection which) {
        return which.allParked() ? "No document is parked." : "No document in review or parked is meant by that.";
    }

    /**
     * Approves what was asked about documents, as route approve-document does, and works until nothing is left to do now.
     *
     * @param paperlessIds ids in Paperless
     * @param actor who approves
     * @param reason why, in their words; null when they say nothing
     * @param width how many characters a line may have
     * @return the exit code
     */
    public int approve(List<Long> paperlessIds, String actor, @Nullable String reason, int width) {
        int approved = 0;
        for (Long id : paperlessIds) {
            Exchange answer = messages.request(APPROVE, exchange -> {
                exchange.setVariable("actor", actor);
                exchange.setVariable("reason", reason);
                exchange.getMessage().setBody(id);
            });
            if (answer.getException() != null) {
                return stopped(answer.getException());
            }
            if (Boolean.TRUE.equals(answer.getMessage().getBody(Boolean.class))) {
                approved++;
            } else {
                out.println("Document " + id
                        + " is not in review with something to approve, or the journal does not know it;"
                        + " it is left alone. Give the id it has in Paperless.");
            }
        }
        return approved == 0 ? COULD_NOT_RUN : work(width);
    }

    private static int documents(Exchange answer) {
        Integer documents = answer.getMessage().getBody(Integer.class);
        return documents == null ? 0 : documents;
    }

    private Exchange startAnew(Selection which, String actor) {
        return messages.request(REPLAY, exchange -> {
            exchange.setVariable("actor", actor);
            exchange.getMessage().setBody(which);
        });
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
                return COULD_NOT_RUN;
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
                return COULD_NOT_RUN;
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
        return later.isEmpty() && people.isEmpty() && failed.isEmpty() ? ALL_DONE : SOME_LEFT;
    }

    private int stopped(Throwable failure) {
        out.println("Stopped: " + Remedy.of(failure));
        return COULD_NOT_RUN;
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
