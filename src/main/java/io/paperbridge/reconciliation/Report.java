package io.paperbridge.reconciliation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a reconciliation found.
 *
 * @param begun when it began
 * @param documents how many documents of the journal were looked at
 * @param entries how many entries of the ledger
 * @param shown how many documents of Paperless
 * @param open what remains
 * @param repaired what was repaired, or is on its way to be
 */
public record Report(
        Instant begun, int documents, int entries, int shown, List<Discrepancy> open, List<Discrepancy> repaired) {

    public Report {
        open = List.copyOf(open);
        repaired = List.copyOf(repaired);
    }

    /** How many remain of each kind that was found at all. */
    public Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        repaired.forEach(one -> counts.merge(one.kind().code(), 0L, Long::sum));
        open.forEach(one -> counts.merge(one.kind().code(), 1L, Long::sum));
        return counts;
    }

    /** What was found and how much of it remains, in short; null when nothing remains. */
    public @Nullable String differences() {
        String differences = counts().entrySet().stream()
                .filter(kind -> kind.getValue() > 0)
                .map(kind -> kind.getKey() + " " + kind.getValue())
                .collect(Collectors.joining(", "));
        return differences.isEmpty() ? null : differences;
    }

    /** The same with one repaired. */
    Report with(Discrepancy done) {
        List<Discrepancy> left = new ArrayList<>(open);
        List<Discrepancy> now = new ArrayList<>(repaired);
        if (left.remove(done)) {
            now.add(done);
        }
        return new Report(begun, documents, entries, shown, left, now);
    }
}
