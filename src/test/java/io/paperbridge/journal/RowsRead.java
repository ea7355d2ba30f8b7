package io.paperbridge.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many rows a statement looked at, whether it took them or not, by what the database says of how it ran. */
final class RowsRead {

    private static final Pattern SCANNED = Pattern.compile("scanCount: (\\d+)");

    private RowsRead() {}

    /** How to ask: what to write before the statement. */
    static String question(TestJournal journal) {
        return isH2(journal) ? "explain analyze " : "explain (analyze, format json) ";
    }

    static boolean isH2(TestJournal journal) {
        return journal.toString().equals("H2");
    }

    /** What the answer amounts to. */
    static long of(String plan) {
        if (plan.startsWith("[")) {
            try {
                return of(new ObjectMapper().readTree(plan));
            } catch (IOException e) {
                throw new AssertionError(plan, e);
            }
        }
        Matcher scanned = SCANNED.matcher(plan);
        return scanned.results()
                .mapToLong(found -> Long.parseLong(found.group(1)))
                .sum();
    }

    private static long of(JsonNode node) {
        long sum = node.path("Actual Loops").asLong()
                * (node.path("Actual Rows").asLong()
                        + node.path("Rows Removed by Filter").asLong()
                        + node.path("Rows Removed by Join Filter").asLong());
        for (JsonNode child : node) {
            if (child.isContainerNode()) {
                sum += of(child);
            }
        }
        return sum;
    }
}
