package io.paperbridge.operations;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;

/**
 * {@code paperbridge.remote.calls}: how long each endpoint of a server takes until it begins to answer, by the status of the answer, or
 * {@code unanswered}.
 */
final class CallMetrics implements ExecChainHandler {

    private static final String NAME = "paperbridge.remote.calls";
    private static final String UNANSWERED = "unanswered";
    private static final String OTHER = "other";
    private static final Pattern ID = Pattern.compile("/\\d+(?=/|$)");
    private static final Pattern QUERY = Pattern.compile("[?#].*");

    private final MeterRegistry meters;
    private final Set<HttpHost> named;

    /** @param urls those of the servers whose endpoints are named; in the address of any other may stand a secret */
    CallMetrics(MeterRegistry meters, List<String> urls) {
        this.meters = meters;
        this.named = urls.stream().flatMap(url -> host(url).stream()).collect(Collectors.toSet());
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
                    .tag(
                            "endpoint",
                            named.contains(normal(scope.route.getTargetHost())) ? endpoint(request.getPath()) : OTHER)
                    .tag("status", status)
                    .register(meters));
        }
    }

    /** The path without its query, whatever the ids in it. */
    static String endpoint(String path) {
        return ID.matcher(QUERY.matcher(path).replaceFirst("")).replaceAll("/:id");
    }

    private static Optional<HttpHost> host(String url) {
        try {
            return Optional.of(normal(HttpHost.create(URI.create(url.strip()))));
        } catch (IllegalArgumentException notSet) {
            return Optional.empty();
        }
    }

    /** With its port, which need not be named. */
    private static HttpHost normal(HttpHost host) {
        int usual = "https".equals(host.getSchemeName()) ? 443 : 80;
        return new HttpHost(
                host.getSchemeName(),
                host.getHostName().toLowerCase(Locale.ROOT),
                host.getPort() < 0 ? usual : host.getPort());
    }
}
