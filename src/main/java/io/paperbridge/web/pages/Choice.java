package io.paperbridge.web.pages;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A value that can be chosen in a form. */
record Choice(String value, String label, boolean chosen) {

    /**
     * All values, the one that was chosen marked.
     *
     * @param label what people read
     */
    static List<Choice> all(Stream<String> values, UnaryOperator<String> label, @Nullable String chosen) {
        return values.map(value -> new Choice(value, label.apply(value), value.equals(chosen)))
                .toList();
    }
}
