package io.paperbridge.sandbox.paperless;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A user of Paperless.
 *
 * @param permissions model permissions such as {@code view_document}; a superuser has all
 */
record Account(long id, String name, String password, String token, boolean superuser, Set<String> permissions) {

    Account {
        permissions = Set.copyOf(permissions);
    }

    boolean may(String permission) {
        return superuser || permissions.contains(permission);
    }

    boolean owns(@Nullable Long owner) {
        return superuser || owner == null || owner == id;
    }
}
