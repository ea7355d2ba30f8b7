package io.paperbridge.startup;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;

/** Prints why the start was refused to the error stream: the words alone, no banner and no stack trace. */
final class StartFailureReporter implements FailureAnalysisReporter {

    private static final Logger LOG = LoggerFactory.getLogger(StartFailureReporter.class);

    @Override
    @SuppressWarnings("SystemOut") // logging may not be set up yet, and a person at a terminal reads this
    public void report(FailureAnalysis analysis) {
        String action = analysis.getAction();
        System.err.println(analysis.getDescription() + (action == null ? "" : " " + action));
        LOG.debug("why the start was refused", analysis.getCause());
    }
}
