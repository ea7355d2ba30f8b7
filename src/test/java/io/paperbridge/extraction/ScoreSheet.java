package io.paperbridge.extraction;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the corpus's own score program says of what was read.
 *
 * @param groups by group of documents, each row with its percentage
 * @param accepted by group, what is said of accepted documents
 */
record ScoreSheet(Map<String, Map<String, Double>> groups, Map<String, Accepted> accepted) {

    private static final Pattern ROW = Pattern.compile("(\\S.*?)\\s+([0-9.]+) %\\s+right .*");
    private static final Pattern ACCEPTED = Pattern.compile(
            "accepted (\\d+) of (\\d+); right (\\d+) .*; documents that are no invoice accepted: (\\d+)");
    private static final String GROUP = "== ";

    /** How many were accepted, of how many, of these right in what matters most, and of these no invoices. */
    record Accepted(int accepted, int seen, int right, int noInvoices) {

        double coverage() {
            return 100.0 * accepted / seen;
        }

        double precision() {
            return accepted == 0 ? 0 : 100.0 * right / accepted;
        }
    }

    static ScoreSheet of(Path predictions, Path corpus) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        "python3", corpus.resolve("score.py").toString(), predictions.toString(), corpus.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("the score program fails: " + said);
        }
        return parsed(said.lines().toList());
    }

    static ScoreSheet parsed(List<String> lines) {
        Map<String, Map<String, Double>> groups = new LinkedHashMap<>();
        Map<String, Accepted> accepted = new LinkedHashMap<>();
        String group = "";
        for (String line : lines) {
            Matcher row = ROW.matcher(line);
            Matcher ofAccepted = ACCEPTED.matcher(line);
            if (line.startsWith(GROUP)) {
                group = line.substring(GROUP.length());
                groups.put(group, new LinkedHashMap<>());
            } else if (row.matches()) {
                groups.getOrDefault(group, new LinkedHashMap<>()).put(row.group(1), Double.valueOf(row.group(2)));
            } else if (ofAccepted.matches()) {
                List<Integer> numbers = new ArrayList<>();
                for (int i = 1; i <= ofAccepted.groupCount(); i++) {
                    numbers.add(Integer.valueOf(ofAccepted.group(i)));
                }
                accepted.put(group, new Accepted(numbers.get(0), numbers.get(1), numbers.get(2), numbers.get(3)));
            }
        }
        return new ScoreSheet(groups, accepted);
    }

    double percent(String group, String row) {
        return groups.getOrDefault(group, Map.of()).getOrDefault(row, 0.0);
    }
}
