package io.paperbridge.bigcapital;

import io.paperbridge.diagnosis.Answer;
import io.paperbridge.diagnosis.Answers;
import io.paperbridge.diagnosis.Finding;
import io.paperbridge.diagnosis.Reach;
import io.paperbridge.diagnosis.ServerSigns;
import io.paperbridge.failure.ConfigurationFault;
import io.paperbridge.failure.Reason;
import io.paperbridge.failure.RemoteFailure;
import io.paperbridge.language.Sentence;
import java.util.List;
import java.util.Optional;

/** Whether BigCapital is there, lets us in, and has an organization that is set up. */
final class BigcapitalDoor {

    private static final String REACH = "bigcapital.reach";
    private static final String ACCESS = "bigcapital.access";
    private static final String ORGANIZATION = "bigcapital.organization";

    private final BigcapitalSettings settings;
    private final Reach reach;
    private final Optional<Answer> first;

    BigcapitalDoor(BigcapitalSettings settings, Answers answers, ServerSigns signs) {
        this.settings = settings;
        this.reach = new Reach(REACH, "BigCapital", settings.url(), "BIGCAPITAL_URL", signs);
        this.first = answers.to(BigcapitalExamination.ORGANIZATION);
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
        Optional<Finding> problem = reach.problem(answer);
        if (problem.isPresent()) {
            return List.of(
                    problem.get(),
                    Finding.notCheckedBefore(ACCESS, REACH),
                    Finding.notCheckedBefore(ORGANIZATION, REACH));
        }
        ConfigurationFault fault = answer.failure(ConfigurationFault.class);
        if (fault != null && fault.reason() == Reason.NOT_CONFIGURED) {
            return List.of(reach.good(), letIn(), Finding.fail(ORGANIZATION, fault.wording(), null));
        }
        if (!answer.isGood()) {
            return List.of(reach.good(), refused(answer), Finding.notCheckedBefore(ORGANIZATION, ACCESS));
        }
        return List.of(reach.good(), letIn(), organization(answer.body()));
    }

    private Finding letIn() {
        return Finding.ok(
                ACCESS,
                Sentence.of(
                        settings.apiKey().isEmpty() ? "bigcapital.check-signed-in" : "bigcapital.check-key-accepted"));
    }

    private Finding refused(Answer answer) {
        if (answer.status() == 401 && !settings.apiKey().isEmpty()) {
            return Finding.fail(
                    ACCESS,
                    Sentence.of("bigcapital.check-key-refused"),
                    Sentence.of("bigcapital.check-key-refused-remedy"));
        }
        return Finding.fail(ACCESS, answer.wording(), null);
    }

    private static Finding organization(String json) {
        try {
            var organization = Wire.parse("the organisation", json);
            var metadata = Wire.required("the organisation", organization, "metadata");
            return Finding.ok(
                    ORGANIZATION,
                    Sentence.of(
                            "bigcapital.check-organization",
                            Wire.required("the organisation", metadata, "name").asText(),
                            Wire.required("the organisation", organization, "organization_id")
                                    .asText()));
        } catch (RemoteFailure strange) {
            return BigcapitalExamination.strange(ORGANIZATION, strange);
        }
    }
}
