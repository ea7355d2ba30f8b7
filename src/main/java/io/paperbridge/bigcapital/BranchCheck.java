package io.paperbridge.bigcapital;

import com.fasterxml.jackson.databind.JsonNode;
import io.paperbridge.diagnosis.Answer;
import io.paperbridge.diagnosis.Answers;
import io.paperbridge.diagnosis.Finding;
import io.paperbridge.failure.RemoteFailure;
import io.paperbridge.language.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether branches are switched on, BigCapital then takes no entry without one, and whether it is clear which.
 *
 * @param wanted what the settings say: id, code or name; empty for the only one
 */
record BranchCheck(Answers answers, String wanted) {

    private static final String CHECK = "bigcapital.branches";

    /** Whether they are on; false while that is not known. */
    boolean isOn() {
        return answers.body(BigcapitalExamination.BOOT)
                .map(json -> {
                    for (JsonNode feature : parsed(json).path("features")) {
                        if ("branches".equals(Wire.text(feature, "name"))) {
                            return Wire.isTrue(feature, "is_accessible");
                        }
                    }
                    return false;
                })
                .orElse(false);
    }

    /** The branch of an entry that no rule gives one; null when there is none or branches are off. */
    @Nullable
    Long id() {
        return Stream.concat(chosen().stream(), branches().stream())
                .map(branch -> branch.path("id").asLong())
                .findFirst()
                .orElse(null);
    }

    /** What is found; nothing when it was not asked. */
    Optional<Finding> finding() {
        Optional<Answer> boot = answers.to(BigcapitalExamination.BOOT);
        if (boot.isEmpty()) {
            return Optional.empty();
        }
        if (!boot.get().isGood()) {
            return Optional.of(Finding.notChecked(CHECK, boot.get().wording()));
        }
        if (!isOn()) {
            return Optional.of(Finding.ok(CHECK, Sentence.of("bigcapital.check-branches-off")));
        }
        List<JsonNode> all = branches();
        List<String> names = all.stream().map(BranchCheck::name).toList();
        if (wanted.isBlank() && all.size() != 1) {
            return Optional.of(Finding.warn(
                    CHECK,
                    Sentence.of("bigcapital.check-branches-unset", names),
                    Sentence.of("bigcapital.check-branches-unset-remedy")));
        }
        return Optional.of(
                chosen().size() == 1
                        ? Finding.ok(CHECK, Sentence.of("bigcapital.check-branches", name(chosen().get(0))))
                        : Finding.fail(
                                CHECK,
                                Sentence.of("bigcapital.check-branch-missing", wanted, names),
                                Sentence.of("bigcapital.check-branches-unset-remedy")));
    }

    private List<JsonNode> chosen() {
        if (wanted.isBlank()) {
            return branches();
        }
        return branches().stream()
                .filter(branch -> Stream.of("id", "code", "name")
                        .anyMatch(key -> branch.path(key).asText().strip().equalsIgnoreCase(wanted.strip())))
                .toList();
    }

    private static String name(JsonNode branch) {
        return branch.path("name").asText() + " (" + branch.path("id").asText() + ")";
    }

    private List<JsonNode> branches() {
        List<JsonNode> branches = new ArrayList<>();
        answers.body(BigcapitalExamination.BRANCHES)
                .ifPresent(json -> parsed(json).forEach(branches::add));
        return branches;
    }

    private static JsonNode parsed(String json) {
        try {
            return Wire.parse("the features", json);
        } catch (RemoteFailure strange) {
            return Wire.JSON.missingNode();
        }
    }
}
