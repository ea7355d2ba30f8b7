package io.paperbridge.journal;

import io.paperbridge.failure.NotYet;
import io.paperbridge.failure.Reason;
import io.paperbridge.language.Sentence;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The one way to any effect outside: intend it, look whether it is there, send it once, record the answer, all under the fence.
 *
 * <p>{@code sent_at} is committed before the request leaves. While it stands without an answer, the request may have taken effect:
 * it is neither repeated nor given up before the quiet time has passed and a look has shown what became of it.
 */
@Component("effects")
public class Effects {

    private final JdbcClient jdbc;
    private final Fences fences;
    private final TimingSettings settings;

    Effects(JdbcClient jdbc, Fences fences, TimingSettings settings) {
        this.jdbc = jdbc;
        this.fences = fences;
        this.settings = settings;
    }

    /**
     * Writes down that an effect is wanted; an intention that is already there is kept.
     *
     * @param key what makes it one effect of its kind for this document
     * @param payload what is to be sent; only its hash is kept
     * @return the effect as it stands
     * @throws NotYet while an earlier request may still take effect
     */
    @Transactional
    public Effect intend(Claim claim, Kind kind, String key, String payload) {
        fences.hold(claim);
        Optional<Effect> standing = find(claim.documentKey(), kind, key);
        if (standing.isEmpty()) {
            jdbc.sql(
                            """
                            insert into effect (document_key, kind, effect_key, payload_hash, fence)
                            values (:document, :kind, :key, :hash, :fence)""")
                    .param("document", claim.documentKey())
                    .param("kind", kind.name())
                    .param("key", key)
                    .param("hash", sha256(payload))
                    .param("fence", claim.fence())
                    .update();
            return find(claim.documentKey(), kind, key).orElseThrow();
        }
        Effect effect = standing.get();
        if (effect.isInDoubt()) {
            waitForQuiet(claim);
        } else if (!effect.isDone()) {
            jdbc.sql("update effect set payload_hash = :hash, fence = :fence where effect_id = :id")
                    .param("hash", sha256(payload))
                    .param("fence", claim.fence())
                    .param("id", effect.id())
                    .update();
        }
        return effect;
    }

    /**
     * Commits that the request leaves now, with a lease that outlasts its answer; what an earlier one has done counts no more.
     *
     * @throws io.paperbridge.failure.ClaimLost when another worker has the document
     */
    @Transactional
    public void sending(Claim claim, Effect effect) {
        fences.renewBeforeSending(claim);
        jdbc.sql(
                        """
                        update effect set sent_at = current_timestamp, done_at = null, result = null, rounds = rounds + 1,
                            fence = :fence
                        where effect_id = :id""")
                .param("fence", claim.fence())
                .param("id", effect.id())
                .update();
    }

    /** Records that the effect is there, by its answer or by a look. */
    @Transactional
    public void done(Claim claim, Effect effect, @Nullable String result) {
        fences.hold(claim);
        jdbc.sql("update effect set done_at = current_timestamp, result = :result where effect_id = :id")
                .param("result", result)
                .param("id", effect.id())
                .update();
    }

    /** Records that the request took no effect, by its answer or by a look after the quiet time: it may be sent again. */
    @Transactional
    public void absent(Claim claim, Effect effect) {
        fences.hold(claim);
        forget(effect.id());
    }

    /** The effect, when it is intended. */
    Optional<Effect> find(long documentKey, Kind kind, String key) {
        return jdbc.sql(
                        """
                        select effect_id, kind, effect_key, sent_at, done_at, result, rounds from effect
                        where document_key = :document and kind = :kind and effect_key = :key""")
                .param("document", documentKey)
                .param("kind", kind.name())
                .param("key", key)
                .query((row, n) -> new Effect(
                        row.getLong(1),
                        Kind.valueOf(row.getString(2)),
                        row.getString(3),
                        row.getObject(4) != null,
                        row.getObject(5) != null,
                        row.getString(6),
                        row.getInt(7)))
                .optional();
    }

