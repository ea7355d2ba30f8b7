package io.paperbridge.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.apache.catalina.Globals;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Takes {@code X-Forwarded-Prefix} of a trusted proxy for the path below which Paperbridge is reached. Address, host and scheme are taken
 * by Tomcat, which also tells whether the proxy is trusted ({@code server.tomcat.remoteip.internal-proxies}).
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnProperty(name = "server.forward-headers-strategy", havingValue = "native")
class ProxyPrefix extends OncePerRequestFilter {

    private static final String HEADER = "X-Forwarded-Prefix";
    private static final String HAWTIO = "/actuator/hawtio";
    private static final Pattern PREFIX = Pattern.compile("(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String given = request.getHeader(HEADER);
        String prefix = given == null ? "" : given.strip().replaceFirst("/+$", "");
        boolean trusted = Boolean.TRUE.equals(request.getAttribute(Globals.REQUEST_FORWARDED_ATTRIBUTE));
        if (!trusted || !PREFIX.matcher(prefix).matches()) {
            chain.doFilter(request, response);
        } else if (request.getRequestURI().startsWith(request.getContextPath() + HAWTIO)) {
            hawtio(request, prefix, response, chain);
        } else {
            chain.doFilter(new Prefixed(request, prefix), response);
        }
    }

    /** Hawtio writes the path of its page when it starts, not when it is asked. */
    private static void hawtio(
            HttpServletRequest request, String prefix, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper whole = new ContentCachingResponseWrapper(response);
        chain.doFilter(new Prefixed(request, prefix), whole);
        String type = whole.getContentType();
        if (type != null && type.startsWith(MediaType.TEXT_HTML_VALUE)) {
            String own = "\"" + request.getContextPath() + HAWTIO + "/";
            String page = new String(whole.getContentAsByteArray(), StandardCharsets.UTF_8)
                    .replace(own, "\"" + prefix + own.substring(1));
            whole.resetBuffer();
            whole.getOutputStream().write(page.getBytes(StandardCharsets.UTF_8));
        }
        whole.copyBodyToResponse();
    }

    private static final class Prefixed extends HttpServletRequestWrapper {

        private final String prefix;

        Prefixed(HttpServletRequest request, String prefix) {
            super(request);
            this.prefix = prefix;
        }

        @Override
        public String getContextPath() {
            return prefix + super.getContextPath();
        }

        @Override
        public String getRequestURI() {
            return prefix + super.getRequestURI();
        }

        @Override
        public StringBuffer getRequestURL() {
            StringBuffer url = super.getRequestURL();
            int path = url.indexOf("/", url.indexOf("://") + "://".length());
            return path < 0 ? url.append(prefix) : url.insert(path, prefix);
        }

        /** The address has it already. */
        @Override
        public @Nullable String getHeader(String name) {
            return name.equalsIgnoreCase(HEADER) ? null : super.getHeader(name);
        }
    }
}
