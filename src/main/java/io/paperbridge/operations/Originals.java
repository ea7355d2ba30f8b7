package io.paperbridge.operations;

import io.paperbridge.journal.AttachmentReport.Row;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What became of originals, in words. */
final class Originals {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private Originals() {}

    /** A line with the counts, and one for each original that is not attached and should be; none when there are no originals. */
    static List<String> lines(Map<String, Integer> counts, List<Row> failed, List<Row> leftOut) {
        List<String> lines = new ArrayList<>();
        if (counts.isEmpty()) {
            return lines;
        }
        lines.add("Originals: " + words(counts) + ".");
        failed.forEach(row -> lines.add("original of #" + row.paperlessId() + " later, at "
                + TIME.format(row.dueAt().atZone(ZoneId.systemDefault())) + " (" + row.reason() + ")"));
        leftOut.forEach(row -> lines.add("original of #" + row.paperlessId() + " not attached (" + row.reason() + ")"));
        return lines;
    }

    /** The counts: {@code attached 12, by link in the note 30, waiting 1}. */
    static String words(Map<String, Integer> counts) {
        List<String> words = new ArrayList<>();
        add(words, "attached", counts.getOrDefault("ATTACHED", 0));
        add(words, "by link in the note", counts.getOrDefault("BY_LINK", 0));
        add(words, "waiting", counts.getOrDefault("WAITING", 0) + counts.getOrDefault("UPLOADED", 0));
        add(words, "left out", counts.getOrDefault("LEFT_OUT", 0));
        return String.join(", ", words);
    }

    private static void add(List<String> words, String what, int count) {
        if (count > 0) {
            words.add(what + " " + count);
        }
    }
}