    /** What of a document was answered for certain as not applied: it is as if it had never left. */
    void clearSent(long documentKey, long fence) {
        jdbc.sql(
                        """
                        update effect set sent_at = null
                        where document_key = :document and fence = :fence and done_at is null and sent_at is not null""")
                .param("document", documentKey)
                .param("fence", fence)
                .update();
    }

    /** Whether an effect of a kind was sent and not answered. */
    boolean anyInDoubt(long documentKey, Kind kind) {
        return count("done_at is null and sent_at is not null", documentKey, kind) > 0;
    }

    /** Whether an effect of a kind is known to be there. */
    boolean isDone(long documentKey, Kind kind) {
        return count("done_at is not null", documentKey, kind) > 0;
    }

    private long count(String condition, long documentKey, Kind kind) {
        return jdbc.sql("select count(*) from effect where document_key = :document and kind = :kind and " + condition)
                .param("document", documentKey)
                .param("kind", kind.name())
                .query(Long.class)
                .single();
    }

    void forget(long effectId) {
        jdbc.sql("update effect set sent_at = null, done_at = null, result = null where effect_id = :id")
                .param("id", effectId)
                .update();
    }

    /** Nothing of a kind that was done for a document counts any more: it may be done again. */
    void forgetAll(long documentKey, Kind kind) {
        jdbc.sql(
                        """
                        update effect set sent_at = null, done_at = null, result = null
                        where document_key = :document and kind = :kind""")
                .param("document", documentKey)
                .param("kind", kind.name())
                .update();
    }

    /** The entry of a document is intended anew: nothing that was sent for it counts any more. */
    void forgetEntry(long documentKey) {
        jdbc.sql(
                        """
                        update effect set sent_at = null, done_at = null, result = null
                        where document_key = :document and kind in ('CREATE_ENTRY', 'POST_ENTRY')""")
                .param("document", documentKey)
                .update();
    }

    /** How long the quiet time after the last unanswered request of a document still lasts; zero when it is over. */
    Duration quietTimeLeft(long documentKey) {
        return jdbc.sql(
                        """
                        select max(sent_at) + cast(:quiet as bigint) * interval '0.001' second as quiet_until,
                               current_timestamp as now
                        from effect where document_key = :document and done_at is null and sent_at is not null""")
                .param("quiet", settings.quietTime().toMillis())
                .param("document", documentKey)
                .query((row, n) -> {
                    OffsetDateTime until = row.getObject(1, OffsetDateTime.class);
                    OffsetDateTime now = row.getObject(2, OffsetDateTime.class);
                    return until == null || until.isBefore(now) ? Duration.ZERO : Duration.between(now, until);
                })
                .single();
    }

    private void waitForQuiet(Claim claim) {
        Duration left = quietTimeLeft(claim.documentKey());
        if (!left.isZero()) {
            throw new NotYet(Reason.IN_DOUBT, left, Sentence.of("journal.in-doubt"));
        }
    }

    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    /** What can be done to the outside. */
    public enum Kind {
        CREATE_ENTRY,
        POST_ENTRY,
        CREATE_CONTACT,
        WRITE_NOTE,
        UPLOAD_ORIGINAL,
        LINK_ORIGINAL
    }

    /**
     * An intended effect.
     *
     * @param id the journal's key
     * @param kind what it does
     * @param key what makes it one
     * @param isSent whether a request left
     * @param isDone whether it is known to be there
     * @param result what the answer gave, for example the id; null when nothing
     * @param rounds how often a request left
     */
    public record Effect(
            long id, Kind kind, String key, boolean isSent, boolean isDone, @Nullable String result, int rounds) {

        /** Whether a request left and it is not known what became of it. */
        public boolean isInDoubt() {
            return isSent && !isDone;
        }
    }
}
