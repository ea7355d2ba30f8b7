package io.paperbridge.operations;

import io.paperbridge.failure.ClaimLost;
import io.paperbridge.failure.Failure;
import io.paperbridge.failure.NotYet;
import io.paperbridge.failure.Reason;
import io.paperbridge.journal.Aftermath;
import io.paperbridge.journal.Aftermath.Verdict;
import io.paperbridge.journal.Claim;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Says each failure once: a sentence in the log; a stack trace only for a fault of our own. */
@Component("failureLog")
public class FailureLog {

    private static final Logger LOG = LoggerFactory.getLogger(FailureLog.class);

    /** What booking does not wait for, or only some documents, each with a sentence of its own; it is tried again by its schedule. */
    private static final Set<String> BESIDE = Set.of(
            "learn-exchange-rates",
            "purge-journal",
            "admit-woken",
            "reconcile-books",
            "update-payment-status",
            "raise-alerts");

    private final PollHealth health;

    FailureLog(PollHealth health) {
        this.health = health;
    }

    /**
     * Reports a failure.
     *
     * @param route the route the exchange came from
     * @param claim the document; null when none was held, then the failure concerns the polling or the ledger as a whole
     */
    public void report(String route, @Nullable Claim claim, Throwable thrown, Verdict verdict) {
        Failure failure = Aftermath.failureIn(thrown);
        if (failure instanceof ClaimLost) {
            LOG.debug("{}", failure.sentence());
            return;
        }
        if (claim == null) {
            if (failure != null && failure.reason() == Reason.STOPPING) {
                LOG.debug("{}: {}", route, failure.sentence());
            } else if (failure == null) {
                LOG.error("{}", Aftermath.wordingOf(thrown), thrown);
            } else if (BESIDE.contains(route)) {
                LOG.warn("{}: {}", route, failure.sentence());
            } else {
                health.stopped(route, failure);
            }
            return;
        }
        if (failure instanceof NotYet) {
            LOG.info("Document {}: waits, {}", claim.ref().paperlessId(), failure.sentence());
            return;
        }
        String follows =
                switch (verdict) {
                    case REVIEW -> "goes to review";
                    case PARK -> "is parked";
                    case LATER -> "is tried again";
                    case NOTHING -> "another worker has it";
                };
        long document = claim.ref().paperlessId();
        if (failure == null) {
            LOG.error("Document {}: {} ({})", document, Aftermath.wordingOf(thrown), follows, thrown);
        } else {
            LOG.warn("Document {}: {} ({})", document, failure.sentence(), follows);
        }
    }
}
