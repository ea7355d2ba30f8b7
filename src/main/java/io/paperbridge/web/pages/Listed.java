package io.paperbridge.web.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Things that are shown below each other; a template leaves out all that belongs to a list that is null. */
record Listed<T>(List<T> items) {

    Listed {
        items = List.copyOf(items);
    }

    static <T> @Nullable Listed<T> of(List<T> items) {
        return items.isEmpty() ? null : new Listed<>(items);
    }
}
