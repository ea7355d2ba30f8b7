package io.paperbridge.extraction.party;

import io.paperbridge.extraction.page.TextLine;
import io.paperbridge.extraction.page.TextPage;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The names with a legal form on a page, outside the buyer's columns and not where a letter names the one it goes to. */
final class Companies {

    private final TextPage page;
    private final PartyAreas areas;
    private final PartyNames names;
    private final Map<Integer, Optional<String>> byLine = new HashMap<>();

    Companies(TextPage page, PartyAreas areas, PartyNames names) {
        this.page = page;
        this.areas = areas;
        this.names = names;
    }

    /** The first of a line; null when it names none. */
    @Nullable
    String in(int index) {
        return byLine.computeIfAbsent(index, this::find).orElse(null);
    }

    private Optional<String> find(int index) {
        TextLine line = page.rows().get(index);
        for (TextLine.Cell cell : line.cells()) {
            boolean others = areas.isBuyers(index, cell) || areas.isAddressee(index, cell);
            String name = others ? null : names.withLegalForm(line.text(cell));
            if (name != null) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }

    /** All, with the index of the line that names each first. */
    Map<String, Integer> all() {
        Map<String, Integer> found = new LinkedHashMap<>();
        for (int i = 0; i < page.rows().size(); i++) {
            String name = in(i);
            if (name != null) {
                found.putIfAbsent(name, i);
            }
        }
        return found;
    }

    /** Whether another one is named than these two. */
    boolean hasOtherThan(String name, @Nullable String buyer) {
        return all().keySet().stream()
                .anyMatch(other -> !PartyNames.isSame(name, other) && !PartyNames.isSame(other, buyer));
    }

    /** Whether a name stands in more than one line. */
    boolean isNamedAgain(String name) {
        return linesWith(name).size() > 1;
    }

    /** The lines that have a name in them. */
    List<Integer> linesWith(String name) {
        return IntStream.range(0, page.lines().size())
                .filter(line -> page.lines().get(line).contains(name))
                .boxed()
                .toList();
    }
}
