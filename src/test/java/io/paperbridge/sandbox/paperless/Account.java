package io.paperbridge.sandbox.paperless;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A user of Paperless.
 *
 * @param permissions model permissions such as {@code view_document}; a superuser has all
 */
record Account(long id, String name, String password, String token, boolean superuser, Set<String> permissions) {

    /** What an administrator may do, as far as the calls here ask for it. */
    static final List<String> ALL = Stream.of("view", "add", "change", "delete")
            .flatMap(verb -> Stream.of(
                            "document",
                            "tag",
                            "correspondent",
                            "documenttype",
                            "customfield",
                            "note",
                            "savedview",
                            "storagepath",
                            "uisettings",
                            "user",
                            "paperlesstask")
                    .map(noun -> verb + "_" + noun))
            .sorted()
            .toList();

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
