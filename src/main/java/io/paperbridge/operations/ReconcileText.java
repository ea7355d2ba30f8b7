package io.paperbridge.operations;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paperbridge.document.EntryKind;
import io.paperbridge.document.FoundEntry;
import io.paperbridge.language.Sentence;
import io.paperbridge.reconciliation.Discrepancy;
import io.paperbridge.reconciliation.Discrepancy.Repair;
import io.paperbridge.reconciliation.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a reconciliation found, as a table for people, as JSON and as CSV for programs. */
final class ReconcileText {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Locale locale;

    ReconcileText(Locale locale) {
        this.locale = locale;
    }

    /** A line for each disagreement: kind, document, what becomes of it, sentence; and the sums. */
    String table(Report report) {
        List<String> lines = new ArrayList<>();
        rows(report)
                .map(row -> String.format(
                        Locale.ROOT, "%-18s  %-12s  %-10s  %s", row.kind, row.document, row.state, row.what))
                .forEach(lines::add);
        lines.add(sentence(Sentence.of(
                "operations.reconcile-sum",
                report.documents(),
                report.entries(),
                report.shown(),
                report.open().size(),
                report.repaired().size())));
        return String.join(System.lineSeparator(), lines);
    }

    /** One object: what was looked at, findings, how many remain of each kind. */
    String json(Report report) {
        ObjectNode root = JSON.createObjectNode();
        root.put("begun", report.begun().toString())
                .put("documents", report.documents())
                .put("entries", report.entries())
                .put("shown", report.shown());
        ArrayNode findings = root.putArray("findings");
        rows(report).forEach(row -> findings.addObject()
                .put("kind", row.kind)
                .put("document", row.document)
                .put("reference", row.reference)
                .put("entryKind", row.entryKind)
                .put("entry", row.entry)
                .put("state", row.state)
                .put("what", row.what));
        ObjectNode counts = root.putObject("remaining");
        report.counts().forEach(counts::put);
        return root.toPrettyString();
    }

    /** A line with the names of the columns, and one for each disagreement. */
    String csv(Report report) {
        Stream<List<String>> lines = rows(report)
                .map(row ->
                        List.of(row.kind, row.document, row.reference, row.entryKind, row.entry, row.state, row.what));
        return Stream.concat(
                        Stream.of(List.of("kind", "document", "reference", "entry_kind", "entry", "state", "what")),
                        lines)
                .map(cells -> cells.stream().map(CsvCell::text).collect(Collectors.joining(",")))
                .collect(Collectors.joining(System.lineSeparator()));
    }

    private Stream<Row> rows(Report report) {
        return Stream.concat(
                report.open().stream().map(one -> row(one, one.repair() == Repair.NONE ? "open" : "repairable")),
                report.repaired().stream().map(one -> row(one, "repaired")));
    }

    private Row row(Discrepancy one, String state) {
        FoundEntry entry = one.entry();
        return new Row(
                one.kind().code(),
                one.ref() == null ? "" : Long.toString(one.ref().paperlessId()),
                one.reference(),
                entry == null ? "" : word(entry.kind()),
                entry == null ? "" : Long.toString(entry.id()),
                state,
                sentence(one.what()));
    }

    private String sentence(Sentence sentence) {
        return sentence.in(locale);
    }

    private static String word(EntryKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private record Row(
            String kind,
            String document,
            String reference,
            String entryKind,
            String entry,
            String state,
            String what) {}
}
