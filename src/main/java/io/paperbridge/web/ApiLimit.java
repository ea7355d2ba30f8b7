package io.paperbridge.web;

import io.paperbridge.web.api.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets each user call the API so often in a minute; strangers have one share, by address. */
final class ApiLimit extends OncePerRequestFilter {

    private static final int RETRY_AFTER_SECONDS = 5;

    private final Buckets callers;
    private final Problems problems;

    ApiLimit(int perMinute, Clock clock, Problems problems) {
        this.callers = new Buckets(perMinute, clock);
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication login = SecurityContextHolder.getContext().getAuthentication();
        String caller = login == null || login instanceof AnonymousAuthenticationToken
                ? "from " + request.getRemoteAddr()
                : "by " + login.getName();
        if (callers.of(caller).take()) {
            chain.doFilter(request, response);
        } else {
            problems.tooMany(request, response, RETRY_AFTER_SECONDS);
        }
    }
}
