package io.paperbridge.failure;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a server's words must not carry into a log, a note or the journal: some repeat the request that they refuse, with what was in its
 * Authorization header.
 */
public final class Secrets {

    private static final String MASK = "******";

    /** A scheme of HTTP with what follows it, and a JSON web token, which begins with {"alg" or {"typ". */
    private static final Pattern CREDENTIALS =
            Pattern.compile("(?i)\\b(bearer|token|basic)(:?\\s+)[A-Za-z0-9._~+/=-]{12,}|\\beyJ[A-Za-z0-9._-]{10,}");

    private final List<String> values;

    private Secrets(List<String> values) {
        this.values = values;
    }

    /** These values; empty ones are none. */
    public static Secrets of(String... values) {
        return new Secrets(Stream.of(values).filter(value -> !value.isBlank()).toList());
    }

    /** The text without them, and without what looks like the credentials of anybody. */
    public String cutOutOf(String text) {
        String without = text;
        for (String value : values) {
            without = without.replace(value, MASK);
        }
        return CREDENTIALS.matcher(without).replaceAll(MASK);
    }
}
