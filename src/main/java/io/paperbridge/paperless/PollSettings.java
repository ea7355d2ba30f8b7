package io.paperbridge.paperless;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which documents are polled.
 *
 * @param since only documents whose date in Paperless is this day or later, for example 2026-01-01; empty for all
 */
@ConfigurationProperties("paperbridge.poll")
public record PollSettings(@DefaultValue("") String since) {

    public PollSettings {
        since = since.strip();
        if (!since.isEmpty()) {
            dayOf(since);
        }
    }

    /** The first day; null for all. */
    @Nullable
    LocalDate firstDay() {
        return since.isEmpty() ? null : dayOf(since);
    }

    private static LocalDate dayOf(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "paperbridge.poll.since is '" + text + "', but must be a date, for example 2026-01-31.", e);
        }
    }
}
