package io.paperbridge.extraction.template;

import io.paperbridge.extraction.template.ForeignPattern.Found;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the rows of a printed table are told from each other.
 *
 * <p>A line that fits {@code first} begins a row, one that fits {@code last} ends it, others that fit {@code line} belong to it. Without
 * both each line that fits {@code line} is a row.
 *
 * @param section where the table stands
 * @param first the first line of a row; may be empty
 * @param line another line of a row
 * @param last the last line of a row; may be empty
 * @param skipped lines that are no part of the table, such as the number of a page
 */
record Rows(
        Section section,
        List<ForeignPattern> first,
        List<ForeignPattern> line,
        List<ForeignPattern> last,
        List<ForeignPattern> skipped) {

    private static final int MOST_ROWS = 1000;

    Rows {
        first = List.copyOf(first);
        line = List.copyOf(line);
        last = List.copyOf(last);
        skipped = List.copyOf(skipped);
    }

    /** What the named groups hold, row by row; what a name holds on several lines is put together. */
    List<Map<String, String>> in(String text, Deadline deadline) {
        String part = section.of(text, deadline);
        List<Map<String, String>> rows = new ArrayList<>();
        if (part == null) {
            return rows;
        }
        Map<String, String> row = new LinkedHashMap<>();
        for (String one : (Iterable<String>) part.lines()::iterator) {
            if (one.isBlank()
                    || rows.size() > MOST_ROWS
                    || !find(skipped, one, deadline).isEmpty()) {
                continue;
            }
            List<Found> begins = find(first, one, deadline);
            List<Found> ends = begins.isEmpty() ? find(last, one, deadline) : List.of();
            if (!begins.isEmpty()) {
                row = next(rows, row);
                add(row, begins);
            } else if (!ends.isEmpty()) {
                add(row, ends);
                row = next(rows, row);
            } else if (first.isEmpty() || !row.isEmpty()) {
                add(row, find(line, one, deadline));
                row = first.isEmpty() && last.isEmpty() ? next(rows, row) : row;
            }
        }
        next(rows, row);
        return rows;
    }

    private static Map<String, String> next(List<Map<String, String>> rows, Map<String, String> row) {
        if (row.isEmpty()) {
            return row;
        }
        rows.add(row);
        return new LinkedHashMap<>();
    }

    /** The first pattern that fits counts. */
    private static List<Found> find(List<ForeignPattern> patterns, String text, Deadline deadline) {
        for (ForeignPattern pattern : patterns) {
            List<Found> found = pattern.find(text, 1, deadline);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    private static void add(Map<String, String> row, List<Found> found) {
        for (Found one : found) {
            one.names().keySet().forEach(name -> {
                String held = one.named(name);
                if (held != null && !held.isBlank()) {
                    row.merge(name, held.strip(), (before, more) -> before + " " + more);
                }
            });
        }
    }
}
