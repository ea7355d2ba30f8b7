package io.paperbridge.startup;

import io.paperbridge.failure.Failure;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows the sentence of one of our own failures, for example a setting that only turns out wrong when it is used. */
final class FailureSentenceAnalyzer extends AbstractFailureAnalyzer<Failure> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, Failure cause) {
        return new FailureAnalysis(cause.sentence(), null, cause);
    }
}
