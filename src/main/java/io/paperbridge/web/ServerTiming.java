package io.paperbridge.web;

import io.paperbridge.web.api.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Says in each answer of the API how long it took until it began, in milliseconds: {@code Server-Timing: total;dur=12.345}. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class ServerTiming extends OncePerRequestFilter {

    private static final String HEADER = "Server-Timing";
    private static final int NANOS_PER_MICRO = 1_000;

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith(request.getContextPath() + Problems.API);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Timed timed = new Timed(response, System.nanoTime());
        chain.doFilter(request, timed);
        timed.say();
    }

    /** Says it before the first byte, since a header cannot be sent later. */
    private static final class Timed extends HttpServletResponseWrapper {

        private final long begun;

        Timed(HttpServletResponse response, long begun) {
            super(response);
            this.begun = begun;
        }

        void say() {
            if (!isCommitted() && !containsHeader(HEADER)) {
                long micros = (System.nanoTime() - begun) / NANOS_PER_MICRO;
                setHeader(HEADER, "total;dur=" + BigDecimal.valueOf(micros, 3).toPlainString());
            }
        }

        @Override
        public ServletOutputStream getOutputStream() throws IOException {
            say();
            return super.getOutputStream();
        }

        @Override
        public PrintWriter getWriter() throws IOException {
            say();
            return super.getWriter();
        }

        @Override
        public void sendError(int status) throws IOException {
            say();
            super.sendError(status);
        }

        @Override
        public void sendError(int status, String message) throws IOException {
            say();
            super.sendError(status, message);
        }

        @Override
        public void sendRedirect(String location) throws IOException {
            say();
            super.sendRedirect(location);
        }

        @Override
        public void flushBuffer() throws IOException {
            say();
            super.flushBuffer();
        }
    }
}
