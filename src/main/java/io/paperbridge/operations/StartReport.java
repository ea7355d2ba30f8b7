package io.paperbridge.operations;

import io.paperbridge.diagnosis.Examination;
import io.paperbridge.diagnosis.Finding;
import io.paperbridge.diagnosis.Finding.Level;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The short doctor of each start: once what every start asks has been answered, or not, the log says what is wrong. It asks nothing
 * itself, and holds nothing up.
 */
@Component
@ConditionalOnWebApplication
class StartReport {

    private static final Logger LOG = LoggerFactory.getLogger(StartReport.class);
    private static final List<String> ASKING = List.of("poll-paperless", "learn-ledger");
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final int LONGEST_LOOKS = 240;
    private static final int MOST_LINES = 6;

    private final List<Examination> examinations;
    private final PollHealth health;

    StartReport(List<Examination> examinations, PollHealth health) {
        this.examinations = List.copyOf(examinations);
        this.health = health;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        Thread thread = new Thread(this::reportWhenAnswered, "start-report");
        thread.setDaemon(true);
        thread.start();
    }

    private void reportWhenAnswered() {
        try {
            for (int look = 0; look < LONGEST_LOOKS && !isAnswered(); look++) {
                Thread.sleep(LOOK_EVERY.toMillis());
            }
            report();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isAnswered() {
        return ASKING.stream()
                .allMatch(route ->
                        health.hasGone(route) || health.whyStopped(route).isPresent());
    }

    private void report() {
        List<Finding> findings = examinations.stream()
                .flatMap(examination -> examination.findings().stream())
                .filter(finding -> finding.level() == Level.WARN || finding.level() == Level.FAIL)
                .toList();
        findings.stream()
                .limit(MOST_LINES)
                .forEach(finding -> LOG.warn(
                        "Doctor: {} {}", finding.sentence(), finding.remedy() == null ? "" : finding.remedy()));
        if (findings.size() > MOST_LINES) {
            LOG.warn("Doctor: and {} more; the command doctor lists them", findings.size() - MOST_LINES);
        }
        if (health.whyStopped().isPresent()) {
            LOG.warn("Doctor: work is stopped for the reason above; the command doctor examines everything");
        } else if (findings.isEmpty()) {
            LOG.info("Doctor: all is well");
        }
    }
}
