package io.paperbridge.failure;

import io.paperbridge.language.Sentence;
import org.jspecify.annotations.Nullable;

/** A server failed or refused one request; the document is tried again later, as often and as late as its category says. */
public final class RemoteFailure extends Failure {

    private static final long serialVersionUID = 1L;

    private final String remote;
    private final Category category;
    private final int status;
    private final @Nullable String code;
    private final boolean repeatable;

    private RemoteFailure(
            String remote,
            Category category,
            int status,
            @Nullable String code,
            boolean repeatable,
            Reason reason,
            Sentence wording,
            @Nullable Throwable cause) {
        super(reason, wording, cause);
        this.remote = remote;
        this.category = category;
        this.status = status;
        this.code = code;
        this.repeatable = repeatable;
    }

    /** No answer came: refused, reset, cut or timed out. */
    public static RemoteFailure network(String remote, String request, boolean repeatable, Throwable cause) {
        return new RemoteFailure(
                remote,
                Category.NETWORK,
                0,
                null,
                repeatable,
                Reason.REMOTE_UNAVAILABLE,
                Sentence.of(
                        "failure.no-answer", remote, request, cause.getClass().getSimpleName()),
                cause);
    }

    /** A 5xx answer. A 500 is not repeated at once: it is mostly the server's word for data it cannot take, and would be the same. */
    public static RemoteFailure server(String remote, String request, int status, boolean repeatable) {
        return new RemoteFailure(
                remote,
                Category.SERVER,
                status,
                null,
                repeatable && status != 500,
                Reason.REMOTE_UNAVAILABLE,
                Sentence.of("failure.server-failed", remote, request, status),
                null);
    }

    /**
     * A 4xx answer: the request was understood and refused, nothing was changed.
     *
     * @param code the server's own error code, for example {@code BILL_NUMBER_EXISTS}; null when it gave none
     * @param detail the server's words, already cut and free of secrets
     */
    public static RemoteFailure rejected(
            String remote, String request, int status, @Nullable String code, String detail) {
        return rejected(remote, request, status, code, detail.isBlank() ? null : Sentence.verbatim(detail));
    }

    /**
     * The same with words of our own.
     *
     * @param detail why, and what to do; null when nothing is known
     */
    public static RemoteFailure rejected(
            String remote, String request, int status, @Nullable String code, @Nullable Sentence detail) {
        return new RemoteFailure(
                remote,
                Category.VALIDATION,
                status,
                code,
                false,
                Reason.REMOTE_REJECTED,
                refusal(remote, request, code == null ? String.valueOf(status) : status + " " + code, detail),
                null);
    }

    /** A 4xx that is not in the server's own words, given to a request that writes: somebody in between may have given up on it. */
    public static RemoteFailure unclear(String remote, String request, int status) {
        return new RemoteFailure(
                remote,
                Category.NETWORK,
                0,
                null,
                false,
                Reason.REMOTE_UNAVAILABLE,
                Sentence.of("failure.answer-of-another", remote, request, status),
                null);
    }

    /** The same with the words of others. */
    public static RemoteFailure passing(String remote, String request, int status, boolean repeatable, String detail) {
        return passing(remote, request, status, repeatable, Sentence.verbatim(detail));
    }

    /**
     * A server that answers, but not yet as it should; passes by itself.
     *
     * @param detail what it answered, to stand after "with"
     */
    public static RemoteFailure passing(
            String remote, String request, int status, boolean repeatable, Sentence detail) {
        return passing(remote, Sentence.verbatim(request), status, repeatable, detail);
    }

    /**
     * The same for what is more than one request.
     *
     * @param what what it answered to
     */
    public static RemoteFailure passing(String remote, Sentence what, int status, boolean repeatable, Sentence detail) {
        return new RemoteFailure(
                remote,
                Category.TRANSIENT,
                status,
                null,
                repeatable,
                Reason.REMOTE_UNAVAILABLE,
                Sentence.of("failure.passing", remote, what, detail),
                null);
    }

    /**
     * No answer that is of any use, whatever the reason, to a question that is not asked again: work goes on without.
     *
     * @param status the HTTP status; 0 when there was no answer
     * @param detail what is wrong with it, and what to do
     * @param cause why there was no answer; null when there was one
     */
    public static RemoteFailure unusable(
            String remote, String request, int status, Sentence detail, @Nullable Throwable cause) {
        return new RemoteFailure(
                remote,
                Category.TRANSIENT,
                status,
                null,
                false,
                Reason.REMOTE_UNAVAILABLE,
                Sentence.of("failure.unusable", remote, request, detail),
                cause);
    }

    private static Sentence refusal(String remote, String request, String status, @Nullable Sentence detail) {
        return detail == null
                ? Sentence.of("failure.rejected", remote, request, status)
                : Sentence.of("failure.rejected-with-words", remote, request, status, detail);
    }

    /** Which server: {@code Paperless} or {@code BigCapital}. */
    public String remote() {
        return remote;
    }

    public Category category() {
        return category;
    }

    /** The HTTP status; 0 when there was no answer. */
    public int status() {
        return status;
    }

    /** The server's own error code; null when it gave none. */
    public @Nullable String code() {
        return code;
    }

    /** Whether the request may be repeated at once: only what reads, and what is safe to write twice. */
    public boolean isRepeatable() {
        return repeatable;
    }

    /** Whether a request that writes may have taken effect all the same: everything but a 4xx. */
    public boolean mayHaveTakenEffect() {
        return status < 400 || status >= 500;
    }

    /** How a failure is repeated; each has a multiplier in the settings. */
    public enum Category {
        TRANSIENT,
        NETWORK,
        SERVER,
        RATE_LIMIT,
        AUTH,
        VALIDATION
    }
}
