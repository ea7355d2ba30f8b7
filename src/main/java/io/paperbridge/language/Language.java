package io.paperbridge.language;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The language people are spoken to: that of the settings, else the organisation's. Logs are English. */
@Component("language")
public class Language {

    private final @Nullable Locale chosen;
    private volatile Locale organisation = Locale.ENGLISH;

    public Language(LanguageSettings settings) {
        this.chosen = settings.language() == null ? null : settings.language().locale();
    }

    /**
     * Learns the language of the organisation, which counts where the settings name none.
     *
     * @param organisationLanguage as BigCapital gives it, for example {@code de} or {@code en-US}; what is not German is taken for
     *     English, and so is null
     */
    public void learn(@Nullable String organisationLanguage) {
        String tag =
                organisationLanguage == null ? "" : organisationLanguage.strip().toLowerCase(Locale.ROOT);
        organisation = tag.startsWith("de") ? Locale.GERMAN : Locale.ENGLISH;
    }

    /** German or English; English until the organisation is known. */
    public Locale locale() {
        return chosen == null ? organisation : chosen;
    }

    /** The sentence in this language. */
    public String say(Sentence sentence) {
        return sentence.in(locale());
    }
}
