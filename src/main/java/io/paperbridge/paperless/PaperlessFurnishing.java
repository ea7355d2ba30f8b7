package io.paperbridge.paperless;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paperbridge.diagnosis.Answers;
import io.paperbridge.diagnosis.Finding;
import io.paperbridge.diagnosis.Repair;
import io.paperbridge.failure.ConfigurationFault;
import io.paperbridge.language.Sentence;
import io.paperbridge.paperless.Catalogue.CustomField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What Paperless must hold for us, what of it is there, and how the rest is made: tags, types, custom fields, a saved view. */
final class PaperlessFurnishing {

    static final String VIEW_NAME = "Waiting for me";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String REMOTE = "Paperless";
    private static final String EMPTY = "{\"results\":[]}";
    private static final String VIEW = "paperless.view";
    private static final String TYPES = "paperless.types";

    /** Paperless' word for "has any of these tags"; one rule for each tag. */
    private static final int HAS_ANY_TAG = 22;

    private final PaperlessSettings settings;
    private final Answers answers;
    private final boolean hiddenTags;
    private final Catalogue catalogue;

    PaperlessFurnishing(PaperlessSettings settings, Answers answers, boolean hiddenTags) {
        this.settings = settings;
        this.answers = answers;
        this.hiddenTags = hiddenTags;
        this.catalogue = catalogue(answers);
    }

    /** What is found, or that it was not checked because of another check; nothing of what was not asked. */
    List<Finding> findings(Optional<String> blocker) {
        List<Finding> findings = new ArrayList<>();
        OurLabels.tags(settings).forEach(tag -> look(PaperlessExamination.TAGS, tag.check(), blocker, "view-tag")
                .or(() -> answers.body(PaperlessExamination.TAGS).map(list -> judge(tag)))
                .ifPresent(findings::add));
        look(PaperlessExamination.TYPES, TYPES, blocker, "view-documenttype")
                .or(() -> answers.body(PaperlessExamination.TYPES).map(list -> types()))
                .ifPresent(findings::add);
        OurLabels.fields(settings)
                .forEach(field -> look(PaperlessExamination.FIELDS, field.check(), blocker, "view-customfield")
                        .or(() -> answers.body(PaperlessExamination.FIELDS).map(list -> judge(field)))
                        .ifPresent(findings::add));
        if (blocker.isEmpty() && answers.has(PaperlessExamination.VIEWS)) {
            findings.add(view());
        }
        return findings;
    }

    /** What is missing; the view has no payload before its tags are there. */
    List<Repair> repairs() {
        List<Repair> repairs = new ArrayList<>();
        if (answers.body(PaperlessExamination.TAGS).isPresent()) {
            OurLabels.tags(settings).stream()
                    .filter(tag -> catalogue.tags(tag.name()).isEmpty())
                    .map(tag -> new Repair(
                            tag.check(),
                            REMOTE,
                            Sentence.of("paperless.repair-tag", tag.name()),
                            "/api/tags/",
                            tag.payload()))
                    .forEach(repairs::add);
        }
        if (answers.body(PaperlessExamination.FIELDS).isPresent()) {
            OurLabels.fields(settings).stream()
                    .filter(field -> catalogue.field(field.name()).isEmpty())
                    .map(field -> new Repair(
                            field.check(),
                            REMOTE,
                            Sentence.of("paperless.repair-field", field.name(), field.type()),
                            "/api/custom_fields/",
                            field.payload()))
                    .forEach(repairs::add);
        }
        if (answers.body(PaperlessExamination.VIEWS).isPresent() && views().isEmpty()) {
            repairs.add(new Repair(
                    VIEW, REMOTE, Sentence.of("paperless.repair-view", VIEW_NAME), "/api/saved_views/", viewPayload()));
        }
        return repairs;
    }

    private Optional<Finding> look(String question, String check, Optional<String> blocker, String permission) {
        if (blocker.isPresent()) {
            return Optional.of(Finding.notCheckedBefore(check, blocker.get()));
        }
        return answers.to(question)
                .filter(answer -> !answer.isGood())
                .map(answer -> Finding.notCheckedBefore(check, "paperless.permission." + permission));
    }

    private Finding judge(OurLabels.Tag tag) {
        List<Long> ids = catalogue.tags(tag.name());
        if (ids.size() == 1) {
            return Finding.ok(tag.check(), Sentence.of("paperless.check-tag", tag.name()));
        }
        if (ids.size() > 1) {
            return Finding.fail(
                    tag.check(),
                    Sentence.of("paperless.check-tag-several", ids.size(), tag.name()),
                    Sentence.of("paperless.check-tag-several-remedy"));
        }
        Sentence missing = Sentence.of("paperless.check-tag-missing", tag.name());
        Sentence remedy =
                Sentence.of(hiddenTags ? "paperless.check-tag-hidden-remedy" : "paperless.check-tag-missing-remedy");
        return tag.needed() ? Finding.fail(tag.check(), missing, remedy) : Finding.warn(tag.check(), missing, remedy);
    }

