package io.paperbridge.web.pages;

import io.paperbridge.failure.Reason;
import io.paperbridge.language.Sentence;
import io.paperbridge.web.api.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** A small page for each code that an error, a document or a metric can have. */
@Controller
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class ReasonPages {

    private final Pages pages;

    ReasonPages(Pages pages) {
        this.pages = pages;
    }

    /** Who acts is null where it is always who asks. */
    private record Explained(Sentence what, @Nullable Sentence who, Sentence remedy) {}

    @GetMapping("/reasons/{code}")
    ModelAndView page(@PathVariable String code, HttpServletRequest request, HttpServletResponse response) {
        Explained explained = reason(code)
                .or(() -> problem(code))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Locale locale = pages.locale(request);
        Map<String, @Nullable Object> content = new HashMap<>();
        content.put("what", explained.what().in(locale));
        content.put("who", explained.who() == null ? null : explained.who().in(locale));
        content.put("remedy", explained.remedy().in(locale));
        content.put("documents", explained.who() == null ? null : code);
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, locale.getLanguage());
        return pages.page(request, "reason", code, content);
    }

    private static Optional<Explained> reason(String code) {
        return Arrays.stream(Reason.values())
                .filter(reason -> reason.code().equals(code))
                .findFirst()
                .map(reason ->
                        new Explained(reason.explanation(), reason.actor().title(), reason.remedy()));
    }

    private static Optional<Explained> problem(String code) {
        return Arrays.stream(Problem.values())
                .filter(problem -> problem.code().equals(code))
                .findFirst()
                .map(problem -> new Explained(problem.explanation(), null, problem.remedy()));
    }
}
