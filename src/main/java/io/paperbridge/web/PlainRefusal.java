package io.paperbridge.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** Refusals in one plain sentence, outside of the API. */
final class PlainRefusal {

    private PlainRefusal() {}

    /** There were too many wrong logins. */
    static void tooMany(HttpServletResponse response) throws IOException {
        response.setIntHeader("Retry-After", TooManyLogins.RETRY_AFTER_SECONDS);
        write(response, HttpStatus.TOO_MANY_REQUESTS, "Too many wrong logins; try again in a minute.");
    }

    static void write(HttpServletResponse response, HttpStatus status, String sentence) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.TEXT_PLAIN_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter().println(sentence);
    }
}
