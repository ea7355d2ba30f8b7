package io.paperbridge.operations;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;

/**
 * {@code paperbridge.remote.calls}: how long each endpoint of a server takes until it begins to answer, by the status of the answer, or
 * {@code unanswered}.
 */
final class CallMetrics implements ExecChainHandler {

    private static final String NAME = "paperbridge.remote.calls";
    private static final String UNANSWERED = "unanswered";
    private static final String API = "/api/";
    private static final Pattern ID = Pattern.compile("/\\d+(?=/|$)");
    private static final Pattern QUERY = Pattern.compile("[?#].*");

    private final MeterRegistry meters;

    CallMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        Timer.Sample sample = Timer.start(meters);
        String status = UNANSWERED;
        try {
            ClassicHttpResponse response = chain.proceed(request, scope);
            status = String.valueOf(response.getCode());
            return response;
        } finally {
            sample.stop(Timer.builder(NAME)
                    .description("Requests to Paperless, BigCapital and the others")
                    .tag("server", scope.route.getTargetHost().toHostString())
                    .tag("method", request.getMethod())
                    .tag("endpoint", endpoint(request.getPath()))
                    .tag("status", status)
                    .register(meters));
        }
    }

    /** The path without its query, whatever the ids in it; of servers without {@code /api} it may hold a secret and is left out. */
    static String endpoint(String path) {
        String plain = QUERY.matcher(path).replaceFirst("");
        int api = plain.indexOf(API);
        return api < 0 ? "other" : ID.matcher(plain.substring(api)).replaceAll("/:id");
    }
}
