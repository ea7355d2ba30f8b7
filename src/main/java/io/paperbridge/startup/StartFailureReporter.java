package io.paperbridge.startup;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;

/** Prints why the start was refused to the error stream: the words alone, no banner and no stack trace. */
final class StartFailureReporter implements FailureAnalysisReporter {

    @Override
    @SuppressWarnings("SystemOut") // logging may not be set up yet, and a person at a terminal reads this
    public void report(FailureAnalysis analysis) {
        String action = analysis.getAction();
        System.err.println(analysis.getDescription() + (action == null ? "" : " " + action));
    }
}
