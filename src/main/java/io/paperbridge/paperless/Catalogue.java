package io.paperbridge.paperless;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.paperbridge.failure.ConfigurationFault;
import io.paperbridge.failure.Reason;
import io.paperbridge.language.Sentence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What Paperless knows by name, as its lists show it to the user of the token. */
final class Catalogue {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Named> tags;
    private final List<Named> documentTypes;
    private final List<CustomField> fields;

    private Catalogue(List<Named> tags, List<Named> documentTypes, List<CustomField> fields) {
        this.tags = tags;
        this.documentTypes = documentTypes;
        this.fields = fields;
    }

    /** From the answers to the three lists. */
    static Catalogue of(String tags, String documentTypes, String customFields) {
        return new Catalogue(
                named(results("tags", tags)),
                named(results("document-types", documentTypes)),
                results("custom-fields", customFields).stream()
                        .map(Catalogue::fieldOf)
                        .toList());
    }

    /** The ids of the tags of a name; those that agree in case alone when there are any. */
    List<Long> tags(String name) {
        return ids(tags, name);
    }

    /** The names of tags; what is not shown is left out. */
    List<String> tagNames(List<Long> ids) {
        return tags.stream()
                .filter(tag -> ids.contains(tag.id()))
                .map(Named::name)
                .toList();
    }

    /** The ids of the document types of a name. */
    List<Long> documentTypes(String name) {
        return ids(documentTypes, name);
    }

    /** The name of a document type; null when it is not shown. */
    @Nullable
    String documentTypeName(long id) {
        return documentTypes.stream()
                .filter(type -> type.id() == id)
                .map(Named::name)
                .findFirst()
                .orElse(null);
    }

    /** A custom field by name. */
    Optional<CustomField> field(String name) {
        return fields.stream()
                .filter(field -> field.name().equals(name.strip()))
                .findFirst();
    }

    private static List<Long> ids(List<Named> all, String name) {
        List<Long> exact = all.stream()
                .filter(one -> one.name().equals(name.strip()))
                .map(Named::id)
                .distinct()
                .toList();
        return !exact.isEmpty()
                ? exact
                : all.stream()
                        .filter(one -> one.name().equalsIgnoreCase(name.strip()))
                        .map(Named::id)
                        .distinct()
                        .toList();
    }

    private static List<Named> named(List<JsonNode> results) {
        return results.stream()
                .map(one -> new Named(one.path("id").asLong(), one.path("name").asText()))
                .toList();
    }

    private static CustomField fieldOf(JsonNode one) {
        Map<String, String> options = new LinkedHashMap<>();
        one.at("/extra_data/select_options")
                .forEach(option -> options.put(
                        option.path("label").asText(), option.path("id").asText()));
        return new CustomField(
                one.path("id").asLong(),
                one.path("name").asText(),
                one.path("data_type").asText(),
                options);
    }

    private static List<JsonNode> results(String what, String answer) {
        try {
            JsonNode results = JSON.readTree(answer).path("results");
            if (results.isArray()) {
                List<JsonNode> all = new ArrayList<>();
                results.forEach(all::add);
                return all;
            }
        } catch (JsonProcessingException e) {
            // the same sentence as for a list without results
        }
        throw new ConfigurationFault(Reason.WRONG_ADDRESS, Sentence.of("paperless.no-list-of-" + what));
    }

    private record Named(long id, String name) {}

    /**
     * A custom field.
     *
     * @param dataType Paperless' word: string, date, monetary, url, select …
     * @param options of a select, the ids by label
     */
    record CustomField(long id, String name, String dataType, Map<String, String> options) {
        CustomField {
            options = Map.copyOf(options);
        }
    }
}
