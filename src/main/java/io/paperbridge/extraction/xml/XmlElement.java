package io.paperbridge.extraction.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An element of a small XML document, found by local names; e-invoices use no name twice in two namespaces at one place. */
final class XmlElement {

    private final String name;
    private final @Nullable XmlElement parent;
    private final Map<String, String> attributes;

    // most elements of a large file have no children, and the others no text
    private List<XmlElement> children = List.of();
    private String text = "";

    XmlElement(String name, @Nullable XmlElement parent, Map<String, String> attributes) {
        this.name = name;
        this.parent = parent;
        this.attributes = Map.copyOf(attributes);
        if (parent != null) {
            parent.adopt(this);
        }
    }

    private void adopt(XmlElement child) {
        if (children.isEmpty()) {
            children = new ArrayList<>(4);
        }
        children.add(child);
    }

    /** The whole text between its tags, once it is known. */
    void setText(String whole) {
        text = whole.strip();
    }

    String name() {
        return name;
    }

    /** The local names from the root, for evidence. */
    String path() {
        return (parent == null ? "" : parent.path()) + "/" + name;
    }

    /** The own text without blanks around it. */
    String text() {
        return text;
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
