package io.paperbridge.journal;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The order of a list of documents; those of the same rank in the order they came.
 *
 * @param by what it goes by
 * @param descending the latest or largest first; those without the value come last either way
 */
public record DocumentSort(By by, boolean descending) {

    /** What a list can be sorted by; each has an index. */
    public enum By {
        /** When it came into the journal. */
        RECEIVED("created_at", false),
        /** When its state changed last. */
        UPDATED("updated_at", false),
        /** The date of the invoice. */
        DATE("issue_date", true),
        /** The total, whatever the currency. */
        TOTAL("gross", true);

        private static final int LONGEST = 20;

        private final String column;
        private final boolean optional;

        By(String column, boolean optional) {
            this.column = column;
            this.optional = optional;
        }

        /** For example {@code received}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        String column() {
            return column;
        }

        boolean isOptional() {
            return optional;
        }

        /** The value a text stands for, as the databases take it. */
        Object parse(String text) {
            return switch (this) {
                case RECEIVED, UPDATED -> Instant.parse(text).atOffset(ZoneOffset.UTC);
                case DATE -> LocalDate.parse(text);
                case TOTAL -> amount(text);
            };
        }

        private static BigDecimal amount(String text) {
            if (text.length() > LONGEST || !text.matches("-?[0-9]+\\.[0-9]{4}")) {
                throw new IllegalArgumentException("no amount: " + text);
            }
            return new BigDecimal(text);
        }
    }

    /**
     * A place in the list: after the document of a key.
     *
     * @param value of what the list is sorted by, as text; null for a document without
     * @param documentKey the document
     */
    public record Place(@Nullable String value, long documentKey) {}

    /**
     * Makes sure that a place can be one of this list.
     *
     * @throws IllegalArgumentException when it cannot
     * @throws java.time.DateTimeException when its value is no time
     */
    public void require(Place place) {
        String value = place.value();
        if (value == null && !by.optional) {
            throw new IllegalArgumentException("no place in a list by " + by.word());
        }
        if (value != null) {
            by.parse(value);
        }
    }

    String clause() {
        String direction = descending ? " desc" : "";
        return " order by d." + by.column + direction + ", d.document_key" + direction;
    }

    /** What holds for documents behind a place with a value; the first half lets the index be entered there. */
    String behind() {
        String column = "d." + by.column;
        return descending
                ? "%1$s <= :value and (%1$s < :value or d.document_key < :after)".formatted(column)
                : "%1$s >= :value and (%1$s > :value or d.document_key > :after)".formatted(column);
    }

    String behindKey() {
        return descending ? "d.document_key < :after" : "d.document_key > :after";
    }
}
