package io.paperbridge.extraction;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An element of a small XML document, found by local names; e-invoices use no name twice in two namespaces at one place. */
final class XmlElement {

    private final String name;
    private final String path;
    private final Map<String, String> attributes;
    private final List<XmlElement> children = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    XmlElement(String name, @Nullable XmlElement parent, Map<String, String> attributes) {
        this.name = name;
        this.path = (parent == null ? "" : parent.path) + "/" + name;
        this.attributes = Map.copyOf(attributes);
        if (parent != null) {
            parent.children.add(this);
        }
    }

    void append(String characters) {
        text.append(characters);
    }

    String name() {
        return name;
    }

    /** The local names from the root, for evidence. */
    String path() {
        return path;
    }

    /** The own text without blanks around it. */
    String text() {
        return text.toString().strip();
    }

    @Nullable
    String attribute(String attribute) {
        return attributes.get(attribute);
    }

    /** Every element at the end of the path of local names, in document order. */
    List<XmlElement> all(String... names) {
        List<XmlElement> found = List.of(this);
        for (String step : names) {
            found = found.stream()
                    .flatMap(element -> element.children.stream())
                    .filter(child -> child.name.equals(step))
                    .toList();
        }
        return found;
    }

    /** The first element with text at the end of the path; null when there is none. */
    @Nullable
    XmlElement filled(String... names) {
        return all(names).stream()
                .filter(element -> !element.text().isEmpty())
                .findFirst()
                .orElse(null);
    }

    /** The first element at the end of the path; null when there is none. */
    @Nullable
    XmlElement first(String... names) {
        return all(names).stream().findFirst().orElse(null);
    }

    /** The text of {@link #filled(String...)}; null when there is none. */
    @Nullable
    String textOf(String... names) {
        XmlElement element = filled(names);
        return element == null ? null : element.text();
    }
}
