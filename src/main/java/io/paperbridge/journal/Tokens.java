package io.paperbridge.journal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What programs log in with. A token is shown once, when it is made; the journal has its hash only. */
@Component("tokens")
public class Tokens {

    /** What every token begins with, so that a lost one is recognised for what it is. */
    public static final String PREFIX = "pb_";

    private static final int BYTES = 32;
    private static final int ID_BYTES = 4;

    private final JdbcClient jdbc;
    private final SecureRandom random = new SecureRandom();

    Tokens(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A token that has just been made; the only time that it is told. */
    public record Made(String id, String token) {

        @Override
        public String toString() {
            return "Made[id=" + id + "]";
        }
    }

    /**
     * A token as it is listed.
     *
     * @param lastUsedAt to the minute; null when it never was
     * @param expiresAt null for never
     * @param revokedAt null while it holds
     */
    public record Token(
            String id,
            String user,
            Role role,
            Instant createdAt,
            @Nullable Instant lastUsedAt,
            @Nullable Instant expiresAt,
            @Nullable Instant revokedAt) {}

    /** Whose token it is, what it may, and the id of the token. */
    public record Bearer(String user, Role role, String id) {}

    /**
     * Makes a token of a user.
     *
     * @param life how long it holds; null for ever
     */
    public Made make(String user, Role role, @Nullable Duration life) {
        byte[] secret = new byte[BYTES];
        random.nextBytes(secret);
        String token = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        byte[] name = new byte[ID_BYTES];
        random.nextBytes(name);
        String id = HexFormat.of().formatHex(name);
        jdbc.sql(
                        """
                        insert into api_token (token_id, user_name, role, token_hash, expires_at)
                        values (:id, :user, :role, :hash,
                                current_timestamp + cast(:life as bigint) * interval '1' second)""")
                .param("id", id)
                .param("user", Users.folded(user))
                .param("role", role.name())
                .param("hash", hash(token))
                .param("life", life == null ? null : life.toSeconds())
                .update();
        return new Made(id, token);
    }

    /** All tokens, the latest first, those too that hold no more. */
    public List<Token> all() {
        return jdbc.sql(
                        """
                        select token_id, user_name, role, created_at, last_used_at, expires_at, revoked_at
                        from api_token order by created_at desc, token_id""")
                .query((row, n) -> new Token(
                        row.getString("token_id"),
                        row.getString("user_name"),
                        Role.valueOf(row.getString("role")),
                        Times.at(row, "created_at"),
                        Times.maybe(row, "last_used_at"),
                        Times.maybe(row, "expires_at"),
                        Times.maybe(row, "revoked_at")))
                .list();
    }

    /** Ends a token; false when there is none of that id that holds. */
    public boolean revoke(String id) {
        return jdbc.sql(
                                """
                                update api_token set revoked_at = current_timestamp
                                where token_id = :id and revoked_at is null""")
                        .param("id", id.strip())
                        .update()
                == 1;
    }

    /** Who comes with a token; empty when it does not hold, or its user is disabled. */
    public Optional<Bearer> use(String token) {
        String hash = hash(token);
        Optional<Found> found = jdbc.sql(
                        """
                        select u.name, u.role, t.role as token_role, t.token_id,
                               t.last_used_at is null or t.last_used_at < current_timestamp - interval '60' second as stale
                        from api_token t join login_user u on u.name = t.user_name
                        where t.token_hash = :hash and t.revoked_at is null and u.disabled_at is null
                          and (t.expires_at is null or t.expires_at > current_timestamp)""")
                .param("hash", hash)
                .query((row, n) -> new Found(
                        new Bearer(
                                row.getString("name"),
                                Role.valueOf(row.getString("role")).atMost(Role.valueOf(row.getString("token_role"))),
                                row.getString("token_id")),
                        row.getBoolean("stale")))
                .optional();
        if (found.filter(Found::stale).isPresent()) {
            jdbc.sql("update api_token set last_used_at = current_timestamp where token_hash = :hash")
                    .param("hash", hash)
                    .update();
        }
        return found.map(Found::bearer);
    }

    /** Whether a token of this id still holds, and its user is not disabled. */
    public boolean holds(String id) {
        return jdbc.sql(
                                """
                        select count(*) from api_token t join login_user u on u.name = t.user_name
                        where t.token_id = :id and t.revoked_at is null and u.disabled_at is null
                          and (t.expires_at is null or t.expires_at > current_timestamp)""")
                        .param("id", id)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** {@code stale}: its use was not written down in the last minute. */
    private record Found(Bearer bearer, boolean stale) {}

    private static String hash(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
