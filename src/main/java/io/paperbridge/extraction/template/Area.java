package io.paperbridge.extraction.template;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A rectangle on pages, in thousandths of a point from the top left corner.
 *
 * @param firstPage the first of them; 1 is the document's first
 * @param lastPage the last of them
 */
public record Area(int firstPage, int lastPage, int left, int top, int right, int bottom) {

    private static final long POINT = 1000;
    private static final long POINTS_OF_AN_INCH = 72;
    private static final int USUAL_RESOLUTION = 100;

    /** By the keys {@code f}, {@code l}, {@code x}, {@code y}, {@code W}, {@code H} in dots, {@code r} dots an inch; null when one is wrong. */
    static @Nullable Area of(Map<?, ?> written) {
        int first = number(written, "f", 1);
        int last = number(written, "l", first);
        int resolution = number(written, "r", USUAL_RESOLUTION);
        int x = number(written, "x", 0);
        int y = number(written, "y", 0);
        int width = number(written, "W", 0);
        int height = number(written, "H", 0);
        if (first < 1 || last < first || resolution < 1 || x < 0 || y < 0 || width < 1 || height < 1) {
            return null;
        }
        return new Area(
                first,
                last,
                place(x, resolution),
                place(y, resolution),
                place(x + width, resolution),
                place(y + height, resolution));
    }

    private static int number(Map<?, ?> written, String key, int otherwise) {
        Object value = written.get(key);
        if (value == null) {
            return otherwise;
        }
        return String.valueOf(value).matches("\\d{1,5}") ? Integer.parseInt(String.valueOf(value)) : -1;
    }

    private static int place(int dots, int resolution) {
        return Math.toIntExact(Math.min(Integer.MAX_VALUE, dots * POINTS_OF_AN_INCH * POINT / resolution));
    }
}
