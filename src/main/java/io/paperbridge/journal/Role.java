package io.paperbridge.journal;

import java.util.Arrays;
import java.util.Locale;

/** What somebody may do; each may what those before it may. */
public enum Role {
    /** Reads. */
    VIEWER,
    /** Decides about documents. */
    OPERATOR,
    /** Sees and changes everything. */
    ADMIN;

    /** Whether it may what another may. */
    public boolean includes(Role other) {
        return compareTo(other) >= 0;
    }

    /** The lesser of both. */
    public Role atMost(Role other) {
        return includes(other) ? other : this;
    }

    /** As it is written in commands and settings: {@code operator}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The role of a word.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Role of(String word) {
        return Arrays.stream(values())
                .filter(role -> role.word().equals(word.strip().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no role \"" + word + "\"; known are viewer, operator, admin."));
    }
}