    private Finding types() {
        List<String> shown = settings.documentTypes().bySetting().values().stream()
                .flatMap(List::stream)
                .filter(name -> !catalogue.documentTypes(name).isEmpty())
                .sorted()
                .toList();
        if (!shown.isEmpty()) {
            return Finding.ok(TYPES, Sentence.of("paperless.check-types", shown));
        }
        return settings.select() == PaperlessSettings.Select.TAG
                ? Finding.ok(TYPES, Sentence.of("paperless.check-no-types"))
                : Finding.fail(
                        TYPES,
                        Sentence.of("paperless.check-no-types-to-select"),
                        Sentence.of("paperless.check-no-types-to-select-remedy"));
    }

    private Finding judge(OurLabels.Field field) {
        Optional<CustomField> shown = catalogue.field(field.name());
        if (shown.isEmpty()) {
            return Finding.warn(
                    field.check(),
                    Sentence.of("paperless.check-field-missing", field.name()),
                    Sentence.of("paperless.check-field-missing-remedy", field.type()));
        }
        CustomField found = shown.get();
        if (!field.takes(found.dataType())) {
            return Finding.warn(
                    field.check(),
                    Sentence.of("paperless.check-field-type", field.name(), found.dataType()),
                    Sentence.of("paperless.check-field-type-remedy", field.type()));
        }
        List<String> missing = field.missingOptions(found);
        return missing.isEmpty()
                ? Finding.ok(field.check(), Sentence.of("paperless.check-field", field.name(), found.dataType()))
                : Finding.warn(
                        field.check(),
                        Sentence.of("paperless.check-field-options", field.name(), missing),
                        Sentence.of("paperless.check-field-options-remedy"));
    }

    private Finding view() {
        if (answers.body(PaperlessExamination.VIEWS).isEmpty()) {
            return Finding.notChecked(VIEW, Sentence.of("paperless.check-views-not-shown"));
        }
        if (views().isEmpty()) {
            return Finding.warn(
                    VIEW,
                    Sentence.of("paperless.check-view-missing", VIEW_NAME),
                    Sentence.of("paperless.check-view-missing-remedy"));
        }
        List<String> wanted = waiting().map(String::valueOf).toList();
        boolean right = views().stream().anyMatch(view -> {
            List<String> values = new ArrayList<>();
            view.path("filter_rules")
                    .forEach(rule -> values.add(rule.path("value").asText()));
            return wanted.size() < 2 || values.containsAll(wanted);
        });
        return right
                ? Finding.ok(VIEW, Sentence.of("paperless.check-view", VIEW_NAME))
                : Finding.warn(
                        VIEW,
                        Sentence.of("paperless.check-view-other", VIEW_NAME),
                        Sentence.of("paperless.check-view-other-remedy"));
    }

    private List<JsonNode> views() {
        return PaperlessExamination.listOf(
                        answers.body(PaperlessExamination.VIEWS).orElse(EMPTY))
                .stream()
                .filter(view -> view.path("name").asText().equals(VIEW_NAME))
                .toList();
    }

    /** The ids of the tags a person must look after; fewer than two while one is missing. */
    private Stream<Long> waiting() {
        return Stream.of(settings.tags().review(), settings.tags().failed())
                .map(catalogue::tags)
                .filter(ids -> ids.size() == 1)
                .map(ids -> ids.get(0));
    }

    private String viewPayload() {
        List<Long> tags = waiting().toList();
        if (tags.size() < 2) {
            return "";
        }
        ObjectNode view = JSON.createObjectNode();
        view.put("name", VIEW_NAME)
                .put("sort_field", "added")
                .put("sort_reverse", true)
                .put("show_on_dashboard", true)
                .put("show_in_sidebar", true)
                .putNull("owner");
        ArrayNode rules = view.putArray("filter_rules");
        tags.forEach(tag -> rules.addObject().put("rule_type", HAS_ANY_TAG).put("value", String.valueOf(tag)));
        return view.toString();
    }

    private static Catalogue catalogue(Answers answers) {
        try {
            return Catalogue.of(
                    answers.body(PaperlessExamination.TAGS).orElse(EMPTY),
                    answers.body(PaperlessExamination.TYPES).orElse(EMPTY),
                    answers.body(PaperlessExamination.FIELDS).orElse(EMPTY));
        } catch (ConfigurationFault notAList) {
            return Catalogue.of(EMPTY, EMPTY, EMPTY); // the poll says so; here nothing is found in it
        }
    }
}
