package io.paperbridge.extraction.xml;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * An XML file of an invoice, read without trust: no DTD, no entity from anywhere, bounded depth and number of elements.
 *
 * @param name the name it was embedded with
 * @param dialect what its root element says it is
 * @param root the root element
 */
record XmlFile(String name, XmlDialect dialect, XmlElement root) {

    private static final int DEEPEST = 60;
    private static final int LONGEST_TEXT = 1_000_000;
    private static final int MOST_ELEMENTS = 200_000;

    /** Files within the file, in base64: large, and no part of the invoice. */
    private static final Set<String> ATTACHED =
            Set.of("EmbeddedDocumentBinaryObject", "AttachmentBinaryObject", "Attachment", "X509Certificate");

    /** An element whose end has not come yet. */
    private record Open(XmlElement element, StringBuilder text) {

        void append(XMLStreamReader reader) throws TooMuch {
            if (ATTACHED.contains(element.name()) || (text.isEmpty() && reader.isWhiteSpace())) {
                return;
            }
            text.append(reader.getText());
            if (text.length() > LONGEST_TEXT) {
                throw new TooMuch();
            }
        }
    }

    /** Well-formed perhaps, but more of something than any invoice has. */
    static final class TooMuch extends XMLStreamException {
        private static final long serialVersionUID = 1L;
    }

    /** What the root element says, read no further than to it. */
    record Sniffed(String root, @Nullable XmlDialect dialect, boolean hasDtd) {}

    /** The root element, and the dialect it says; null when this is no XML. */
    static @Nullable Sniffed sniff(InputStream in) {
        try {
            XMLStreamReader reader = reader(in);
            if (reader == null) {
                return null;
            }
            boolean hasDtd = false;
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.DTD) {
                    hasDtd = true;
                } else if (event == XMLStreamConstants.START_ELEMENT) {
                    String root = reader.getLocalName();
                    return new Sniffed(root, XmlDialect.of(reader.getNamespaceURI(), root), hasDtd);
                }
            }
            return null;
        } catch (IOException | XMLStreamException | RuntimeException e) {
            // the parser's own faults among them: bytes that make it stumble are no XML
            return null;
        }
    }

    /**
     * Reads the whole file.
     *
     * @throws XMLStreamException when it is not well-formed, has a DTD, or is larger or deeper than any invoice
     */
    static XmlFile read(String name, XmlDialect dialect, InputStream in) throws IOException, XMLStreamException {
        try {
            return new XmlFile(name, dialect, tree(in));
        } catch (RuntimeException e) {
            throw new XMLStreamException("the parser stumbles over it", e);
        }
    }

    private static XmlElement tree(InputStream in) throws IOException, XMLStreamException {
        XMLStreamReader reader = reader(in);
        if (reader == null) {
            throw new XMLStreamException("it does not begin like XML");
        }
        XmlElement root = null;
        Deque<Open> open = new ArrayDeque<>();
        int elements = 0;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new XMLStreamException("it declares or uses entities");
                case XMLStreamConstants.START_ELEMENT -> {
                    elements++;
                    if (elements > MOST_ELEMENTS || open.size() >= DEEPEST) {
                        throw new TooMuch();
                    }
                    Open parent = open.peek();
                    XmlElement element = new XmlElement(
                            reader.getLocalName(), parent == null ? null : parent.element(), attributes(reader));
                    root = root == null ? element : root;
                    open.push(new Open(element, new StringBuilder()));
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    Open element = open.peek();
                    if (element != null) {
                        element.append(reader);
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    Open element = open.pop();
                    element.element().setText(element.text().toString());
                }
                default -> {
                    // comments and processing instructions say nothing
                }
            }
        }
        if (root == null) {
            throw new XMLStreamException("it is empty");
        }
        return root;
    }

    private static Map<String, String> attributes(XMLStreamReader reader) {
        if (reader.getAttributeCount() == 0) {
            return Map.of();
        }
        Map<String, String> attributes = new HashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        return attributes;
    }

    private static @Nullable XMLStreamReader reader(InputStream in) throws IOException, XMLStreamException {
        Reader characters = XmlEncoding.reader(in);
        if (characters == null) {
            return null;
        }
        // the JDK's own, whatever else lies on the class path
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> InputStream.nullInputStream());
        return factory.createXMLStreamReader(characters);
    }
}
