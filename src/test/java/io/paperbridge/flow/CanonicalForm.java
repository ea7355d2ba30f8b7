package io.paperbridge.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** One way to write each step: no shorthand, no query strings. What Kaoto writes, and what every Camel 4 reads alike. */
final class CanonicalForm {

    private static final Set<String> LANGUAGES = Set.of(
            "constant",
            "csimple",
            "datasonnet",
            "exchangeProperty",
            "groovy",
            "header",
            "hl7terser",
            "java",
            "joor",
            "jq",
            "js",
            "jsonpath",
            "language",
            "method",
            "mvel",
            "ognl",
            "python",
            "ref",
            "simple",
            "spel",
            "tokenize",
            "variable",
            "wasm",
            "xpath",
            "xquery",
            "xtokenize");

    /** Steps and clauses that hold their language below {@code expression:}. */
    private static final Set<String> EXPRESSION_HOLDERS = Set.of(
            "delay",
            "dynamicRouter",
            "enrich",
            "filter",
            "idempotentConsumer",
            "loop",
            "onWhen",
            "pollEnrich",
            "recipientList",
            "resequence",
            "script",
            "setBody",
            "setHeader",
            "setProperty",
            "setVariable",
            "sort",
            "split",
            "throttle",
            "transform",
            "validate",
            "when");

    /** Clauses that hold their language directly. */
    private static final Set<String> LANGUAGE_HOLDERS = Set.of(
            "expression",
            "completionPredicate",
            "completionSizeExpression",
            "completionTimeoutExpression",
            "correlationExpression",
            "continued",
            "handled",
            "retryWhile");

    private CanonicalForm() {}

    static List<String> violations(FlowFile file) {
        List<String> sentences = new ArrayList<>();
        for (FlowFile.Place place : file.places()) {
            Stream.of(shortStep(place), bareExpression(place), shortLanguage(place), query(place))
                    .flatMap(List::stream)
                    .forEach(sentence -> sentences.add(file.name() + ": " + sentence));
        }
        return sentences;
    }

    private static List<String> shortStep(FlowFile.Place place) {
        if ("steps".equals(place.key()) && place.value().isObject()) {
            return place.value().properties().stream()
                    .filter(step -> !step.getValue().isObject() && !"doCatch".equals(step.getKey()))
                    .map(step -> "the step '" + step.getKey() + ": "
                            + step.getValue().asText() + "' is shorthand; write its fields below it")
                    .toList();
        }
        if ("from".equals(place.key()) && place.value().isTextual()) {
            return List.of("'from: " + place.value().asText() + "' is shorthand; write uri: below it");
        }
        return List.of();
    }

    private static List<String> bareExpression(FlowFile.Place place) {
        if (!EXPRESSION_HOLDERS.contains(place.key())
                || "parameters".equals(place.parent())
                || !place.value().isObject()) {
            return List.of();
        }
        return place.value().properties().stream()
                .filter(field -> LANGUAGES.contains(field.getKey()))
                .map(field -> "'" + place.key() + ": " + field.getKey() + ":' is shorthand; write 'expression: "
                        + field.getKey() + ": expression:'")
                .toList();
    }

    private static List<String> shortLanguage(FlowFile.Place place) {
        if (!LANGUAGE_HOLDERS.contains(place.key()) || !place.value().isObject()) {
            return List.of();
        }
        return place.value().properties().stream()
                .filter(field -> LANGUAGES.contains(field.getKey()))
                .filter(field -> !field.getValue().isObject())
                .map(field -> "'" + field.getKey() + ": " + field.getValue().asText() + "' is shorthand; write '"
                        + field.getKey() + ": expression:'")
                .toList();
    }

    private static List<String> query(FlowFile.Place place) {
        String uri = place.value().path("uri").asText("");
        return uri.contains("?")
                ? List.of("the uri '" + uri + "' has a query string; write it as parameters:")
                : List.of();
    }
}
