package io.paperbridge.flow;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An endpoint as a step names it.
 *
 * @param step the step that uses it, for example {@code to}
 * @param address scheme and path, for example {@code direct:admit-document}, however the YAML spells it
 * @param parameters its parameters; missing when there are none
 */
record Endpoint(String step, String address, JsonNode parameters) {

    private static final Pattern QUEUE = Pattern.compile("\\{\\{paperbridge\\.queue\\.([a-z-]+)(:.*)?}}");

    /** The parameter that holds the path when the uri is the bare scheme. */
    private static final Map<String, String> PATH_PARAMETERS = Map.of(
            "direct", "name",
            "seda", "name",
            "sql", "query",
            "quartz", "triggerName",
            "timer", "timerName",
            "bean", "beanName",
            "log", "loggerName",
            "kamelet", "templateId");

    static Endpoint of(String step, JsonNode node) {
        String uri = node.path("uri").asText("");
        JsonNode parameters = node.path("parameters");
        String pathParameter = PATH_PARAMETERS.get(uri);
        String address = pathParameter == null
                ? uri
                : uri + ":" + parameters.path(pathParameter).asText("");
        return new Endpoint(step, address, parameters);
    }

    String scheme() {
        return address.startsWith("{{") ? "" : address.replaceFirst(":.*", "");
    }

    /** What follows the scheme. */
    String path() {
        return address.contains(":") ? address.substring(address.indexOf(':') + 1) : "";
    }

    /** The name of a {@code direct:} endpoint. */
    Optional<String> direct() {
        return "direct".equals(scheme()) ? Optional.of(path()) : Optional.empty();
    }

    /** The name of a queue whose address is a setting. */
    Optional<String> queue() {
        var matcher = QUEUE.matcher(address);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** The name of a kamelet, without the id of this use. */
    Optional<String> kamelet() {
        return "kamelet".equals(scheme()) ? Optional.of(path().replaceFirst("/.*", "")) : Optional.empty();
    }
}
