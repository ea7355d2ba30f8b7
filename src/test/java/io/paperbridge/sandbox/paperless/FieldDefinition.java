package io.paperbridge.sandbox.paperless;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A custom field.
 *
 * @param options option id to label, in order; only for select fields
 * @param defaultCurrency only for monetary fields
 */
record FieldDefinition(
        long id, String name, String dataType, Map<String, String> options, @Nullable String defaultCurrency) {

    FieldDefinition {
        options = new LinkedHashMap<>(options);
    }

    @Override
    public Map<String, String> options() {
        return new LinkedHashMap<>(options);
    }

    ObjectNode json() {
        ObjectNode json = Json.object().put("id", id).put("name", name).put("data_type", dataType);
        if (!options.isEmpty()) {
            var list = json.putObject("extra_data").putArray("select_options");
            options.forEach(
                    (optionId, label) -> list.addObject().put("label", label).put("id", optionId));
        } else if (defaultCurrency != null) {
            json.putObject("extra_data").put("default_currency", defaultCurrency);
        } else {
            json.putNull("extra_data");
        }
        return json;
    }
}
