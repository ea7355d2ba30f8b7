package io.paperbridge.web.api;

import io.paperbridge.journal.DocumentSort;
import io.paperbridge.journal.DocumentSort.By;
import io.paperbridge.journal.DocumentSort.Place;
import io.paperbridge.language.Sentence;
import io.swagger.v3.oas.annotations.Parameter;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which page of a list is asked for.
 *
 * @param sort what the list is sorted by, with a hyphen before it for the largest first
 * @param cursor {@code next} of the page before
 * @param limit how many at most
 */
public record PageQuery(
        @Parameter(
                        description =
                                "received, updated, date or total; with a hyphen before it the latest or largest first",
                        example = "-received")
                @Nullable
                String sort,
        @Parameter(description = "next of the page before") @Nullable String cursor,
        @Parameter(description = "how many at most, from 1 to 500", example = "50") @Nullable String limit) {

    static final int MOST = 500;
    private static final int USUAL = 50;
    private static final int PARTS = 3;
    private static final String NEWEST = "-received";

    /** The order asked for, the newest first if none is. */
    public DocumentSort order() {
        List<String> known = Arrays.stream(By.values())
                .flatMap(by -> Stream.of(by.word(), "-" + by.word()))
                .toList();
        String word = Texts.oneOf("sort", sort, known);
        String chosen = word == null ? NEWEST : word;
        boolean descending = chosen.startsWith("-");
        return new DocumentSort(By.valueOf(chosen.substring(descending ? 1 : 0).toUpperCase(Locale.ROOT)), descending);
    }

    /** How many at most. */
    public int size() {
        return Texts.wholeNumber("limit", limit, 1, MOST, USUAL);
    }

    /** Where the page begins; null for the first. */
    public @Nullable Place place(DocumentSort order) {
        if (cursor == null || cursor.isBlank()) {
            return null;
        }
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor.strip()), StandardCharsets.UTF_8);
            String[] parts = text.split(" ", -1);
            if (parts.length != PARTS || !parts[0].equals(name(order))) {
                throw new IllegalArgumentException("a cursor of another list");
            }
            Place place = new Place(parts[1].isEmpty() ? null : parts[1], Long.parseLong(parts[2]));
            order.require(place);
            return place;
        } catch (IllegalArgumentException | DateTimeException e) {
            throw Refusal.wrongValue("cursor", Texts.shortened(cursor), Sentence.of("web.value-cursor"));
        }
    }

    /** The cursor of a place; null for none. */
    public static @Nullable String cursor(DocumentSort order, @Nullable Place place) {
        if (place == null) {
            return null;
        }
        String value = place.value();
        String text = name(order) + " " + (value == null ? "" : value) + " " + place.documentKey();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String name(DocumentSort order) {
        return (order.descending() ? "-" : "") + order.by().word();
    }
}
