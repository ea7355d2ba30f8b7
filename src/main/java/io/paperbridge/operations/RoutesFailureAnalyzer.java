package io.paperbridge.operations;

import org.apache.camel.spring.boot.CamelSpringBootInitializationException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what is wrong with a route, kamelet or mapping that a person has changed. */
final class RoutesFailureAnalyzer extends AbstractFailureAnalyzer<CamelSpringBootInitializationException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, CamelSpringBootInitializationException cause) {
        return new FailureAnalysis(
                "The routes cannot be started: " + rootFailure.getMessage()
                        + ". Correct the file in the routes folder, or" + " take it away to get the one in the jar.",
                null,
                cause);
    }
}
