package io.paperbridge.paperless;

import io.paperbridge.diagnosis.Answer;
import io.paperbridge.diagnosis.Answers;
import io.paperbridge.diagnosis.Finding;
import io.paperbridge.diagnosis.Reach;
import io.paperbridge.diagnosis.ServerSigns;
import io.paperbridge.language.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether Paperless is there, speaks our version, and knows the token. */
final class PaperlessDoor {

    static final String VERSION_HEADER = "x-version";
    static final String API_VERSION_HEADER = "x-api-version";

    private static final String REACH = "paperless.reach";
    private static final String API_VERSION = "paperless.api-version";
    private static final String TOKEN = "paperless.token";
    private static final String VERSION = "paperless.version";

    private final Reach reach;
    private final ServerSigns signs;
    private final Optional<Answer> first;

    PaperlessDoor(PaperlessSettings settings, Answers answers, ServerSigns signs) {
        this.reach = new Reach(REACH, "Paperless", settings.url(), "PAPERLESS_URL", signs);
        this.signs = signs;
        this.first = answers.to(PaperlessExamination.DOCUMENTS);
    }

    /** Whether no further question makes sense. */
    boolean isShut() {
        return blocker().isPresent();
    }

    /** The check that must be good before anything else can be looked at; empty when all are. */
    Optional<String> blocker() {
        return findings().stream()
                .filter(finding -> finding.level() == Finding.Level.FAIL)
                .map(Finding::check)
                .findFirst();
    }

    /** What is found; nothing when nothing was asked. */
    List<Finding> findings() {
        if (first.isEmpty()) {
            return List.of();
        }
        Answer answer = first.get();
        // Paperless judges the version before the token, so a wrong version says nothing about the token
        if (answer.status() == 406) {
            return List.of(
                    reach.good(),
                    Finding.fail(
                            API_VERSION,
                            Sentence.of("paperless.check-api-too-old"),
                            Sentence.of("paperless.check-api-too-old-remedy")),
                    Finding.notCheckedBefore(TOKEN, API_VERSION));
        }
        Optional<Finding> problem = reach.problem(answer);
        if (problem.isPresent()) {
            return List.of(
                    problem.get(),
                    Finding.notCheckedBefore(API_VERSION, REACH),
                    Finding.notCheckedBefore(TOKEN, REACH));
        }
        List<Finding> findings = new ArrayList<>(List.of(
                reach.good(),
                Finding.ok(
                        API_VERSION,
                        signs.header(API_VERSION_HEADER)
                                .map(newest -> Sentence.of("paperless.check-api-up-to", newest))
                                .orElse(Sentence.of("paperless.check-api-good")))));
        if (answer.status() == 401) {
            findings.add(Finding.fail(
                    TOKEN,
                    Sentence.of("paperless.check-token-refused"),
                    Sentence.of("paperless.check-token-refused-remedy")));
            return findings;
        }
        findings.add(
                answer.isGood() || answer.status() == 403
                        ? Finding.ok(TOKEN, Sentence.of("paperless.check-token-good"))
                        : Finding.fail(TOKEN, answer.wording(), null));
        signs.header(VERSION_HEADER)
                .ifPresent(
                        release -> findings.add(Finding.ok(VERSION, Sentence.of("paperless.check-version", release))));
        return findings;
    }
}
