package io.paperbridge.journal;

import io.paperbridge.failure.ConfigurationFault;
import io.paperbridge.failure.Failure;
import io.paperbridge.failure.NotYet;
import io.paperbridge.failure.Reason;
import io.paperbridge.failure.RemoteFailure;
import io.paperbridge.failure.RemoteFailure.Category;
import io.paperbridge.journal.Aftermath.Verdict;
import io.paperbridge.language.Language;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The attempts at a document that failed, each with the exchange it failed at. What only waits its turn is no attempt. */
@Component
public class Attempts {

    private static final int MOST = 100;
    private static final int PLACE_LENGTH = 200;
    private static final int ADDRESS_LENGTH = 1000;

    private final JdbcClient jdbc;
    private final Language language;

    Attempts(JdbcClient jdbc, Language language) {
        this.jdbc = jdbc;
        this.language = language;
    }

    /**
     * A request and its answer, without secrets and personal data.
     *
     * @param status 0 when no answer came
     * @param request the body; null when there was none
     * @param answer the body; null when there was none
     */
    public record Exchanged(
            String method,
            String address,
            int status,
            long tookMillis,
            @Nullable String request,
            @Nullable String answer) {}

    /**
     * Where it failed.
     *
     * @param route the route
     * @param step the step of the route, or the place in the program; null when that is not known
     * @param exchanged null when no server was to blame
     */
    public record Place(@Nullable String route, @Nullable String step, @Nullable Exchanged exchanged) {}

    /**
     * An attempt that failed.
     *
     * @param outcome {@code LATER}, {@code REVIEW} or {@code PARK}
     * @param category a {@link Category}, or {@code DOCUMENT}, {@code CONFIGURATION}, {@code INTERNAL}
     * @param nextAt when it was to be tried again; null when it was not
     */
    public record Attempt(
            Instant at,
            String outcome,
            String category,
            String reason,
            String sentence,
            @Nullable Instant nextAt,
            @Nullable String route,
            @Nullable String step,
            @Nullable Exchanged exchanged) {}

    /** Keeps an attempt, after it was decided what follows it; what the journal cannot hold of it is left out. */
    public void failed(Claim claim, Throwable thrown, Verdict verdict, Place place) {
        Failure failure = Aftermath.failureIn(thrown);
        if (verdict == Verdict.NOTHING || failure instanceof NotYet) {
            return;
        }
        Exchanged exchanged = place.exchanged();
        Reason reason = failure == null ? Reason.INTERNAL_ERROR : failure.reason();
        jdbc.sql(
                        """
                        insert into attempt (document_key, outcome, category, reason_code, sentence, next_at, route, step,
                            method, address, status, took_millis, request, answer)
                        select document_key, :outcome, :category, :reason, :sentence,
                            case when :outcome = 'LATER' then due_at end, :route, :step,
                            :method, :address, cast(:status as int), cast(:took as bigint), :request, :answer
                        from document where document_key = :document""")
                .param("outcome", verdict.name())
                .param("category", category(failure))
                .param("reason", reason.code())
                .param("sentence", Events.cut(language.say(Aftermath.wordingOf(thrown))))
                .param("route", StoredText.shortened(place.route(), PLACE_LENGTH))
                .param("step", StoredText.shortened(place.step(), PLACE_LENGTH))
                .param("method", exchanged == null ? null : exchanged.method())
                .param("address", exchanged == null ? null : StoredText.shortened(exchanged.address(), ADDRESS_LENGTH))
                .param("status", exchanged == null ? null : exchanged.status())
                .param("took", exchanged == null ? null : exchanged.tookMillis())
                .param("request", exchanged == null ? null : StoredText.whole(exchanged.request()))
                .param("answer", exchanged == null ? null : StoredText.whole(exchanged.answer()))
                .param("document", claim.documentKey())
                .update();
    }

    /** The last hundred failed attempts at a document, the latest first. */
    public List<Attempt> of(long documentKey) {
        return jdbc.sql(
                        """
                        select happened_at, outcome, category, reason_code, sentence, next_at, route, step,
                            method, address, status, took_millis, request, answer
                        from attempt where document_key = :document order by attempt_id desc limit :most""")
                .param("document", documentKey)
                .param("most", MOST)
                .query((row, n) -> new Attempt(
                        Times.at(row, "happened_at"),
                        row.getString("outcome"),
                        row.getString("category"),
                        row.getString("reason_code"),
                        row.getString("sentence"),
                        Times.maybe(row, "next_at"),
                        row.getString("route"),
                        row.getString("step"),
                        row.getString("method") == null
                                ? null
                                : new Exchanged(
                                        row.getString("method"),
                                        row.getString("address"),
                                        row.getInt("status"),
                                        row.getLong("took_millis"),
                                        row.getString("request"),
                                        row.getString("answer"))))
                .list();
    }

    /** Of what kind the failure is: as the server failed, else who has to do with it. */
    private static String category(@Nullable Failure failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RemoteFailure remote) {
                return remote.category().name();
            }
        }
        if (failure == null) {
            return "INTERNAL";
        }
        if (failure instanceof ConfigurationFault) {
            return failure.reason() == Reason.ACCESS_REFUSED ? Category.AUTH.name() : "CONFIGURATION";
        }
        return "DOCUMENT";
    }
}
