package io.paperbridge.web.pages;

import io.paperbridge.language.Sentence;
import io.paperbridge.web.api.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorViewResolver;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** What went wrong, in words, in the look of the other pages. */
@ControllerAdvice(basePackageClasses = ErrorPages.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class ErrorPages implements ErrorViewResolver {

    private final Pages pages;

    ErrorPages(Pages pages) {
        this.pages = pages;
    }

    /** What the program refuses says itself what is wrong. */
    @ExceptionHandler
    ModelAndView refused(Refusal refusal, HttpServletRequest request) {
        Locale locale = pages.locale(request);
        return page(
                request,
                HttpStatus.valueOf(refusal.status()),
                refusal.title().in(locale),
                refusal.detail().in(locale));
    }

    @Override
    public ModelAndView resolveErrorView(HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
        Locale locale = pages.locale(request);
        String kind =
                switch (status) {
                    case NOT_FOUND -> "missing";
                    case FORBIDDEN -> "forbidden";
                    default -> status.is4xxClientError() ? "wrong" : "failed";
                };
        return page(
                request,
                status,
                Sentence.of("pages.error-" + kind).in(locale),
                Sentence.of("pages.error-" + kind + "-remedy").in(locale));
    }

    private ModelAndView page(HttpServletRequest request, HttpStatus status, String title, String detail) {
        ModelAndView page = pages.page(request, "problem", title, Map.of("status", status.value(), "detail", detail));
        page.setStatus(status);
        return page;
    }
}
