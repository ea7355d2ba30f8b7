package io.paperbridge.web.api;

import java.security.Principal;

/** Whether who opened a stream may still hear it: a stream lasts for days, while users are disabled and tokens revoked. */
public interface StillLoggedIn {

    /** Whether the login still holds. */
    boolean holds(Principal login);
}
