package io.paperbridge.journal;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

/**
 * The id that joins what is said about one document, from its admission to its tag: it stands in the journal, in each line of the log,
 * in requests to the servers and in answers of the API.
 *
 * <p>It goes with the thread that works on the document: a claim puts it there, and the end of the work takes it away. What enters
 * from outside, a call of the webhook or of the API, may bring one along.
 */
@Component("correlation")
public class Correlation {

    /** Under which the log shows it. */
    public static final String KEY = "correlationId";

    /** How requests and answers carry it. */
    public static final String HEADER = "X-Correlation-Id";

    /** What stands in a log and in a header without harm, and is unlikely to be met twice. */
    private static final Pattern GOOD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{7,63}");

    /** The id of what this thread works on, those of a batch with commas between; null where it is nothing of its own. */
    public @Nullable String current() {
        return MDC.get(KEY);
    }

    /** What a caller brings along; empty unless it is 8 to 64 letters, digits, dots, dashes and underscores. */
    public static Optional<String> brought(@Nullable String id) {
        return id != null && GOOD.matcher(id).matches() ? Optional.of(id) : Optional.empty();
    }

    /** A new one, of 32 hexadecimal digits. */
    public static String made() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    /** From now on this thread works for this id; null for none. */
    public static void follow(@Nullable String id) {
        if (id == null) {
            MDC.remove(KEY);
        } else {
            MDC.put(KEY, id);
        }
    }
}
