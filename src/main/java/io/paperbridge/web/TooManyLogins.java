package io.paperbridge.web;

import org.springframework.security.core.AuthenticationException;

/** There were too many wrong logins under a name or from an address, so that none is looked at for a while. */
final class TooManyLogins extends AuthenticationException {

    /** How soon it is worth trying again, in seconds. */
    static final int RETRY_AFTER_SECONDS = 60;

    private static final long serialVersionUID = 1L;

    TooManyLogins() {
        super("Too many wrong logins; try again in a minute.");
    }
}
