package io.paperbridge.web.api;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.paperbridge.failure.Failure;
import io.paperbridge.failure.Reason;
import io.paperbridge.language.Sentence;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Answers what goes wrong under /api as {@code application/problem+json}, in the language the request asks for. */
@Component
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public class Problems implements HandlerExceptionResolver, Ordered {

    /** What is below it answers in this way. */
    public static final String API = "/api/";

    private static final Logger LOG = LoggerFactory.getLogger("paperbridge");

    private final ObjectMapper json;
    private final AskedLanguage language;

    Problems(ObjectMapper json, AskedLanguage language) {
        this.json = json;
        this.language = language;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception thrown) {
        if (!request.getRequestURI().startsWith(request.getContextPath() + API)
                || response.isCommitted()
                || thrown instanceof IOException) {
            return null; // a page, or the caller has gone
        }
        if (thrown instanceof HttpRequestMethodNotSupportedException wrong && wrong.getSupportedMethods() != null) {
            response.setHeader(HttpHeaders.ALLOW, String.join(", ", wrong.getSupportedMethods()));
        }
        write(request, response, refusal(request, thrown));
        return new ModelAndView();
    }

    /** Answers that a login is needed. */
    public void notLoggedIn(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Paperbridge\", charset=\"UTF-8\"");
        write(request, response, Refusal.of(Problem.NOT_LOGGED_IN));
    }

    /** Answers that there were too many requests, and how soon it is worth trying again. */
    public void tooMany(HttpServletRequest request, HttpServletResponse response, int retryAfterSeconds) {
        response.setIntHeader(HttpHeaders.RETRY_AFTER, retryAfterSeconds);
        write(request, response, Refusal.of(Problem.TOO_MANY_REQUESTS));
    }

    /** Answers that what is sent is larger than any file that is taken. */
    public void tooLarge(HttpServletRequest request, HttpServletResponse response) {
        write(request, response, Refusal.of(Problem.BODY_TOO_LARGE, Sentence.of("web.upload-too-large")));
    }

    /** Answers that no form with files is taken here. */
    public void noFiles(HttpServletRequest request, HttpServletResponse response) {
        write(request, response, Refusal.of(Problem.UNSUPPORTED_TYPE));
    }

    /** Answers that who is logged in may not do this. */
    public void roleMissing(HttpServletRequest request, HttpServletResponse response, String name, String role) {
        write(request, response, Refusal.of(Problem.ROLE_MISSING, Sentence.of("web.role-missing", name, role)));
    }

    /** Answers that this is not allowed. */
    public void forbidden(HttpServletRequest request, HttpServletResponse response) {
        write(request, response, Refusal.of(Problem.FORBIDDEN));
    }

    private static Refusal refusal(HttpServletRequest request, Exception thrown) {
        if (thrown instanceof Refusal refusal) {
            return refusal;
        }
        if (thrown instanceof NoResourceFoundException) {
            return Refusal.of(Problem.NOT_FOUND, Sentence.of("web.address-unknown", request.getRequestURI()));
        }
        if (thrown instanceof HttpRequestMethodNotSupportedException wrong) {
            String[] known = wrong.getSupportedMethods();
            return Refusal.of(
                    Problem.METHOD_NOT_ALLOWED,
                    Sentence.of("web.method-wrong", known == null ? List.of() : List.of(known), wrong.getMethod()));
        }
        if (thrown instanceof HttpMediaTypeNotSupportedException wrong) {
            return wrong.getSupportedMediaTypes().contains(MediaType.MULTIPART_FORM_DATA)
                    ? Refusal.of(Problem.UNSUPPORTED_TYPE, Sentence.of("web.no-form"))
                    : Refusal.of(Problem.UNSUPPORTED_TYPE);
        }
        if (thrown instanceof MaxUploadSizeExceededException) {
            return Refusal.of(Problem.BODY_TOO_LARGE, Sentence.of("web.upload-too-large"));
        }
        if (thrown instanceof MultipartException) {
            return Refusal.badRequest(Sentence.of("web.no-form"));
        }
        if (thrown instanceof HttpMediaTypeNotAcceptableException) {
            return Refusal.of(Problem.NOT_ACCEPTABLE);
        }
        if (thrown instanceof HttpMessageNotReadableException unreadable) {
            return Refusal.badRequest(unreadable(unreadable));
        }
        if (thrown instanceof ServletRequestBindingException || thrown instanceof MethodArgumentTypeMismatchException) {
            return Refusal.of(Problem.BAD_REQUEST);
        }
        if (thrown instanceof Failure failure) {
            return Refusal.failed(failure.reason(), failure.wording());
        }
        LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), thrown);
        return Refusal.failed(Reason.INTERNAL_ERROR, Sentence.of("web.own-fault"));
    }

    private static Sentence unreadable(HttpMessageNotReadableException unreadable) {
        if (unreadable.getCause() instanceof JsonMappingException mapping) {
            String field = mapping.getPath().stream()
                    .map(JsonMappingException.Reference::getFieldName)
                    .filter(name -> name != null && name.length() <= Texts.LONGEST)
                    .collect(Collectors.joining("."));
            if (!field.isEmpty()) {
                return Sentence.of("web.body-field", field);
            }
        }
        return Sentence.of("web.body-unreadable");
    }

    private void write(HttpServletRequest request, HttpServletResponse response, Refusal refusal) {
        Locale locale = language.of(request);
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", request.getContextPath() + "/reasons/" + refusal.code());
        problem.put("title", refusal.title().in(locale));
        problem.put("status", refusal.status());
        problem.put("detail", refusal.detail().in(locale));
        problem.put("instance", request.getRequestURI());
        response.setStatus(refusal.status());
        response.setContentType("application/problem+json");
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, locale.getLanguage());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        try {
            json.writeValue(response.getOutputStream(), problem);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
