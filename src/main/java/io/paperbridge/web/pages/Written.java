package io.paperbridge.web.pages;

import io.paperbridge.language.Sentence;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Values as people read them: in their language, times in the zone of the server. */
record Written(Locale locale, ZoneId zone) {

    private static final int MINUTES = 60;

    /**
     * A time.
     *
     * @param exact as programs read it
     * @param shown as people do
     */
    record Time(String exact, String shown) {}

    Time time(Instant instant) {
        return new Time(
                instant.toString(),
                DateTimeFormatter.ofPattern(isGerman() ? "dd.MM.uuuu HH:mm" : "uuuu-MM-dd HH:mm", Locale.ROOT)
                        .format(instant.atZone(zone)));
    }

    @Nullable
    Time maybe(@Nullable Instant instant) {
        return instant == null ? null : time(instant);
    }

    @Nullable
    String date(@Nullable LocalDate date) {
        return date == null ? null : Sentence.of("language.joined", date).in(locale);
    }

    /** Day and month. */
    String day(LocalDate date) {
        return DateTimeFormatter.ofPattern(isGerman() ? "dd.MM." : "MM-dd", Locale.ROOT)
                .format(date);
    }

    @Nullable
    String amount(@Nullable BigDecimal amount, @Nullable String currency) {
        return amount == null ? null : Sentence.amount(amount, currency).in(locale);
    }

    /** How long something has taken, roughly: seconds, minutes, hours or days. */
    String duration(Duration duration) {
        if (duration.toSeconds() < 2 * MINUTES) {
            return say("pages.seconds", duration.toSeconds());
        }
        if (duration.toMinutes() < 2 * MINUTES) {
            return say("pages.minutes", duration.toMinutes());
        }
        return duration.toHours() < 48 ? say("pages.hours", duration.toHours()) : say("pages.days", duration.toDays());
    }

    String say(String key, Object... values) {
        return Sentence.of(key, values).in(locale);
    }

    private boolean isGerman() {
        return locale.getLanguage().equals(Locale.GERMAN.getLanguage());
    }
}
