package io.paperbridge.rules;

import io.paperbridge.language.Sentence;
import io.paperbridge.rules.RulesFile.Parsed;
import java.nio.file.Path;
import java.util.List;

/**
 * What a look at a rules file finds.
 *
 * @param isGood whether Paperbridge can work with it
 * @param sentences everything that is wrong, by line; one sentence when nothing is
 */
public record RulesCheck(boolean isGood, List<Sentence> sentences) {

    public RulesCheck {
        sentences = List.copyOf(sentences);
    }

    /**
     * Looks at a file.
     *
     * @param mustExist whether its absence is wrong, or means no rules
     */
    public static RulesCheck of(Path path, boolean mustExist) {
        RulesFile file = RulesFile.read(path);
        String shown = path.toString();
        if (!file.exists()) {
            return new RulesCheck(
                    !mustExist, List.of(Sentence.of(mustExist ? "rules.checked-not" : "rules.checked-none", shown)));
        }
        Parsed parsed = file.parse();
        return parsed.problems().isEmpty()
                ? new RulesCheck(
                        true,
                        List.of(Sentence.of(
                                "rules.checked", shown, parsed.rules().rules().size())))
                : new RulesCheck(
                        false, parsed.problems().stream().map(file::sentence).toList());
    }
}
