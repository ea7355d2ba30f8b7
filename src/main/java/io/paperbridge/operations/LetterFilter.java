package io.paperbridge.operations;

import io.paperbridge.document.EntryKind;
import io.paperbridge.document.Reading.DocumentType;
import io.paperbridge.failure.Reason;
import io.paperbridge.journal.DocumentFilter;
import io.paperbridge.journal.DocumentSort;
import io.paperbridge.journal.DocumentSort.By;
import io.paperbridge.journal.DocumentSort.Place;
import io.paperbridge.journal.DocumentState;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;

/** Which documents an operator means, and in which order, as they write it. */
final class LetterFilter {

    /** What is meant where no state is given: what waits for a person. */
    static final Set<DocumentState> FAILED = Set.of(DocumentState.NEEDS_REVIEW, DocumentState.PARKED);

    private static final Set<DocumentState> RETRIED =
            Set.of(DocumentState.NEEDS_REVIEW, DocumentState.PARKED, DocumentState.DISCARDED);

    private static final String ANY = "any";
    private static final String NEWEST = "-updated";

    private LetterFilter() {}

    /**
     * The filter; blank conditions are none.
     *
     * @param state states with commas between them, {@code any} for all; blank for what waits for a person
     * @param olderThan how long ago it came at least, for example {@code 2d} or {@code 12h}
     * @throws IllegalArgumentException when one is not known
     */
    static DocumentFilter of(
            String state, String reason, String kind, String party, String olderThan, String text, Instant now) {
        return new DocumentFilter(
                states(state),
                known(
                        "kind",
                        kind.strip().replace('-', '_').replace(' ', '_').toUpperCase(Locale.ROOT),
                        Stream.concat(Arrays.stream(EntryKind.values()), Arrays.stream(DocumentType.values()))
                                .map(Enum::name)
                                .distinct()
                                .toList()),
                given(party),
                null,
                known(
                        "reason",
                        reason.strip(),
                        Arrays.stream(Reason.values()).map(Reason::code).toList()),
                null,
                olderThan.isBlank() ? null : now.minus(DurationStyle.detectAndParse(olderThan.strip())),
                given(text));
    }

    /**
     * The same of what can be started anew.
     *
     * @throws IllegalArgumentException when it means others
     */
    static DocumentFilter retriable(DocumentFilter filter) {
        if (!RETRIED.containsAll(filter.states()) || filter.states().isEmpty()) {
            throw new IllegalArgumentException("Only what is parked, in review or discarded can be started anew.");
        }
        return filter;
    }

    /** The order: {@code received}, {@code updated}, {@code date} or {@code total}, with a hyphen before it the other way round. */
    static DocumentSort sort(String sort) {
        String chosen = sort.isBlank() ? NEWEST : sort.strip();
        boolean descending = chosen.startsWith("-");
        String by = known(
                "sort",
                chosen.substring(descending ? 1 : 0),
                Arrays.stream(By.values()).map(By::word).toList());
        return new DocumentSort(By.valueOf(String.valueOf(by).toUpperCase(Locale.ROOT)), descending);
    }

    /** Where a page begins, as {@link #cursor} wrote it; null for the first. */
    static @Nullable Place place(DocumentSort order, String cursor) {
        if (cursor.isBlank()) {
            return null;
        }
        String[] parts = cursor.strip().split("@", 2);
        try {
            Place place = new Place(parts[0].isEmpty() ? null : parts[0], Long.parseLong(parts[parts.length - 1]));
            order.require(place);
            return place;
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IllegalArgumentException("\"" + cursor + "\" is not the next of a page of this list.", e);
        }
    }

    static @Nullable String cursor(@Nullable Place place) {
        return place == null ? null : (place.value() == null ? "" : place.value()) + "@" + place.documentKey();
    }

    private static Set<DocumentState> states(String states) {
        if (states.isBlank()) {
            return FAILED;
        }
        if (states.strip().equals(ANY)) {
            return Set.of();
        }
        List<String> names =
                Arrays.stream(DocumentState.values()).map(Enum::name).toList();
        return Arrays.stream(states.split(",", -1))
                .map(state -> known("state", state.strip().replace('-', '_').toUpperCase(Locale.ROOT), names))
                .map(String::valueOf)
                .map(DocumentState::valueOf)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static @Nullable String known(String what, String value, List<String> known) {
        if (value.isEmpty()) {
            return null;
        }
        if (!known.contains(value)) {
            throw new IllegalArgumentException("There is no " + what + " \"" + word(value) + "\"; known are "
                    + word(String.join(", ", known)) + ".");
        }
        return value;
    }

    private static String word(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static @Nullable String given(String text) {
        return text.isBlank() ? null : text.strip();
    }
}
