package io.paperbridge.web;

import io.paperbridge.journal.AuditLog;
import io.paperbridge.operations.Actor;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;

/** Keeps who has changed something by the API or a page; what was done to one document stands in its events already. */
final class AuditTrail extends OncePerRequestFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final Pattern ONE_DOCUMENT =
            Pattern.compile("(/api/v1)?/documents/[^/]+/(retry|discard|resolve|rebook|approve)");
    private static final Pattern TOLD_ELSEWHERE =
            Pattern.compile("/login.*|/logout|/actuator/(hawtio/)?jolokia.*|/actuator/hawtio/auth.*");

    /** From here on it was not done. */
    private static final int REFUSED = 400;

    private final AuditLog audit;

    AuditTrail(AuditLog audit) {
        this.audit = audit;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = path(request);
        return READING.contains(request.getMethod())
                || ONE_DOCUMENT.matcher(path).matches()
                || TOLD_ELSEWHERE.matcher(path).matches();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String actor = Actor.current();
        chain.doFilter(request, response);
        if (response.getStatus() < REFUSED) {
            audit.note(actor, "http " + request.getMethod(), path(request));
        }
    }

    private static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }
}
