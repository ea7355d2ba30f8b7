package io.paperbridge.web.api;

import io.paperbridge.language.Sentence;
import java.util.Locale;

/** What can be wrong with a request; each has a page at {@code /reasons/CODE}. Codes are public. */
public enum Problem {
    BAD_REQUEST(400),
    NOT_LOGGED_IN(401),
    FORBIDDEN(403),
    ROLE_MISSING(403),
    NOT_FOUND(404),
    UNKNOWN_DOCUMENT(404),
    UNKNOWN_TASK(404),
    UNKNOWN_UPLOAD(404),
    UNKNOWN_EXCHANGE(404),
    NOT_RECONCILED(404),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    WRONG_STATE(409),
    TASK_RUNNING(409),
    BODY_TOO_LARGE(413),
    UNSUPPORTED_TYPE(415),
    TOO_MANY_REQUESTS(429),
    TOO_MANY_LISTENERS(503);

    private final int status;

    Problem(int status) {
        this.status = status;
    }

    int status() {
        return status;
    }

    /** For example {@code wrong-state}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What the code means, one sentence. */
    public Sentence explanation() {
        return Sentence.of("problem." + code());
    }

    /** What is to be done. */
    public Sentence remedy() {
        return Sentence.of("problem." + code() + ".remedy");
    }
}
