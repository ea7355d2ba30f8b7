package io.paperbridge.rates;

import io.paperbridge.failure.RemoteFailure;
import io.paperbridge.language.Sentence;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The address of the European Central Bank's files and what its answers mean, for its kamelet only. */
@Component("ecbDoor")
public class EcbDoor {

    private static final String REMOTE = "ECB";

    /** The whole history is about 8 MB. */
    private static final int LARGEST = 20_000_000;

    private final ExchangeRateSettings settings;

    EcbDoor(ExchangeRateSettings settings) {
        this.settings = settings;
    }

    /** The whole address of a file. */
    public String address(String file) {
        String base = settings.ecbUrl().toString();
        return base.endsWith("/") ? base + file : base + "/" + file;
    }

    /**
     * The body of a good answer.
     *
     * @throws RemoteFailure when the answer is not good: another status than 200, a redirect among them, nothing, or more than 20 MB
     */
    public byte[] accept(String file, int status, byte @Nullable [] body) {
        if (status >= 500) {
            throw RemoteFailure.server(REMOTE, "GET " + file, status, true);
        }
        if (status != 200) {
            throw RemoteFailure.rejected(
                    REMOTE, "GET " + file, status, null, "check paperbridge.exchange-rates.ecb-url");
        }
        if (body == null || body.length == 0 || body.length > LARGEST) {
            throw RemoteFailure.passing(
                    REMOTE,
                    "GET " + file,
                    status,
                    false,
                    Sentence.of("rates.wrong-size", body == null ? 0 : body.length));
        }
        return body;
    }

    /** The failure of a request that got no answer; never returns. */
    public void unanswered(String file, Throwable thrown) {
        Throwable cause = thrown; // the breaker wraps what it lets through
        while (!(cause instanceof IOException) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        throw RemoteFailure.network(REMOTE, "GET " + file, true, cause);
    }
}
