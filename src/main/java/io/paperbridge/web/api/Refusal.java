package io.paperbridge.web.api;

import io.paperbridge.failure.Reason;
import io.paperbridge.journal.Intervention;
import io.paperbridge.language.Sentence;

/** Why a request is refused, as RFC 9457 has it: a status, a code with its page, a general title, and what is wrong here. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final int FAILED = 500;
    private static final int BAD_GATEWAY = 502;
    private static final int UNAVAILABLE = 503;

    private final int status;
    private final String code;
    private final transient Sentence title;
    private final transient Sentence detail;

    private Refusal(int status, String code, Sentence title, Sentence detail) {
        super(detail.toString());
        this.status = status;
        this.code = code;
        this.title = title;
        this.detail = detail;
    }

    static Refusal of(Problem problem, Sentence detail) {
        return new Refusal(problem.status(), problem.code(), problem.explanation(), detail);
    }

    /** The general words say it all. */
    static Refusal of(Problem problem) {
        return of(problem, problem.remedy());
    }

    /** Something that was sent is wrong. */
    public static Refusal badRequest(Sentence detail) {
        return of(Problem.BAD_REQUEST, detail);
    }

    /** A parameter whose value is not {@code wanted}. */
    static Refusal wrongValue(String parameter, String given, Sentence wanted) {
        return badRequest(Sentence.of("web.value-wrong", parameter, given, wanted));
    }

    static Refusal failed(Reason reason, Sentence detail) {
        boolean passes = reason == Reason.REMOTE_UNAVAILABLE || reason.actor() == Reason.Actor.ITSELF;
        int status = reason == Reason.INTERNAL_ERROR ? FAILED : passes ? UNAVAILABLE : BAD_GATEWAY;
        return new Refusal(
                status, reason.code(), reason.explanation(), status == FAILED ? Sentence.of("web.own-fault") : detail);
    }

    /** Why something was not done about a document. */
    static Refusal of(Intervention refused) {
        Reason failure = refused.failure();
        return failure == null ? of(Problem.WRONG_STATE, refused.sentence()) : failed(failure, refused.sentence());
    }

    /** The status of the answer. */
    public int status() {
        return status;
    }

    /** The code, whose page is {@code /reasons/CODE}. */
    public String code() {
        return code;
    }

    /** What the code means in general. */
    public Sentence title() {
        return title;
    }

    /** What is wrong here. */
    public Sentence detail() {
        return detail;
    }
}
