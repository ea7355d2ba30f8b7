package io.paperbridge.extraction;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
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
    private static final int MOST_ELEMENTS = 400_000;

    /** What the root element says, read no further than to it. */
    record Sniffed(XmlDialect dialect, boolean hasDtd) {}

    /** The dialect by the root element; null when this is no XML that business documents are made of. */
    static @Nullable Sniffed sniff(InputStream in) {
        try {
            XMLStreamReader reader = reader(in);
            boolean hasDtd = false;
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.DTD) {
                    hasDtd = true;
                } else if (event == XMLStreamConstants.START_ELEMENT) {
                    XmlDialect dialect = XmlDialect.of(reader.getNamespaceURI(), reader.getLocalName());
                    return dialect == null ? null : new Sniffed(dialect, hasDtd);
                }
            }
            return null;
        } catch (XMLStreamException e) {
            return null;
        }
    }

    /**
     * Reads the whole file.
     *
     * @throws XMLStreamException when it is not well-formed, has a DTD, or is larger or deeper than any invoice
     */
    static XmlFile read(String name, XmlDialect dialect, byte[] bytes) throws XMLStreamException {
        XMLStreamReader reader = reader(new ByteArrayInputStream(bytes));
        XmlElement root = null;
        Deque<XmlElement> open = new ArrayDeque<>();
        int elements = 0;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new XMLStreamException("it declares or uses entities");
                case XMLStreamConstants.START_ELEMENT -> {
                    elements++;
                    if (elements > MOST_ELEMENTS || open.size() >= DEEPEST) {
                        throw new XMLStreamException("it has more elements than any invoice");
                    }
                    XmlElement element = new XmlElement(reader.getLocalName(), open.peek(), attributes(reader));
                    root = root == null ? element : root;
                    open.push(element);
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    XmlElement element = open.peek();
                    if (element != null) {
                        element.append(reader.getText());
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> open.pop();
                default -> {
                    // comments and processing instructions say nothing
                }
            }
        }
        if (root == null) {
            throw new XMLStreamException("it is empty");
        }
        return new XmlFile(name, dialect, root);
    }

    private static Map<String, String> attributes(XMLStreamReader reader) {
        Map<String, String> attributes = new HashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        return attributes;
    }

    private static XMLStreamReader reader(InputStream in) throws XMLStreamException {
        // the JDK's own, whatever else lies on the class path
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> InputStream.nullInputStream());
        return factory.createXMLStreamReader(in);
    }
}
