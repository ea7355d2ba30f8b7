package io.paperbridge.web.api;

import io.paperbridge.failure.Reason;
import io.paperbridge.language.Sentence;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.util.HtmlUtils;

/** A small page for each code that an error, a document or a metric can have. */
@Controller
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class ReasonPages {

    private static final String PAGE =
            """
            <!doctype html>
            <html lang="%s"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <title>%2$s</title></head>
            <body><h1>%2$s</h1><p>%3$s</p>%4$s<h2>%5$s</h2><p>%6$s</p></body></html>
            """;

    private final AskedLanguage language;

    ReasonPages(AskedLanguage language) {
        this.language = language;
    }

    @GetMapping("/reasons/{code}")
    ResponseEntity<String> page(@PathVariable String code, HttpServletRequest request) {
        Locale locale = language.of(request);
        return reason(code, locale)
                .or(() -> problem(code, locale))
                .map(page -> ResponseEntity.ok()
                        .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
                        .header(HttpHeaders.CONTENT_LANGUAGE, locale.getLanguage())
                        .body(page))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    private static Optional<String> reason(String code, Locale locale) {
        return Arrays.stream(Reason.values())
                .filter(reason -> reason.code().equals(code))
                .findFirst()
                .map(reason -> page(
                        locale,
                        code,
                        reason.explanation(),
                        "<h2>" + words(Sentence.of("web.page-who"), locale) + "</h2><p>"
                                + words(reason.actor().title(), locale) + "</p>",
                        reason.remedy()));
    }

    private static Optional<String> problem(String code, Locale locale) {
        return Arrays.stream(Problem.values())
                .filter(problem -> problem.code().equals(code))
                .findFirst()
                .map(problem -> page(locale, code, problem.explanation(), "", problem.remedy()));
    }

    private static String page(Locale locale, String code, Sentence what, String who, Sentence remedy) {
        return PAGE.formatted(
                locale.getLanguage(),
                code,
                words(what, locale),
                who,
                words(Sentence.of("web.page-what"), locale),
                words(remedy, locale));
    }

    private static String words(Sentence sentence, Locale locale) {
        return HtmlUtils.htmlEscape(sentence.in(locale), "UTF-8");
    }
}
