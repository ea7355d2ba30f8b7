package io.paperbridge.web;

import io.paperbridge.journal.Role;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What somebody may who logs in with another server (OpenID Connect).
 *
 * @param claims where their roles or groups stand; a dot goes into what is inside, as in realm_access.roles
 * @param viewer the roles or groups that are viewers here; empty: {@code viewer} and {@code paperbridge-viewer}
 * @param operator the same for operators
 * @param admin the same for admins
 */
@ConfigurationProperties("paperbridge.security.oidc")
record OidcSettings(
        @DefaultValue({"roles", "groups"}) List<String> claims,
        @DefaultValue List<String> viewer,
        @DefaultValue List<String> operator,
        @DefaultValue List<String> admin) {

    OidcSettings {
        claims = List.copyOf(claims);
        viewer = List.copyOf(viewer);
        operator = List.copyOf(operator);
        admin = List.copyOf(admin);
    }

    /** The highest role that the claims give; empty when they give none. */
    Optional<Role> role(Map<String, Object> given) {
        List<String> groups =
                claims.stream().flatMap(claim -> values(find(given, claim))).toList();
        return Stream.of(Role.values())
                .filter(role -> groups.stream().anyMatch(names(role)::contains))
                .max(Role::compareTo);
    }

    private List<String> names(Role role) {
        List<String> names =
                switch (role) {
                    case VIEWER -> viewer;
                    case OPERATOR -> operator;
                    case ADMIN -> admin;
                };
        String word = role.name().toLowerCase(Locale.ROOT);
        return names.isEmpty() ? List.of(word, "paperbridge-" + word) : names;
    }

    private static @Nullable Object find(Map<?, ?> given, String claim) {
        Object whole = given.get(claim);
        int dot = claim.indexOf('.');
        if (whole != null || dot < 0) {
            return whole;
        }
        return given.get(claim.substring(0, dot)) instanceof Map<?, ?> inner
                ? find(inner, claim.substring(dot + 1))
                : null;
    }

    private static Stream<String> values(@Nullable Object claim) {
        if (claim instanceof Collection<?> several) {
            return several.stream().map(String::valueOf);
        }
        return claim == null ? Stream.empty() : Stream.of(claim.toString().split("[ ,]+"));
    }
}
