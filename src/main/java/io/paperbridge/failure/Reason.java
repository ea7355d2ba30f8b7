package io.paperbridge.failure;

import io.paperbridge.language.Sentence;
import java.util.Locale;

/**
 * Why a document waits for a person, is parked or is tried again. Codes are public: metrics, notes and docs use them.
 *
 * <p>What a code means and what is to be done stands in the bundles of sentences, as {@code reason.CODE} and {@code
 * reason.CODE.remedy}.
 */
public enum Reason {
    // a person is asked
    MISSING_FIELD(Actor.BOOKKEEPER),
    TOTALS_DISAGREE(Actor.BOOKKEEPER),
    LINES_DISAGREE(Actor.BOOKKEEPER),
    AMBIGUOUS(Actor.BOOKKEEPER),
    INVALID_VALUE(Actor.BOOKKEEPER),
    DATE_OUT_OF_RANGE(Actor.BOOKKEEPER),
    FOREIGN_CURRENCY(Actor.BOOKKEEPER),
    NO_EXCHANGE_RATE(Actor.OPERATOR),
    NOT_AN_INVOICE(Actor.BOOKKEEPER),
    UNREADABLE(Actor.BOOKKEEPER),
    SEVERAL_INVOICES(Actor.BOOKKEEPER),
    DIRECTION_UNCLEAR(Actor.BOOKKEEPER),
    KIND_UNCLEAR(Actor.BOOKKEEPER),
    INPUT_TAX_UNDECIDED(Actor.OPERATOR),
    ACCOUNT_UNUSABLE(Actor.BOOKKEEPER),
    PERIOD_LOCKED(Actor.BOOKKEEPER),
    PARTY_UNCERTAIN(Actor.BOOKKEEPER),
    DUPLICATE(Actor.BOOKKEEPER),
    ENTRY_DIFFERS(Actor.BOOKKEEPER),
    ENTRY_DELETED(Actor.BOOKKEEPER),
    APPROVAL_LIMIT(Actor.BOOKKEEPER),
    NEW_VENDOR(Actor.BOOKKEEPER),
    IBAN_CHANGED(Actor.BOOKKEEPER),
    LIKELY_DUPLICATE(Actor.BOOKKEEPER),
    UNCERTAIN(Actor.BOOKKEEPER),
    ALWAYS_REVIEW(Actor.BOOKKEEPER),
    TEST_OR_CORRECTION(Actor.BOOKKEEPER),
    // for good
    REMOTE_REJECTED(Actor.BOOKKEEPER),
    ATTEMPTS_EXHAUSTED(Actor.OPERATOR),
    LEDGER_WRONG(Actor.OPERATOR),
    FILE_TOO_LARGE(Actor.BOOKKEEPER),
    DOCUMENT_GONE(Actor.ITSELF),
    INTERNAL_ERROR(Actor.OPERATOR),
    // later
    REMOTE_UNAVAILABLE(Actor.OPERATOR),
    RATE_LIMITED(Actor.ITSELF),
    IN_DOUBT(Actor.ITSELF),
    POSTING_BUSY(Actor.ITSELF),
    ATTACHING_BUSY(Actor.ITSELF),
    STOPPING(Actor.ITSELF),
    // everything stops until somebody acts
    ACCESS_REFUSED(Actor.OPERATOR),
    WRONG_ADDRESS(Actor.OPERATOR),
    NOT_CONFIGURED(Actor.OPERATOR),
    CLAIM_LOST(Actor.ITSELF);

    private final Actor actor;

    Reason(Actor actor) {
        this.actor = actor;
    }

    /** Who must act. */
    public Actor actor() {
        return actor;
    }

    /** What the code means, one sentence. */
    public Sentence explanation() {
        return Sentence.of("reason." + code());
    }

    /** What is to be done. */
    public Sentence remedy() {
        return Sentence.of("reason." + code() + ".remedy");
    }

    /** The code as metrics, notes and docs write it, for example {@code totals-disagree}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Who must act so that work goes on. */
    public enum Actor {
        /** Nobody: it passes by itself, or nothing is to be done. */
        ITSELF,
        /** Whoever keeps the books, in Paperless or BigCapital. */
        BOOKKEEPER,
        /** Whoever runs Paperbridge. */
        OPERATOR;

        /** The name of the actor, to stand in a list. */
        public Sentence title() {
            return Sentence.of("actor." + name().toLowerCase(Locale.ROOT));
        }
    }
}
