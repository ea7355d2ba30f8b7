package io.paperbridge.web.pages;

import com.samskivert.mustache.Mustache;
import io.paperbridge.journal.Role;
import io.paperbridge.language.Sentence;
import io.paperbridge.web.api.AskedLanguage;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.Clock;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Puts the content of a page into its template, in the language the request asks for. */
@Component
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class Pages {

    /** What was done, for the page after. */
    static final String SAID = "said";

    /** Why it was not. */
    static final String REFUSED = "refused";

    private final AskedLanguage language;
    private final Clock clock;

    Pages(AskedLanguage language, Clock clock) {
        this.language = language;
        this.clock = clock;
    }

    Locale locale(HttpServletRequest request) {
        return language.of(request);
    }

    /** How values are written for who asks. */
    Written written(HttpServletRequest request) {
        return new Written(locale(request), clock.getZone());
    }

    /**
     * A page.
     *
     * @param template its file below templates/
     * @param content what the template names
     */
    ModelAndView page(HttpServletRequest request, String template, String title, Map<String, ?> content) {
        Locale locale = locale(request);
        ModelAndView page = new ModelAndView(template, content);
        page.addObject("frame", frame(request, template, title, locale));
        page.addObject("say", (Mustache.CustomContext)
                key -> Sentence.of("pages." + key).in(locale));
        return page;
    }

    /** Refuses who may look only. */
    static void requireOperator(HttpServletRequest request) {
        if (!isOperator(request)) {
            throw new AccessDeniedException("only an operator may do this");
        }
    }

    private static boolean isOperator(HttpServletRequest request) {
        return Stream.of(Role.values())
                .filter(role -> role.includes(Role.OPERATOR))
                .anyMatch(role -> request.isUserInRole(role.name()));
    }

    private Frame frame(HttpServletRequest request, String template, String title, Locale locale) {
        CsrfToken csrf = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        Principal user = request.getUserPrincipal();
        return new Frame(
                locale.getLanguage(),
                request.getContextPath(),
                title,
                csrf == null ? null : csrf.getToken(),
                user == null ? null : user.getName(),
                isOperator(request),
                template.equals("home"),
                template.equals("documents"),
                template.equals("upload"),
                flash(request, SAID),
                flash(request, REFUSED),
                clock.getZone().getId() + " (" + clock.getZone().getDisplayName(TextStyle.SHORT, locale) + ")");
    }

    private static @Nullable String flash(HttpServletRequest request, String name) {
        Map<String, ?> flash = RequestContextUtils.getInputFlashMap(request);
        return flash == null ? null : (String) flash.get(name);
    }
}
