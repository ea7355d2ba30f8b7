package io.paperbridge.web;

import io.paperbridge.journal.Correlation;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Every request goes by an id, in the log and in its answer: the one it brings along, or a new one where it brings none or one that
 * may stand in no log.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
final class CorrelationFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String id = Correlation.brought(request.getHeader(Correlation.HEADER)).orElseGet(Correlation::made);
        response.setHeader(Correlation.HEADER, id);
        Correlation.follow(id);
        try {
            chain.doFilter(new Known(request, id), response);
        } finally {
            Correlation.follow(null);
        }
    }

    /** The request as if it had brought the id, for a route that goes on in another thread. */
    private static final class Known extends HttpServletRequestWrapper {

        private final String id;

        Known(HttpServletRequest request, String id) {
            super(request);
            this.id = id;
        }

        @Override
        public @Nullable String getHeader(String name) {
            return Correlation.HEADER.equalsIgnoreCase(name) ? id : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return Correlation.HEADER.equalsIgnoreCase(name)
                    ? Collections.enumeration(Set.of(id))
                    : super.getHeaders(name);
        }

        @Override
        public Enumeration<String> getHeaderNames() {
            Set<String> names = new LinkedHashSet<>(Collections.list(super.getHeaderNames()));
            names.removeIf(Correlation.HEADER::equalsIgnoreCase);
            names.add(Correlation.HEADER);
            return Collections.enumeration(names);
        }
    }
}
