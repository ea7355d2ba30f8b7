package io.paperbridge.flow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.ValidationMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Holds a file to the schema that Camel ships for its YAML. */
final class FlowSchema {

    /** Draft 4, as Camel's file says, with the annotation that Camel adds. */
    private static final JsonMetaSchema DIALECT = JsonMetaSchema.builder(JsonMetaSchema.getV4())
            .keyword(new NonValidationKeyword("deprecated"))
            .build();

    private static final JsonSchema CAMEL = JsonSchemaFactory.builder()
            .metaSchema(DIALECT)
            .defaultMetaSchemaIri(DIALECT.getIri())
            .build()
            .getSchema(FlowSchema.class.getResourceAsStream("/schema/camelYamlDsl.json"));

    private FlowSchema() {}

    /** One sentence for each place that Camel would not understand; of a kamelet, of its template. */
    static List<String> violations(FlowFile file) {
        JsonNode routes = file.isKamelet() ? asRoutes(file.template()) : file.content();
        Set<ValidationMessage> messages = CAMEL.validate(routes);
        List<String> sentences = new ArrayList<>();
        messages.forEach(
                message -> sentences.add(file.name() + ": is not what Camel's schema allows: " + message.getMessage()));
        return sentences;
    }

    /** A template holds in one object what a route file holds in a list. */
    private static JsonNode asRoutes(JsonNode template) {
        var routes = JsonNodeFactory.instance.arrayNode();
        template.properties().forEach(part -> routes.addObject().set(part.getKey(), part.getValue()));
        return routes;
    }
}
