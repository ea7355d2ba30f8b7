package io.paperbridge.sandbox.paperless;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The filters that lists of names share: {@code id__in} and {@code name__…}. */
final class NameFilter {

    private NameFilter() {}

    static boolean accepts(Call call, long id, String name) {
        String actual = name.toLowerCase(Locale.ROOT);
        return call.parameter("id__in").map(ids -> ids(ids).contains(id)).orElse(true)
                && wanted(call, "iexact").map(actual::equals).orElse(true)
                && wanted(call, "icontains").map(actual::contains).orElse(true)
                && wanted(call, "istartswith").map(actual::startsWith).orElse(true)
                && wanted(call, "iendswith").map(actual::endsWith).orElse(true);
    }

    private static Optional<String> wanted(Call call, String operator) {
        return call.parameter("name__" + operator)
                .filter(value -> !value.isEmpty())
                .map(value -> value.toLowerCase(Locale.ROOT));
    }

    private static Set<Long> ids(String list) {
        if (!list.matches("\\d{1,18}(,\\d{1,18})*")) {
            throw Refusal.field("id__in", "Enter a number.");
        }
        return Arrays.stream(list.split(",", -1)).map(Long::valueOf).collect(Collectors.toSet());
    }
}
