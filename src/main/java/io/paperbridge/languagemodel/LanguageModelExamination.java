package io.paperbridge.languagemodel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.paperbridge.diagnosis.Answer;
import io.paperbridge.diagnosis.Answers;
import io.paperbridge.diagnosis.Examination;
import io.paperbridge.diagnosis.Finding;
import io.paperbridge.diagnosis.Reach;
import io.paperbridge.diagnosis.Repair;
import io.paperbridge.diagnosis.ServerSigns;
import io.paperbridge.failure.RemoteFailure;
import io.paperbridge.language.Sentence;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What the doctor asks the language model, and what its answer means. Without one everything is booked, so nothing here is worse than a warning. */
@Component("languageModelExamination")
public class LanguageModelExamination implements Examination {

    private static final String CHECK = "reading.language-model";
    private static final String MODELS = "models";
    private static final String URL = "paperbridge.language-model.url";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LanguageModelSettings settings;
    private final Answers answers = new Answers();
    private final Reach reach;

    LanguageModelExamination(LanguageModelSettings settings, Clock clock) {
        this.settings = settings;
        this.reach = new Reach(
                CHECK, LanguageModelDoor.REMOTE, settings.url(), URL, new ServerSigns(CHECK, clock, List.of()));
    }

    /** Takes the list of models. */
    public void took(byte[] models) {
        answers.good(MODELS, 200, new String(models, StandardCharsets.UTF_8));
    }

    /** Takes that there was no good answer. */
    public void failed(Throwable failure) {
        answers.failed(MODELS, 0, failure);
    }

    @Override
    public String remote() {
        return LanguageModelDoor.REMOTE;
    }

    @Override
    public Optional<String> identity() {
        return Optional.empty();
    }

    @Override
    public List<Finding> findings() {
        if (!settings.isOn()) {
            return List.of(Finding.ok(CHECK, Sentence.of("languagemodel.off", URL)));
        }
        return answers.to(MODELS).map(this::finding).stream().toList();
    }

    @Override
    public List<Repair> repairs() {
        return List.of();
    }

    private Finding finding(Answer answer) {
        if (answer.isGood()) {
            return lists(answer.body())
                    ? Finding.ok(CHECK, Sentence.of("languagemodel.on", settings.model(), settings.url()))
                    : Finding.warn(
                            CHECK,
                            Sentence.of("languagemodel.no-model", settings.model(), settings.url()),
                            Sentence.of("languagemodel.no-model-remedy"));
        }
        RemoteFailure failure = answer.failure(RemoteFailure.class);
        Finding problem =
                failure != null && failure.status() == 0 ? reach.problem(answer).orElse(null) : null;
        Sentence remedy = problem == null ? null : problem.remedy();
        return Finding.warn(
                CHECK,
                problem == null ? answer.wording() : problem.sentence(),
                remedy == null ? Sentence.of("languagemodel.goes-on") : remedy);
    }

    /** Whether the list of models has ours; a list in another form says nothing against it. */
    private boolean lists(String models) {
        try {
            JsonNode list = JSON.readTree(models).path("data");
            if (!list.isArray()) {
                return true;
            }
            for (JsonNode model : list) {
                if (settings.model().equals(model.path("id").asText())) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            return false;
        }
    }
}
