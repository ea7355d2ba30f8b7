package io.paperbridge.paperless;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.paperbridge.diagnosis.Answers;
import io.paperbridge.diagnosis.Examination;
import io.paperbridge.diagnosis.Finding;
import io.paperbridge.diagnosis.Question;
import io.paperbridge.diagnosis.Repair;
import io.paperbridge.diagnosis.ServerSigns;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What the doctor asks Paperless, and what its answers mean. Nothing is changed: the two questions that post are an edit of no document and
 * a note without text, which only show whether they are allowed.
 */
@Component("paperlessExamination")
public class PaperlessExamination implements Examination {

    static final String DOCUMENTS = "documents";
    static final String TAGS = "tags";
    static final String TYPES = "types";
    static final String FIELDS = "fields";
    static final String CORRESPONDENTS = "correspondents";
    static final String CHANGE = "change";
    static final String NOTES = "notes";
    static final String ADD_NOTE = "add-note";
    static final String VIEWS = "views";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ALL = "page_size=100000";
    private static final String NO_EDIT =
            "{\"documents\":[],\"method\":\"modify_tags\",\"parameters\":{\"add_tags\":[],\"remove_tags\":[]}}";

    private final PaperlessSettings settings;
    private final Answers answers = new Answers();
    private final ServerSigns signs;
    private volatile List<String> ruleTags = List.of();

    PaperlessExamination(PaperlessSettings settings, Clock clock) {
        this.settings = settings;
        this.signs = new ServerSigns(
                "Paperless", clock, List.of(PaperlessDoor.VERSION_HEADER, PaperlessDoor.API_VERSION_HEADER));
    }

    /** Looks at the status and the headers of any answer. */
    public void heed(int status, Map<String, Object> headers) {
        signs.heed(status, headers);
    }

    /** Takes the lists that every start asks for, so that they need not be asked for a second time. */
    public void overhear(String tags, String documentTypes, String customFields) {
        answers.good(TAGS, 200, tags);
        answers.good(TYPES, 200, documentTypes);
        answers.good(FIELDS, 200, customFields);
    }

    /** Learns the names of the tags that rules add. */
    public void addedByRules(List<String> tags) {
        ruleTags = List.copyOf(tags);
    }

    /** Begins anew. */
    public void begin() {
        answers.clear();
    }

    /** The next question; null when all are asked, or no further one makes sense. */
    public @Nullable Question next() {
        if (door().isShut()) {
            return null;
        }
        signs.forgetStatus();
        return questions().stream()
                .filter(question -> !answers.has(question.name()))
                .findFirst()
                .orElse(null);
    }

    /** Takes the answer to a question. */
    public void took(Question question, @Nullable String body) {
        answers.good(question.name(), signs.status(), body);
    }

    /** Takes that a question had no good answer. */
    public void failed(Question question, Throwable failure) {
        answers.failed(question.name(), signs.status(), failure);
    }

    @Override
    public String remote() {
        return "Paperless";
    }

    @Override
    public Optional<String> identity() {
        return Optional.of(settings.url());
    }

    @Override
    public List<Finding> findings() {
        PaperlessDoor door = door();
        List<Finding> findings = new ArrayList<>(door.findings());
        if (door.blocker().isEmpty()) {
            findings.addAll(new PaperlessPermissions(answers, changeable().isPresent()).findings());
        }
        findings.addAll(furnishing().findings(door.blocker()));
        if (door.blocker().isEmpty()) {
            findings.addAll(RuleTags.findings(ruleTags, results(TAGS)));
            findings.add(signs.clock("paperless.clock"));
        }
        return findings;
    }

    @Override
    public List<Repair> repairs() {
        return furnishing().repairs();
    }

    private PaperlessDoor door() {
        return new PaperlessDoor(settings, answers, signs);
    }

    private PaperlessFurnishing furnishing() {
        return new PaperlessFurnishing(settings, answers, hasHiddenTags());
    }

    private List<Question> questions() {
        List<Question> questions = new ArrayList<>(List.of(
                Question.get(DOCUMENTS, "/api/documents/", "page_size=25&fields=id,tags,user_can_change"),
                Question.get(TAGS, "/api/tags/", ALL),
                Question.get(TYPES, "/api/document_types/", ALL),
                Question.get(FIELDS, "/api/custom_fields/", ALL),
                Question.get(CORRESPONDENTS, "/api/correspondents/", "page_size=1"),
                Question.get(VIEWS, "/api/saved_views/", ALL),
                new Question(CHANGE, "POST", "/api/documents/bulk_edit/", "", NO_EDIT)));
        changeable().ifPresent(document -> {
            String notes = "/api/documents/" + document + "/notes/";
            questions.add(Question.get(NOTES, notes, ""));
            questions.add(new Question(ADD_NOTE, "POST", notes, "", "{}"));
        });
        return questions;
    }

    /** A document that may be changed as far as its owner is concerned. */
    private Optional<Long> changeable() {
        return documents().stream()
                .filter(document -> document.path("user_can_change").asBoolean(true))
                .map(document -> document.path("id").asLong())
                .findFirst();
    }

    /** Whether documents carry tags that are not shown: they belong to somebody else. */
    private boolean hasHiddenTags() {
        List<Long> shown =
                results(TAGS).stream().map(tag -> tag.path("id").asLong()).toList();
        return answers.body(TAGS).isPresent()
                && documents().stream()
                        .flatMap(document -> elements(document.path("tags")).stream())
                        .anyMatch(tag -> !shown.contains(tag.asLong()));
    }

    private List<JsonNode> documents() {
        return results(DOCUMENTS);
    }

    private List<JsonNode> results(String question) {
        return answers.body(question).map(PaperlessExamination::listOf).orElse(List.of());
    }

    /** The results of a list; none when it is no list. */
    static List<JsonNode> listOf(String json) {
        try {
            return elements(JSON.readTree(json).path("results"));
        } catch (JsonProcessingException e) {
            return List.of();
        }
    }

    private static List<JsonNode> elements(JsonNode array) {
        List<JsonNode> elements = new ArrayList<>();
        array.forEach(elements::add);
        return elements;
    }
}
