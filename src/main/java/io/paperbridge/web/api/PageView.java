package io.paperbridge.web.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param next the {@code cursor} of the next page; left out on the last
 */
record PageView<T>(List<T> items, @Nullable String next) {

    PageView {
        items = List.copyOf(items);
    }
}
