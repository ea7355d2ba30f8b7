package io.paperbridge.sandbox.languagemodel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paperbridge.sandbox.SandboxAnswer;
import io.paperbridge.sandbox.SandboxApp;
import io.paperbridge.sandbox.SandboxRequest;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A server with OpenAI's API and one model, which says of a text what it was told to say. It refuses what such servers refuse: a wrong
 * token, another model, a request without messages or with a response format that is no strict JSON schema.
 */
public final class LanguageModelSandbox implements SandboxApp {

    public static final String MODEL = "sandbox-7b";
    public static final String TOKEN = "sk-sandbox-0123456789";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, String> contents = new LinkedHashMap<>();

    /** Of a text with these words the model says exactly this. */
    public synchronized void says(String words, String content) {
        contents.put(words, content);
    }

    /** Of a text with these words the model gives these values, and null for the other fields of the schema. */
    public synchronized void proposes(String words, Map<String, String> values) {
        contents.put(words, "\u0000" + JSON.valueToTree(values));
    }

    @Override
    public synchronized void reset() {
        contents.clear();
    }

    @Override
    public synchronized SandboxAnswer handle(SandboxRequest request) {
        if (!request.header("authorization").orElse("").equals("Bearer " + TOKEN)) {
            return error(
                    401,
                    "Incorrect API key provided: "
                            + request.header("authorization").orElse("none"));
        }
        return switch (request.method() + " " + request.path()) {
            case "GET /v1/models" ->
                SandboxAnswer.json(
                        200, "{\"object\":\"list\",\"data\":[{\"id\":\"" + MODEL + "\",\"object\":\"model\"}]}");
            case "POST /v1/chat/completions" -> complete(request.body().text());
            default -> error(404, "Unknown request URL: " + request.path());
        };
    }

    private SandboxAnswer complete(String body) {
        try {
            JsonNode request = JSON.readTree(body);
            JsonNode format = request.path("response_format");
            JsonNode schema = format.path("json_schema");
            if (!request.path("model").asText().equals(MODEL)) {
                return error(404, "The model does not exist");
            }
            if (!request.path("messages").path(1).path("role").asText().equals("user")
                    || !format.path("type").asText().equals("json_schema")
                    || !schema.path("strict").asBoolean()
                    || schema.path("schema").path("additionalProperties").asBoolean(true)) {
                return error(400, "Invalid request");
            }
            return SandboxAnswer.json(200, completion(content(request.path("messages"), schema.path("schema"))));
        } catch (JsonProcessingException e) {
            return error(400, "We could not parse the JSON body of your request");
        }
    }

    private String content(JsonNode messages, JsonNode schema) throws JsonProcessingException {
        String text = messages.path(1).path("content").asText();
        String told = contents.entrySet().stream()
                .filter(content -> text.contains(content.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("\u0000{}");
        if (!told.startsWith("\u0000")) {
            return told;
        }
        ObjectNode fields = JSON.createObjectNode();
        schema.path("required").forEach(field -> fields.putNull(field.asText()));
        fields.setAll((ObjectNode) JSON.readTree(told.substring(1)));
        return fields.toString();
    }

    /** A whole answer in which the model says something. */
    public static String completion(String content) {
        ObjectNode answer =
                JSON.createObjectNode().put("object", "chat.completion").put("model", MODEL);
        answer.putArray("choices")
                .addObject()
                .put("index", 0)
                .put("finish_reason", "stop")
                .putObject("message")
                .put("role", "assistant")
                .put("content", content)
                .putNull("refusal");
        return answer.toString();
    }

    private static SandboxAnswer error(int status, String message) {
        return SandboxAnswer.json(
                status,
                JSON.createObjectNode()
                        .set("error", JSON.createObjectNode().put("message", message))
                        .toString());
    }
}
