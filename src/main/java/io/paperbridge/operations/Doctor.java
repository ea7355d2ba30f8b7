package io.paperbridge.operations;

import io.paperbridge.failure.Failure;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Learns from each server what every start must learn, by the routes that learn it, and says what to do where that fails.
 *
 * <p>It needs a dry run without schedule and with an empty journal: then nothing is written and no document is touched.
 */
@Component
public class Doctor {

    /** Settings for a start in which no document is looked for and nothing is written. */
    public static final List<String> SETTINGS = List.of(SyncRun.SCHEDULE_OFF, "--paperbridge.dry-run=true");

    private static final String NAMES = "learn-names";
    private static final String LEDGER = "learn-ledger";
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final ProducerTemplate camel;
    private final PollHealth health;
    private final String inputTax;
    private final PrintStream out;

    @SuppressWarnings("SystemOut") // the findings are the result of the command, not a log
    Doctor(ProducerTemplate camel, PollHealth health, @Value("${paperbridge.company.input-tax:}") String inputTax) {
        this.camel = camel;
        this.health = health;
        this.inputTax = inputTax;
        this.out = System.out;
    }

    /** Whether both servers answered as they should; what was found is printed. */
    public boolean examine() {
        out.println("Checking. Nothing is written; what the first start would make is shown as \"would send\".");
        boolean paperless = say(paperless(), "Paperless is reached, accepts the token and has all tags.");
        boolean bigcapital = say(bigcapital(), "BigCapital is reached, lets us in and has all accounts.");
        if (inputTax.isBlank()) {
            out.println("note: paperbridge.company.input-tax is not set: purchases with VAT wait in review until it is"
                    + " recoverable or cost.");
        }
        return paperless && bigcapital;
    }

    private boolean say(Optional<Throwable> failure, String good) {
        out.println(failure.map(thrown -> "problem: " + Remedy.of(thrown)).orElse("ok: " + good));
        return failure.isEmpty();
    }

    private Optional<Throwable> paperless() {
        Exchange answer = camel.request("direct:" + NAMES, question -> {});
        // what the failure policy has handled stands in the property only
        Throwable thrown = answer.getException() != null
                ? answer.getException()
                : answer.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        return Optional.ofNullable(thrown);
    }

    private Optional<Throwable> bigcapital() {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (!health.hasGone(LEDGER)) {
            Optional<Failure> stopped = health.whyStopped(LEDGER);
            if (stopped.isPresent()) {
                return stopped.map(Throwable.class::cast);
            }
            if (System.nanoTime() > deadline) {
                return Optional.of(new IllegalStateException("no answer within " + LONGEST.toSeconds() + " s"));
            }
            pause();
        }
        return Optional.empty();
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_EVERY.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the check was interrupted", e);
        }
    }
}
