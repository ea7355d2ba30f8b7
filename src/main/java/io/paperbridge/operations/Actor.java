package io.paperbridge.operations;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** Who asks for something in Hawtio or by any other way to an MBean. */
final class Actor {

    /** Where there is no login: JMX of the process itself. */
    static final String NOBODY_IN_PARTICULAR = "operator";

    private Actor() {}

    /** The name of the login the request came with. */
    static String name() {
        Authentication login = SecurityContextHolder.getContext().getAuthentication();
        return login == null || login.getName().isBlank() ? NOBODY_IN_PARTICULAR : login.getName();
    }

    /** The name given, else that of the login. */
    static String name(String given) {
        return given.isBlank() ? name() : given.strip();
    }
}
