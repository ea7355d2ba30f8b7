package io.paperbridge.paperless;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paperbridge.paperless.Catalogue.CustomField;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The tags and custom fields that settings name, and how each is made in Paperless: seen by everybody, matching nothing by itself. */
final class OurLabels {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> TEXT = Set.of("string", "longtext");
    private static final List<String> STATUS =
            List.of("draft", "open", "partially paid", "paid", "overdue", "written off");

    private OurLabels() {}

    /** Our tags, those without a name left out. */
    static List<Tag> tags(PaperlessSettings settings) {
        PaperlessSettings.Tags tags = settings.tags();
        return Stream.of(
                        new Tag("in", tags.in(), "#1f78b4", settings.select() != PaperlessSettings.Select.TYPE),
                        new Tag("done", tags.done(), "#33a02c", true),
                        new Tag("review", tags.review(), "#ff7f00", true),
                        new Tag("failed", tags.failed(), "#e31a1c", true),
                        new Tag("approved", tags.approved(), "#6a3d9a", false))
                .filter(tag -> !tag.name().isBlank())
                .toList();
    }

    /** Our custom fields, those without a name left out. */
    static List<Field> fields(PaperlessSettings settings) {
        PaperlessSettings.Fields fields = settings.fields();
        return Stream.of(
                        new Field("number", fields.number(), "string"),
                        new Field("date", fields.date(), "date"),
                        new Field("due-date", fields.dueDate(), "date"),
                        new Field("net", fields.net(), "monetary"),
                        new Field("tax", fields.tax(), "monetary"),
                        new Field("total", fields.total(), "monetary"),
                        new Field("link", fields.link(), "url"),
                        new Field("status", fields.status(), "select"))
                .filter(field -> !field.name().isBlank())
                .toList();
    }

    /**
     * One of our tags.
     *
     * @param setting the last part of its setting
     * @param color as Paperless writes it
     * @param needed whether nothing works without it
     */
    record Tag(String setting, String name, String color, boolean needed) {

        String check() {
            return "paperless.tag." + setting;
        }

        String payload() {
            return JSON.createObjectNode()
                    .put("name", name.strip())
                    .put("color", color)
                    .put("matching_algorithm", 0)
                    .put("is_inbox_tag", false)
                    .putNull("owner")
                    .toString();
        }
    }

    /**
     * One of our custom fields.
     *
     * @param setting the last part of its setting
     * @param type the data type it is made with; text does as well
     */
    record Field(String setting, String name, String type) {

        String check() {
            return "paperless.field." + setting;
        }

        boolean takes(String dataType) {
            return dataType.equals(type) || TEXT.contains(dataType);
        }

        /** The words a select of ours must offer and does not; none for other types. */
        List<String> missingOptions(CustomField found) {
            if (!found.dataType().equals("select")) {
                return List.of();
            }
            return STATUS.stream()
                    .filter(word -> found.options().keySet().stream()
                            .noneMatch(option -> option.strip().equalsIgnoreCase(word)))
                    .toList();
        }

        String payload() {
            ObjectNode field = JSON.createObjectNode().put("name", name.strip()).put("data_type", type);
            if (type.equals("select")) {
                ArrayNode options = field.putObject("extra_data").putArray("select_options");
                STATUS.forEach(label -> options.addObject().put("label", label));
            }
            return field.toString();
        }
    }
}
