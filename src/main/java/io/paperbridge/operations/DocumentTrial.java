package io.paperbridge.operations;

import java.io.PrintStream;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.springframework.stereotype.Component;

/** Tries the rules on one document of Paperless, by the route that reads it, and prints what they do. Nothing is written anywhere. */
@Component
public class DocumentTrial {

    /** Settings for a start in which only the trial works and nothing is written. */
    public static final List<String> SETTINGS = List.of(
            SyncRun.SCHEDULE_OFF, "--paperbridge.dry-run=true", "--routes.only=failure-policy,try-rules,learn-names");

    private static final String ROUTE = "direct:try-rules";

    private final ProducerTemplate camel;
    private final PrintStream out;

    @SuppressWarnings("SystemOut") // the trial is the result of the command, not a log
    DocumentTrial(ProducerTemplate camel) {
        this.camel = camel;
        this.out = System.out;
    }

    /**
     * Prints the trial of a document.
     *
     * @param paperlessId its id in Paperless
     * @return whether it could be made; otherwise why not was printed
     */
    public boolean show(long paperlessId) {
        Exchange answer = camel.request(ROUTE, question -> question.getMessage().setBody(paperlessId));
        // what the failure policy has handled stands in the property only
        Throwable failure = answer.getException() != null
                ? answer.getException()
                : answer.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        if (failure != null) {
            out.println("Stopped: " + Remedy.of(failure));
            return false;
        }
        List<?> lines = answer.getMessage().getBody(List.class);
        lines.forEach(out::println);
        return true;
    }
}
