package io.paperbridge.operations;

import io.paperbridge.journal.Selection;
import java.io.PrintStream;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
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
    private static final String REPLAY = "direct:replay-document";
    private static final String APPROVE = "direct:approve-document";

    private final CamelContext camel;
    private final ProducerTemplate messages;
    private final WorkRun run;
    private final PrintStream out;

    @Autowired
    @SuppressWarnings("SystemOut") // what was done is the result of the command, not a log
    SyncRun(CamelContext camel, ProducerTemplate messages, WorkRun run) {
        this(camel, messages, run, System.out);
    }

    SyncRun(CamelContext camel, ProducerTemplate messages, WorkRun run, PrintStream out) {
        this.camel = camel;
        this.messages = messages;
        this.run = run;
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
        return failure == null ? run.work(width) : run.stopped(failure);
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
        if (!which.paperlessIds().isEmpty()) {
            return each(
                    which.paperlessIds(),
                    id -> startAnew(Selection.of(List.of(id)), actor),
                    answer -> documents(answer) > 0,
                    "is not parked, in review or discarded",
                    width);
        }
        Exchange answer = startAnew(which, actor);
        if (answer.getException() != null) {
            return run.stopped(answer.getException());
        }
        int documents = documents(answer);
        out.println(documents > 0 ? "Started anew: " + documents + "." : none(which));
        return documents == 0 ? ALL_DONE : run.work(width);
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
        return each(
                paperlessIds,
                id -> messages.request(APPROVE, exchange -> {
                    exchange.setVariable("actor", actor);
                    exchange.setVariable("reason", reason);
                    exchange.getMessage().setBody(id);
                }),
                answer -> Boolean.TRUE.equals(answer.getMessage().getBody(Boolean.class)),
                "is not in review with something to approve",
                width);
    }

    /** Asks for each; says which are left alone, and works when one is not. */
    private int each(
            List<Long> paperlessIds,
            Function<Long, Exchange> ask,
            Predicate<Exchange> isDone,
            String leftAlone,
            int width) {
        boolean anyDone = false;
        for (Long id : paperlessIds) {
            Exchange answer = ask.apply(id);
            if (answer.getException() != null) {
                return run.stopped(answer.getException());
            }
            if (isDone.test(answer)) {
                anyDone = true;
            } else {
                out.println("Document " + id + " " + leftAlone + ", or the journal does not know it;"
                        + " it is left alone. Give the id it has in Paperless.");
            }
        }
        return anyDone ? run.work(width) : COULD_NOT_RUN;
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
}
