package io.paperbridge.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/** Stands before everything below /hooks and turns away who may not call, before anything of the call is read. */
final class HookGuard extends OncePerRequestFilter {

    /** The header that carries the secret; Paperless sends headers as they are typed in. */
    static final String SECRET = "X-Paperbridge-Secret";

    static final String PATH = "/hooks/paperless";

    /** A call without a file is some hundred characters. */
    private static final DataSize LARGEST = DataSize.ofKilobytes(64);

    private final Hook hook;

    HookGuard(Hook hook) {
        this.hook = hook;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        int refusal = refusal(request);
        if (refusal == 0) {
            chain.doFilter(request, response);
            return;
        }
        if (refusal == 429) {
            response.setIntHeader("Retry-After", 60);
        }
        response.setStatus(refusal);
    }

    private int refusal(HttpServletRequest request) {
        if (!request.getRequestURI().equals(request.getContextPath() + PATH)) {
            return 404;
        }
        return switch (hook.judge(request.getHeader(SECRET))) {
            case CLOSED -> 404;
            case STRANGER -> 401;
            case TOO_MANY -> 429;
            case WELCOME -> refusalOfContent(request);
        };
    }

    private static int refusalOfContent(HttpServletRequest request) {
        if (!request.getMethod().equals("POST")) {
            return 405;
        }
        String type = request.getContentType();
        boolean withFile = type != null && type.startsWith("multipart/");
        long length = request.getContentLengthLong();
        return !withFile && (length < 0 || length > LARGEST.toBytes()) ? 413 : 0;
    }
}
