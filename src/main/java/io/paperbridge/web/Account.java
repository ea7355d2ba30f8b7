package io.paperbridge.web;

import io.paperbridge.journal.Role;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.AuthenticatedPrincipal;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/**
 * Who is logged in.
 *
 * @param stamp tells whether the journal's user is still as at the login; empty for who is no user of the journal, or came with a token
 * @param token the id of the token that it came with; empty for none
 */
record Account(String name, Role role, String stamp, String token) implements AuthenticatedPrincipal, Serializable {

    private static final String AUTHORITY = "ROLE_";

    Account(String name, Role role, String stamp) {
        this(name, role, stamp, "");
    }

    @Override
    public String getName() {
        return name;
    }

    List<GrantedAuthority> authorities() {
        return authorities(role);
    }

    /** What Spring Security is told of a role. */
    static List<GrantedAuthority> authorities(Role role) {
        return List.of(new SimpleGrantedAuthority(AUTHORITY + role.name()));
    }

    /** The role of who is logged in; empty when nobody is. */
    static Optional<Role> roleOf(@Nullable Authentication login) {
        if (login == null || !login.isAuthenticated()) {
            return Optional.empty();
        }
        Collection<? extends GrantedAuthority> granted = login.getAuthorities();
        return Arrays.stream(Role.values())
                .filter(role -> granted.stream().anyMatch(one -> (AUTHORITY + role.name()).equals(one.getAuthority())))
                .max(Role::compareTo);
    }
}
