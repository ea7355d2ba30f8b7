package io.paperbridge.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** What a browser may do with our answers; Hawtio says it of its own pages, as strictly. */
final class BrowserRules {

    private static final String NOTHING =
            "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    private static final String OUR_PAGES =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none';"
                    + " frame-ancestors 'none'";

    /** Swagger UI sets styles on its elements. */
    private static final String SWAGGER = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'none'; base-uri 'none';"
            + " frame-ancestors 'none'";

    private static final String FEATURES = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";

    private BrowserRules() {}

    static void ofTheApi(HeadersConfigurer<HttpSecurity> headers) {
        common(headers)
                .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(
                        BrowserRules::isSwagger, new ContentSecurityPolicyHeaderWriter(SWAGGER)))
                .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(
                        request -> !isSwagger(request), new ContentSecurityPolicyHeaderWriter(NOTHING)));
    }

    static void ofThePages(HeadersConfigurer<HttpSecurity> headers) {
        common(headers)
                .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(
                        request -> !isHawtio(request), new ContentSecurityPolicyHeaderWriter(OUR_PAGES)));
    }

    private static HeadersConfigurer<HttpSecurity> common(HeadersConfigurer<HttpSecurity> headers) {
        return headers.frameOptions(frames -> frames.deny())
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(features -> features.policy(FEATURES));
    }

    private static boolean isSwagger(HttpServletRequest request) {
        String path = path(request);
        return path.startsWith("/api/v1/docs") || path.startsWith("/api/v1/swagger-ui");
    }

    private static boolean isHawtio(HttpServletRequest request) {
        return path(request).startsWith("/actuator/hawtio");
    }

    private static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }
}
