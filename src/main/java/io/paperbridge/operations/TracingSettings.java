package io.paperbridge.operations;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where traces go.
 *
 * @param url the whole address that takes traces over OTLP/HTTP; empty: none are made
 */
@ConfigurationProperties("paperbridge.tracing")
record TracingSettings(@DefaultValue("") String url) {

    TracingSettings {
        url = url.strip();
        if (!url.isEmpty() && !isAddress(url)) {
            throw new IllegalArgumentException(
                    "paperbridge.tracing.url is '" + url
                            + "', but must be the whole address that takes traces, for example http://127.0.0.1:4318/v1/traces.");
        }
    }

    private static boolean isAddress(String url) {
        try {
            URI address = URI.create(url);
            return ("http".equals(address.getScheme()) || "https".equals(address.getScheme()))
                    && address.getHost() != null
                    && address.getPath().length() > 1;
        } catch (IllegalArgumentException notOne) {
            return false;
        }
    }
}
