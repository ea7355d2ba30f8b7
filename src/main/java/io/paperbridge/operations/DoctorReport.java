package io.paperbridge.operations;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paperbridge.diagnosis.Finding;
import io.paperbridge.diagnosis.Finding.Level;
import io.paperbridge.diagnosis.Repair;
import io.paperbridge.language.Language;
import io.paperbridge.language.Sentence;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The doctor's findings on paper: lines for people, or JSON. */
final class DoctorReport {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Language language;
    private final PrintStream out;

    DoctorReport(Language language, PrintStream out) {
        this.language = language;
        this.out = out;
    }

    /** What could be made. */
    void missing(List<Repair> missing) {
        say(Sentence.of("operations.doctor-missing"));
        missing.forEach(repair -> out.println("  " + repair.remote() + ": " + language.say(repair.what())));
    }

    /** What was made. */
    void fixed(Doctor.Fixed fixed) {
        fixed.remarks().forEach(this::say);
        fixed.made().forEach(this::say);
        fixed.failed().forEach(this::say);
        out.println();
    }

    /** A line each: level, check, what was found; below it the remedy. */
    void findings(List<Finding> findings) {
        int level =
                widest(findings.stream().map(finding -> word(finding.level())).toList());
        int check = widest(findings.stream().map(Finding::check).toList());
        String format = "%-" + level + "s  %-" + check + "s  %s%n";
        for (Finding finding : findings) {
            out.printf(Locale.ROOT, format, word(finding.level()), finding.check(), language.say(finding.sentence()));
            if (finding.remedy() != null) {
                out.printf(Locale.ROOT, format, "", "", "  " + language.say(finding.remedy()));
            }
        }
        out.println();
        say(Sentence.of(
                "operations.doctor-sum",
                count(findings, Level.OK),
                count(findings, Level.WARN),
                count(findings, Level.FAIL),
                count(findings, Level.NOT_CHECKED)));
    }

    /** One object: findings, their counts, and what was made when that was asked for. */
    void json(List<Finding> findings, Optional<Doctor.Fixed> fixed) {
        ObjectNode report = JSON.createObjectNode();
        ArrayNode list = report.putArray("findings");
        for (Finding finding : findings) {
            list.addObject()
                    .put("check", finding.check())
                    .put("level", code(finding.level()))
                    .put("sentence", language.say(finding.sentence()))
                    .put("remedy", finding.remedy() == null ? null : language.say(finding.remedy()));
        }
        ObjectNode counts = report.putObject("counts");
        for (Level level : Level.values()) {
            counts.put(code(level), count(findings, level));
        }
        fixed.ifPresent(done -> {
            ObjectNode fix = report.putObject("fix");
            done.remarks().forEach(sentence -> fix.put("remark", language.say(sentence)));
            add(fix.putArray("made"), done.made());
            add(fix.putArray("failed"), done.failed());
        });
        out.println(report.toPrettyString());
    }

    private void add(ArrayNode array, List<Sentence> sentences) {
        sentences.forEach(sentence -> array.add(language.say(sentence)));
    }

    private void say(Sentence sentence) {
        out.println(language.say(sentence));
    }

    private String word(Level level) {
        return language.say(Sentence.of("operations.doctor-levels-" + code(level)));
    }

    private static String code(Level level) {
        return level.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static int count(List<Finding> findings, Level level) {
        return (int)
                findings.stream().filter(finding -> finding.level() == level).count();
    }

    private static int widest(List<String> texts) {
        return texts.stream().mapToInt(String::length).max().orElse(1);
    }
}
