package io.paperbridge.flow;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the house asks of one file; CONTRIBUTING.md gives the reasons. */
final class FlowRules {

    private static final Set<String> PROGRAMMING_LANGUAGES = Set.of(
            "csimple",
            "datasonnet",
            "groovy",
            "hl7terser",
            "java",
            "joor",
            "js",
            "language",
            "mvel",
            "ognl",
            "python",
            "script",
            "spel",
            "wasm",
            "xquery");
    private static final Set<String> SECRET_KEYS = Set.of(
            "authorization", "token", "access-token", "x-access-token", "api-key", "apikey", "password", "secret");
    private static final Pattern SECRET_VALUE =
            Pattern.compile("(?i)^(token|bearer|basic) \\S+$|\\{\\{[^}]*(token|password|api-key|secret)[^}]*}}");
    private static final Pattern WEB_ADDRESS = Pattern.compile("(?i)(?<!platform-)\\bhttps?:");
    private static final Pattern MADE_UP_ID = Pattern.compile("[a-zA-Z]+-?\\d+");
    private static final Pattern NAMED_PARAMETER = Pattern.compile(":#(in:)?(\\$\\{[^}]*}|[\\w.]+)");

    private static final List<Function<FlowFile, List<String>>> RULES = List.of(
            FlowRules::name,
            FlowRules::contents,
            FlowRules::identity,
            FlowRules::stepIds,
            FlowRules::languages,
            FlowRules::simple,
            FlowRules::remotes,
            FlowRules::failurePolicy,
            FlowRules::sql);

    private FlowRules() {}

    /** One sentence for each breach, beginning with the file's name. */
    static List<String> violations(FlowFile file) {
        return RULES.stream()
                .flatMap(rule -> rule.apply(file).stream())
                .map(sentence -> file.name() + ": " + sentence)
                .toList();
    }

    private static List<String> name(FlowFile file) {
        return file.isWellNamed()
                ? List.of()
                : List.of("a file is called NN-verb-noun.camel.yaml or kamelets/system-action.kamelet.yaml");
    }

    private static List<String> contents(FlowFile file) {
        if (file.isKamelet()) {
            return file.route().isMissingNode() ? List.of("a kamelet needs spec.template.route") : List.of();
        }
        List<String> kinds = new ArrayList<>();
        file.content().forEach(item -> item.fieldNames().forEachRemaining(kinds::add));
        if (file.isPolicy()) {
            return kinds.stream().allMatch("routeConfiguration"::equals) && !kinds.isEmpty()
                    ? List.of()
                    : List.of("the failure policy holds routeConfiguration only, not " + kinds);
        }
        return kinds.equals(List.of("route"))
                ? List.of()
                : List.of("a file holds exactly one '- route:' and nothing else, not " + kinds);
    }

    private static List<String> identity(FlowFile file) {
        List<String> missing = new ArrayList<>();
        if (file.isKamelet()) {
            JsonNode definition = file.content().path("spec").path("definition");
            requireText(definition, "title", "spec.definition.title", missing);
            requireText(definition, "description", "spec.definition.description", missing);
            requireEqual(file.id(), file.content().path("metadata").path("name"), "metadata.name", missing);
            return missing;
        }
        if (file.isPolicy()) {
            return List.of();
        }
        requireText(file.route(), "description", "a description", missing);
        requireText(file.route(), "group", "a group", missing);
        requireEqual(file.id(), file.route().path("id"), "the id", missing);
        return missing;
    }

    private static void requireText(JsonNode node, String field, String called, List<String> missing) {
        if (node.path(field).asText("").isBlank()) {
            missing.add(called + " is missing");
        }
    }

    private static void requireEqual(String expected, JsonNode found, String called, List<String> missing) {
        if (!expected.equals(found.asText(""))) {
            missing.add(called + " is '" + found.asText("") + "', but the file name says '" + expected + "'");
        }
    }

    private static List<String> stepIds(FlowFile file) {
        return file.places().stream()
                .filter(place -> "steps".equals(place.parent())
                        && MADE_UP_ID
                                .matcher(place.value().path("id").asText(""))
                                .matches())
                .map(place -> "the step id '" + place.value().path("id").asText() + "' says nothing; name its purpose")
                .toList();
    }

    private static List<String> languages(FlowFile file) {
        Stream<String> keys = file.places().stream()
                .filter(place -> !"parameters".equals(place.parent()))
                .map(FlowFile.Place::key)
                .filter(PROGRAMMING_LANGUAGES::contains);
        Stream<String> endpoints = file.endpoints().stream()
                .map(Endpoint::scheme)
                .filter(scheme -> "language".equals(scheme) || PROGRAMMING_LANGUAGES.contains(scheme));
        return Stream.concat(keys, endpoints)
                .distinct()
                .map(language -> "'" + language + "' is a programming language; what it computes belongs in a bean")
                .toList();
    }

    private static List<String> simple(FlowFile file) {
        return file.places().stream()
                .filter(place -> "simple".equals(place.key()) && place.value().isObject())
                .map(place -> place.value().path("expression").asText("").strip())
                .filter(text -> text.contains("\n") || text.contains("&&") || text.contains("||"))
                .map(text -> "the simple expression '" + text + "' is more than one condition; ask a bean")
                .toList();
    }

    private static List<String> remotes(FlowFile file) {
        if (file.isKamelet()) {
            return List.of();
        }
        List<String> sentences = new ArrayList<>();
        for (FlowFile.Place place : file.places()) {
            if (SECRET_KEYS.contains(place.key().toLowerCase(Locale.ROOT))) {
                sentences.add("'" + place.key() + "' belongs in a kamelet");
            }
            if (!place.value().isTextual()) {
                continue;
            }
            String text = place.value().asText();
            if (WEB_ADDRESS.matcher(text).find()) {
                sentences.add("the address in '" + text + "' belongs in a kamelet");
            }
            if (SECRET_VALUE.matcher(text).find()) {
                sentences.add("the credentials in '" + place.key() + "' belong in a kamelet");
            }
        }
        return sentences;
    }

    private static List<String> failurePolicy(FlowFile file) {
        if (file.isPolicy()) {
            return List.of();
        }
        return file.places().stream()
                .filter(place ->
                        Set.of("errorHandler", "errorHandlerRef", "onException").contains(place.key()))
                .filter(place -> !(mayOptOut(file) && place.value().has("noErrorHandler")))
                .map(place -> "'" + place.key() + "' belongs in 00-failure-policy")
                .distinct()
                .toList();
    }

    /** What the caller must see fail, and what would loop if it failed into itself. */
    private static boolean mayOptOut(FlowFile file) {
        return file.isKamelet() || "park-document".equals(file.id());
    }

    private static List<String> sql(FlowFile file) {
        List<String> sentences = new ArrayList<>();
        for (Endpoint endpoint : file.endpoints()) {
            if ("jdbc".equals(endpoint.scheme())) {
                sentences.add("jdbc: runs whatever the body holds; use sql: with a constant statement");
            }
            if (!"sql".equals(endpoint.scheme())) {
                continue;
            }
            String rest = NAMED_PARAMETER.matcher(endpoint.path()).replaceAll("");
            if (!"to".equals(endpoint.step()) || rest.contains("${") || rest.contains("#") || rest.contains("?")) {
                sentences.add("the statement '" + endpoint.path()
                        + "' must be constant and take its values by name (:#${variable.x})");
            }
        }
        return sentences;
    }
}
