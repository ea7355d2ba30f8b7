package io.paperbridge.operations;

import io.paperbridge.failure.Failure;
import io.paperbridge.failure.RemoteFailure;
import java.io.PrintStream;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.springframework.stereotype.Component;

/** Asks each server one harmless question through its own door, and says what to do where the answer is wrong. */
@Component
public class Doctor {

    /** Settings for a start in which no document is worked on. */
    public static final String NO_ROUTES = "--camel.main.routes-include-pattern=classpath:no-routes/*.camel.yaml";

    private static final String PAPERLESS =
            "kamelet:paperless-action/doctor-paperless?method=GET&path=/api/documents/&query=page_size%3D1%26fields%3Did";
    private static final String BIGCAPITAL =
            "kamelet:bigcapital-action/doctor-bigcapital?method=GET&path=/api/organization/current";

    private final ProducerTemplate camel;
    private final PrintStream out;

    @SuppressWarnings("SystemOut") // the findings are the result of the command, not a log
    Doctor(ProducerTemplate camel) {
        this.camel = camel;
        this.out = System.out;
    }

    /** Whether both servers answered as they should; what was found is printed. */
    public boolean examine() {
        boolean paperless = ask("Paperless", "PAPERLESS_URL", PAPERLESS);
        boolean bigcapital = ask("BigCapital", "BIGCAPITAL_URL", BIGCAPITAL);
        return paperless && bigcapital;
    }

    private boolean ask(String server, String address, String door) {
        Exchange answer = camel.request(door, question -> {});
        Exception failure = answer.getException();
        out.println(server + ": "
                + (failure == null ? "reached, and the credentials are accepted" : sentence(failure, address)));
        return failure == null;
    }

    private static String sentence(Throwable failure, String address) {
        Throwable cause = failure;
        while (cause != null) {
            if (cause instanceof RemoteFailure remote && remote.mayHaveTakenEffect()) {
                return (remote.status() == 0 ? "does not answer" : "answers " + remote.status()) + "; check " + address
                        + " and that the server runs";
            }
            if (cause instanceof Failure known) {
                return known.sentence();
            }
            cause = cause.getCause();
        }
        return failure.getClass().getSimpleName() + ": " + failure.getMessage();
    }
}
