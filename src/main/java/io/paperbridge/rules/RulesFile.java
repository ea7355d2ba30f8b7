package io.paperbridge.rules;

import io.paperbridge.language.Sentence;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules file as it is now.
 *
 * @param file its path
 * @param text what is in it; null when there is no such file
 * @param problem why it cannot be read; null when it can
 */
record RulesFile(Path file, @Nullable String text, @Nullable Sentence problem) {

    private static final int LARGEST = 1_000_000;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** Reads it. */
    static RulesFile read(Path file) {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(LARGEST + 1);
        } catch (NoSuchFileException e) {
            return new RulesFile(file, null, null);
        } catch (IOException e) {
            return new RulesFile(
                    file, "", Sentence.of("rules.file-unreadable", e.getClass().getSimpleName()));
        }
        if (bytes.length > LARGEST) {
            return new RulesFile(file, "", Sentence.of("rules.too-large"));
        }
        try {
            ByteBuffer content = ByteBuffer.wrap(bytes);
            return new RulesFile(
                    file, StandardCharsets.UTF_8.newDecoder().decode(content).toString(), null);
        } catch (CharacterCodingException e) {
            return new RulesFile(file, "", Sentence.of("rules.not-utf8"));
        }
    }

    /** Whether there is such a file. */
    boolean exists() {
        return text != null;
    }

    /** The rules in it, and everything that is wrong with it. */
    Parsed parse() {
        if (problem != null) {
            return broken(problem);
        }
        if (text == null) {
            return new Parsed(Ruleset.NONE, List.of());
        }
        String rules = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        // an editor that saves empties the file first: that must not put all rules out of force
        return rules.isBlank() ? broken(Sentence.of("rules.empty")) : RuleParser.parse(rules);
    }

    /** One sentence for people: the file, the line, what is wrong and what to do; how many more there are. */
    Sentence sentence(List<Problem> problems) {
        Sentence first = sentence(problems.get(0));
        return problems.size() == 1 ? first : Sentence.of("rules.and-more", first, problems.size() - 1);
    }

    /** One sentence for people about one of the problems. */
    Sentence sentence(Problem one) {
        return one.line() == 0
                ? Sentence.of("rules.problem", file.toString(), one.sentence())
                : Sentence.of("rules.problem-at", file.toString(), one.line(), one.sentence());
    }

    private static Parsed broken(Sentence sentence) {
        return new Parsed(Ruleset.NONE, List.of(new Problem(0, sentence)));
    }

    /**
     * What a file holds.
     *
     * @param rules the rules; of no use when there are problems
     * @param problems what is wrong, by line
     */
    record Parsed(Ruleset rules, List<Problem> problems) {

        Parsed {
            problems = List.copyOf(problems);
        }
    }

    /**
     * Something wrong.
     *
     * @param line where; 0 when it is the file as a whole
     * @param sentence what is wrong and what would be right
     */
    record Problem(int line, Sentence sentence) {}
}
