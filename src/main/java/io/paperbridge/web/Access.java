package io.paperbridge.web;

import io.paperbridge.journal.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Who may call which address: the first rule that matches counts; what no rule names is for admins alone. What may be done over
 * Jolokia stands in {@link JmxAccess}.
 */
final class Access {

    private static final List<Rule> RULES = List.of(
            // without a login
            anybody(HttpMethod.GET, "/actuator/health/**"),
            anybody(HttpMethod.GET, "/login/**"),
            anybody(HttpMethod.POST, "/login/**"),
            anybody(HttpMethod.POST, "/logout"),
            anybody(HttpMethod.GET, "/oauth2/authorization/*"),
            anybody(HttpMethod.GET, "/assets/**"),
            anybody(HttpMethod.GET, "/favicon.ico"),
            anybody(null, "/error"),
            anybody(null, "/hooks/**"), // has a secret instead
            // the API
            only(Role.ADMIN, HttpMethod.GET, "/api/v1/settings"),
            only(Role.ADMIN, HttpMethod.GET, "/api/v1/audit"),
            only(Role.ADMIN, HttpMethod.DELETE, "/api/v1/documents/*/exchanges"),
            only(Role.OPERATOR, HttpMethod.GET, "/api/v1/documents/*/exchanges/**"),
            only(Role.OPERATOR, HttpMethod.GET, "/api/v1/exchanges/**"),
            only(Role.OPERATOR, HttpMethod.POST, "/api/v1/documents/**"),
            only(Role.OPERATOR, HttpMethod.POST, "/api/v1/upload/**"),
            only(Role.OPERATOR, HttpMethod.POST, "/api/v1/uploads/**"),
            only(Role.OPERATOR, HttpMethod.POST, "/api/v1/reconcile/**"),
            only(Role.VIEWER, HttpMethod.GET, "/api/v1/documents/**"),
            only(Role.VIEWER, HttpMethod.GET, "/api/v1/export/**"),
            only(Role.VIEWER, HttpMethod.GET, "/api/v1/stats/**"),
            only(Role.VIEWER, HttpMethod.GET, "/api/v1/vendors/**"),
            only(Role.VIEWER, HttpMethod.GET, "/api/v1/tasks/**"),
            only(Role.VIEWER, HttpMethod.GET, "/api/v1/events/**"),
            only(Role.VIEWER, HttpMethod.GET, "/api/v1/reconcile/**"),
            only(Role.VIEWER, HttpMethod.GET, "/api/v1/upload/**"),
            only(Role.VIEWER, HttpMethod.GET, "/api/v1/uploads/**"),
            only(Role.VIEWER, HttpMethod.GET, "/api/v1/openapi.json/**"),
            only(Role.VIEWER, HttpMethod.GET, "/api/v1/openapi.json.yaml"),
            only(Role.VIEWER, HttpMethod.GET, "/api/v1/docs/**"),
            only(Role.VIEWER, HttpMethod.GET, "/api/v1/swagger-ui/**"),
            nobody("/webjars/**"), // the same files as below swagger-ui
            only(Role.VIEWER, HttpMethod.GET, "/ws/status"),
            // the pages
            only(Role.VIEWER, HttpMethod.GET, "/"),
            only(Role.VIEWER, HttpMethod.GET, "/documents/**"),
            only(Role.OPERATOR, HttpMethod.GET, "/upload/**"),
            only(Role.OPERATOR, HttpMethod.POST, "/documents/**"),
            only(Role.OPERATOR, HttpMethod.POST, "/upload/**"),
            only(Role.OPERATOR, HttpMethod.POST, "/poll"),
            only(Role.OPERATOR, HttpMethod.POST, "/resume"),
            only(Role.OPERATOR, HttpMethod.POST, "/resume-posting"),
            only(Role.VIEWER, HttpMethod.GET, "/reasons/**"),
            // the actuator and Hawtio
            only(Role.VIEWER, HttpMethod.GET, "/actuator"),
            only(Role.VIEWER, HttpMethod.GET, "/actuator/info"),
            only(Role.VIEWER, HttpMethod.GET, "/actuator/prometheus"),
            nobody("/actuator/hawtio/proxy/**"), // would call other servers from here
            only(Role.VIEWER, null, "/actuator/hawtio/jolokia/**"),
            only(Role.VIEWER, HttpMethod.POST, "/actuator/hawtio/auth/**"),
            only(Role.VIEWER, HttpMethod.GET, "/actuator/hawtio/**"),
            only(Role.VIEWER, HttpMethod.GET, "/console/**"), // our pages in Hawtio
            only(Role.VIEWER, null, "/actuator/jolokia/**"),
            only(Role.ADMIN, null, "/actuator/**"));

    private Access() {}

    /** Who may call what a rule names. */
    enum Needed {
        NOTHING,
        VIEWER,
        OPERATOR,
        ADMIN,
        IMPOSSIBLE;

        boolean isMetBy(Optional<Role> role) {
            return switch (this) {
                case NOTHING -> true;
                case IMPOSSIBLE -> false;
                default -> role.isPresent() && role.get().includes(Role.valueOf(name()));
            };
        }
    }

    /** What a request needs. */
    static Needed needed(HttpServletRequest request) {
        return rule(request).map(Rule::needed).orElse(Needed.ADMIN);
    }

    /** Whether a rule names what is asked for. */
    static boolean isNamed(HttpServletRequest request) {
        return rule(request).isPresent();
    }

    static AuthorizationDecision decide(@Nullable Authentication login, HttpServletRequest request) {
        return new AuthorizationDecision(needed(request).isMetBy(Account.roleOf(login)));
    }

    private static Optional<Rule> rule(HttpServletRequest request) {
        return RULES.stream().filter(rule -> rule.request().matches(request)).findFirst();
    }

    private static Rule anybody(@Nullable HttpMethod method, String pattern) {
        return new Rule(matcher(method, pattern), Needed.NOTHING);
    }

    private static Rule nobody(String pattern) {
        return new Rule(matcher(null, pattern), Needed.IMPOSSIBLE);
    }

    private static Rule only(Role role, @Nullable HttpMethod method, String pattern) {
        return new Rule(matcher(method, pattern), Needed.valueOf(role.name()));
    }

    /** HEAD reads what GET reads. */
    private static RequestMatcher matcher(@Nullable HttpMethod method, String pattern) {
        PathPatternRequestMatcher.Builder paths = PathPatternRequestMatcher.withDefaults();
        if (method == null) {
            return paths.matcher(pattern);
        }
        RequestMatcher matcher = paths.matcher(method, pattern);
        RequestMatcher head = paths.matcher(HttpMethod.HEAD, pattern);
        return HttpMethod.GET.equals(method) ? request -> matcher.matches(request) || head.matches(request) : matcher;
    }

    private record Rule(RequestMatcher request, Needed needed) {}
}
