package io.paperbridge.operations;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** Who acts: who is logged in, whatever the caller says; only where nobody can be, who the caller says. */
public final class Actor {

    private static final String UNNAMED = "operator";

    /** As the journal keeps it. */
    private static final int LONGEST = 100;

    private Actor() {}

    /** Who is logged in; an operator without a name where nobody is. */
    public static String current() {
        return current(null);
    }

    /**
     * Who is logged in.
     *
     * @param said who the caller says to be, which counts where there is no login: inside this process
     */
    public static String current(@Nullable String said) {
        Authentication login = SecurityContextHolder.getContext().getAuthentication();
        if (login != null && login.isAuthenticated() && !(login instanceof AnonymousAuthenticationToken)) {
            return cut(login.getName());
        }
        return said == null || said.isBlank() ? UNNAMED : cut(said.strip());
    }

    private static String cut(String name) {
        return name.length() > LONGEST ? name.substring(0, LONGEST) : name;
    }
}
