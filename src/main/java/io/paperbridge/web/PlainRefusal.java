package io.paperbridge.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.context.SecurityContextHolder;

/** Refusals in one plain sentence, outside of the API. */
final class PlainRefusal {

    private PlainRefusal() {}

    /** There were too many wrong logins. */
    static void tooMany(HttpServletResponse response) throws IOException {
        response.setIntHeader("Retry-After", TooManyLogins.RETRY_AFTER_SECONDS);
        write(response, HttpStatus.TOO_MANY_REQUESTS, "Too many wrong logins; try again in a minute.");
    }

    /** A form with files that is not taken; who has been logged out is led to the login. */
    static void ofFiles(HttpServletRequest request, HttpServletResponse response, HttpStatus why) throws IOException {
        switch (why) {
            case UNSUPPORTED_MEDIA_TYPE -> write(response, why, "No files are taken here.");
            case PAYLOAD_TOO_LARGE ->
                write(response, why, "This is more than is taken at once; send fewer or smaller files.");
            default -> {
                if (Account.roleOf(SecurityContextHolder.getContext().getAuthentication())
                        .isEmpty()) {
                    response.sendRedirect(request.getContextPath() + "/login");
                } else {
                    write(response, HttpStatus.FORBIDDEN, "To upload needs the role operator.");
                }
            }
        }
    }

    static void write(HttpServletResponse response, HttpStatus status, String sentence) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.TEXT_PLAIN_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter().println(sentence);
    }
}
