package io.paperbridge.web;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Remembers for a minute which logins were right, since bcrypt takes a tenth of a second on purpose. Nothing of a password is kept: only
 * a keyed hash over name, password and its bcrypt hash, whose key is of this process; another password is another entry.
 */
final class RightLogins {

    private static final String ALGORITHM = "HmacSHA256";
    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final int MOST = 1_000;
    private static final int KEY_BYTES = 32;

    private final Clock clock;
    private final SecretKeySpec key;
    private final Map<String, Instant> until = new LinkedHashMap<>();

    RightLogins(Clock clock) {
        byte[] random = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(random);
        this.clock = clock;
        this.key = new SecretKeySpec(random, ALGORITHM);
    }

    /** Whether this was right in the last minute. */
    boolean has(String name, String password, String hash) {
        String mark = mark(name, password, hash);
        synchronized (until) {
            Instant end = until.get(mark);
            return end != null && clock.instant().isBefore(end);
        }
    }

    /** This is right. */
    void keep(String name, String password, String hash) {
        String mark = mark(name, password, hash);
        Instant now = clock.instant();
        synchronized (until) {
            until.values().removeIf(end -> !now.isBefore(end));
            if (until.size() < MOST) {
                until.put(mark, now.plus(KEPT));
            }
        }
    }

    private String mark(String name, String password, String hash) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            for (String part : new String[] {name, hash, password}) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                mac.update((bytes.length + " ").getBytes(StandardCharsets.UTF_8));
                mac.update(bytes);
            }
            return HexFormat.of().formatHex(mac.doFinal());
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
