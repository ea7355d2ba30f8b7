package io.paperbridge.language;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * In which language people are spoken to.
 *
 * @param language the language of notes, reasons and messages; null for that of the organisation in BigCapital
 */
@ConfigurationProperties("paperbridge")
public record LanguageSettings(@Nullable Choice language) {

    /** A language Paperbridge speaks. */
    public enum Choice {
        EN(Locale.ENGLISH),
        DE(Locale.GERMAN);

        private final Locale locale;

        Choice(Locale locale) {
            this.locale = locale;
        }

        Locale locale() {
            return locale;
        }
    }
}
