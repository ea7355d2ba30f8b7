package io.paperbridge.flow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One YAML file of routes/: a route, the failure policy or a kamelet.
 *
 * @param name the path below routes/, with forward slashes
 * @param content the parsed YAML
 */
record FlowFile(String name, JsonNode content) {

    static final Path ROUTES = Path.of("routes");

    private static final Pattern ROUTE_NAME = Pattern.compile("(\\d\\d)-([a-z]+(?:-[a-z]+)*)\\.camel\\.yaml");
    private static final String KAMELET_SUFFIX = ".kamelet.yaml";
    private static final YAMLMapper YAML = YAMLMapper.builder(YAMLFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    /**
     * Reads YAML text.
     *
     * @throws IllegalArgumentException when the text is no YAML or names a key twice; names the file
     */
    static FlowFile parse(String name, String yaml) {
        try {
            return new FlowFile(name, YAML.readTree(yaml));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("routes/" + name + " is not sound YAML: " + e.getOriginalMessage(), e);
        }
    }

    /** All routes and kamelets below a folder, in the order of their names; none when there is no folder. */
    static List<FlowFile> readAll(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            List<FlowFile> files = new ArrayList<>();
            for (Path path : paths.filter(Files::isRegularFile).sorted().toList()) {
                if (path.toString().endsWith(".yaml") || path.toString().endsWith(".yml")) {
                    files.add(parse(folder.relativize(path).toString().replace('\\', '/'), Files.readString(path)));
                }
            }
            return List.copyOf(files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isKamelet() {
        return name.startsWith("kamelets/");
    }

    boolean isPolicy() {
        return name.startsWith("00-");
    }

    boolean isWellNamed() {
        return isKamelet()
                ? name.endsWith(KAMELET_SUFFIX)
                : ROUTE_NAME.matcher(name).matches();
    }

    /** The stage; 0 for the failure policy, for kamelets and for files with no number. */
    int number() {
        var matcher = ROUTE_NAME.matcher(name);
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    /** What the file name says the route or kamelet is called. */
    String id() {
        if (isKamelet()) {
            return name.substring("kamelets/".length()).replace(KAMELET_SUFFIX, "");
        }
        var matcher = ROUTE_NAME.matcher(name);
        return matcher.matches() ? matcher.group(2) : name;
    }

    /** The route; of a kamelet, that of its template. Missing in the failure policy. */
    JsonNode route() {
        if (isKamelet()) {
            JsonNode template = template();
            return template.has("route") ? template.path("route") : template;
        }
        for (JsonNode item : content) {
            if (item.has("route")) {
                return item.path("route");
            }
        }
        return MissingNode.getInstance();
    }

    /** A kamelet's template. */
    JsonNode template() {
        return content.path("spec").path("template");
    }

    /** Where the route gets its exchanges; missing in the failure policy. */
    Endpoint from() {
        return Endpoint.of("from", route().path("from"));
    }

    /** Every value in the file, from top to bottom. */
    List<Place> places() {
        List<Place> places = new ArrayList<>();
        collect("", "", content, places);
        return places;
    }

    /** Every endpoint the file sends to or polls, from top to bottom; {@link #from()} is not among them. */
    List<Endpoint> endpoints() {
        return places().stream()
                .filter(place -> place.value().path("uri").isTextual() && !"from".equals(place.key()))
                .map(place -> Endpoint.of(place.key(), place.value()))
                .toList();
    }

    private static void collect(String parent, String key, JsonNode value, List<Place> places) {
        places.add(new Place(parent, key, value));
        if (value.isArray()) {
            value.forEach(element -> collect(parent, key, element, places));
        } else {
            value.properties().forEach(child -> collect(key, child.getKey(), child.getValue(), places));
        }
    }

    /**
     * A value and where it stands.
     *
     * @param parent the key of the object around it; empty at the top
     * @param key its own key, or that of the list it is in; empty at the top
     */
    record Place(String parent, String key, JsonNode value) {}
}
