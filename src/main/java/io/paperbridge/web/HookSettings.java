package io.paperbridge.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The webhook that Paperless calls.
 *
 * @param secret what it must send; empty: there is no webhook
 * @param perMinute how many calls are taken in a minute
 */
@ConfigurationProperties("paperbridge.hooks")
record HookSettings(@DefaultValue("") String secret, @DefaultValue("600") int perMinute) {

    private static final int SHORTEST = 16;

    HookSettings {
        secret = secret.strip();
        if (!secret.isEmpty() && secret.length() < SHORTEST) {
            throw new IllegalArgumentException("paperbridge.hooks.secret is shorter than " + SHORTEST
                    + " characters; take one that cannot be guessed, for example of: openssl rand -hex 24");
        }
        if (perMinute < 1) {
            throw new IllegalArgumentException(
                    "paperbridge.hooks.per-minute is " + perMinute + ", but must be 1 or more.");
        }
    }

    @Override
    public String toString() {
        return "HookSettings[perMinute=" + perMinute + "]";
    }
}
