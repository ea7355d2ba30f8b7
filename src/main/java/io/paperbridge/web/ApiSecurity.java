package io.paperbridge.web;

import io.paperbridge.journal.AuditLog;
import io.paperbridge.operations.UploadSettings;
import io.paperbridge.web.api.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.util.matcher.RequestMatchers;
import org.springframework.web.cors.CorsConfiguration;

/** A login in front of the API, for programs and for pages; {@link Access} says who may call what. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class ApiSecurity {

    /** The same login, but what is refused is answered as a problem instead of leading to the login page. */
    @Bean
    @Order(2)
    SecurityFilterChain api(
            HttpSecurity http,
            Problems problems,
            Accounts accounts,
            SecuritySettings settings,
            UploadSettings uploads,
            AuditLog audit,
            Clock clock)
            throws Exception {
        AuthenticationEntryPoint refusal = (request, response, thrown) -> {
            if (thrown instanceof TooManyLogins) {
                problems.tooMany(request, response, TooManyLogins.RETRY_AFTER_SECONDS);
            } else {
                problems.notLoggedIn(request, response);
            }
        };
        FileGate.Refusal fileRefusal = (request, response, why) -> {
            switch (why) {
                case UNSUPPORTED_MEDIA_TYPE -> problems.noFiles(request, response);
                case PAYLOAD_TOO_LARGE -> problems.tooLarge(request, response);
                default -> refuse(problems, request, response);
            }
        };
        FileGate files = new FileGate(
                accounts,
                Map.of("/api/v1/upload", 1),
                uploads.largestFile(),
                RequestMatchers.anyOf(
                        ApiSecurity::isAProgram, TokenFilter::comesWithToken, Security::hasTheTokenBesideTheForm),
                fileRefusal);
        if (settings.corsOrigins().isEmpty()) {
            http.cors(cors -> cors.disable());
        } else {
            http.cors(cors -> cors.configurationSource(request -> pagesOf(settings.corsOrigins())));
        }
        return http.securityMatcher(Problems.API + "**")
                .authenticationProvider(accounts)
                .addFilterBefore(files, CsrfFilter.class)
                .addFilterBefore(new TokenFilter(accounts, refusal), BasicAuthenticationFilter.class)
                .addFilterBefore(new StillWelcome(accounts), AnonymousAuthenticationFilter.class)
                .addFilterBefore(new ApiLimit(settings.apiPerMinute(), clock, problems), AuthorizationFilter.class)
                .addFilterAfter(new AuditTrail(audit), AuthorizationFilter.class)
                .authorizeHttpRequests(Security::byTheRules)
                .httpBasic(basic -> basic.authenticationEntryPoint(refusal))
                .exceptionHandling(refused -> refused.authenticationEntryPoint(refusal)
                        .accessDeniedHandler((request, response, thrown) -> refuse(problems, request, response)))
                .requestCache(RequestCacheConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .csrf(csrf -> csrf.csrfTokenRepository(CookieCsrfTokenRepository.withHttpOnlyFalse())
                        .csrfTokenRequestHandler(Security.asInTheCookie())
                        .ignoringRequestMatchers(ApiSecurity::isAProgram)
                        .ignoringRequestMatchers(TokenFilter::comesWithToken))
                .headers(BrowserRules::ofTheApi)
                .build();
    }

    private static void refuse(Problems problems, HttpServletRequest request, HttpServletResponse response) {
        Authentication login = SecurityContextHolder.getContext().getAuthentication();
        if (login == null || login instanceof AnonymousAuthenticationToken) {
            problems.notLoggedIn(request, response);
        } else if (Access.decide(login, request).isGranted()) {
            problems.forbidden(request, response);
        } else {
            problems.roleMissing(
                    request,
                    response,
                    login.getName(),
                    Access.needed(request).name().toLowerCase(Locale.ROOT));
        }
    }

    /**
     * Whether no page has sent it: a program gives the login with the request. A browser also repeats a login by itself, for the
     * request of any page, but then says where the request comes from.
     */
    private static boolean isAProgram(HttpServletRequest request) {
        return request.getHeader("Authorization") != null
                && Stream.of("Origin", "Referer", "Sec-Fetch-Site").allMatch(name -> request.getHeader(name) == null);
    }

    /** Pages of other origins come with a token; neither cookies nor a login of the browser go along. */
    private static CorsConfiguration pagesOf(List<String> origins) {
        CorsConfiguration pages = new CorsConfiguration();
        pages.setAllowedOrigins(origins);
        pages.setAllowedMethods(List.of("GET", "POST", "DELETE"));
        pages.setAllowedHeaders(List.of("Authorization", "Content-Type", "Accept", "Accept-Language", "Last-Event-ID"));
        pages.setExposedHeaders(List.of("Location", "Retry-After", "Server-Timing"));
        pages.setAllowCredentials(false);
        return pages;
    }
}
