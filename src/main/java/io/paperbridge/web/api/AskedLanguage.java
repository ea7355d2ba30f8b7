package io.paperbridge.web.api;

import io.paperbridge.language.Language;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** The language a request asks for in {@code Accept-Language}, else that of the settings. */
@Component
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public class AskedLanguage {

    private static final List<Locale> SPOKEN = List.of(Locale.ENGLISH, Locale.GERMAN);

    private final Language language;

    AskedLanguage(Language language) {
        this.language = language;
    }

    /** English or German. */
    public Locale of(HttpServletRequest request) {
        String header = request.getHeader("Accept-Language");
        if (header == null) {
            return language.locale();
        }
        try {
            Locale best = Locale.lookup(Locale.LanguageRange.parse(header), SPOKEN);
            return best == null ? language.locale() : best;
        } catch (IllegalArgumentException e) {
            return language.locale();
        }
    }
}
