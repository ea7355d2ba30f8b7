package io.paperbridge.extraction;

import io.paperbridge.language.Sentence;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * A business document in XML that was found in an original.
 *
 * @param name the name it was embedded with
 * @param root the name of its root element
 * @param dialect what its root element says it is
 * @param file the content; null when it could not be read, or need not be
 * @param problem why it could not be read; null when it could
 */
record EmbeddedXml(String name, String root, XmlDialect dialect, @Nullable XmlFile file, @Nullable Sentence problem) {

    /** Opens the same bytes afresh, each time from the beginning. */
    @FunctionalInterface
    interface Source {
        InputStream open() throws IOException;
    }

    /**
     * Looks whether bytes are a business document, and reads them if so.
     *
     * @return null when they are something else
     */
    static @Nullable EmbeddedXml read(String name, Source source, long limit) throws IOException {
        XmlFile.Sniffed sniffed;
        try (InputStream head = new CappedStream(source.open(), limit)) {
            sniffed = XmlFile.sniff(head);
        }
        XmlDialect dialect = sniffed == null ? null : sniffed.dialect();
        if (sniffed == null || dialect == null) {
            return null;
        }
        String root = sniffed.root();
        if (dialect == XmlDialect.OTHER_DOCUMENT) {
            return new EmbeddedXml(name, root, dialect, null, null);
        }
        if (sniffed.hasDtd()) {
            return new EmbeddedXml(name, root, dialect, null, Sentence.of("extraction.declares-a-type"));
        }
        CappedStream whole = new CappedStream(source.open(), limit);
        try (whole) {
            return new EmbeddedXml(name, root, dialect, XmlFile.read(name, dialect, whole), null);
        } catch (IOException | XMLStreamException e) {
            return new EmbeddedXml(name, root, dialect, null, problem(e, whole.isExceeded(), limit));
        }
    }

    private static Sentence problem(Exception error, boolean exceeded, long limit) {
        if (exceeded) {
            return Sentence.of("extraction.too-large", limit / (1024 * 1024));
        }
        return Sentence.of(error instanceof XmlFile.TooMuch ? "extraction.too-much" : "extraction.damaged");
    }

    /** The same for bytes in memory; a byte order mark and white space before the declaration are forgiven. */
    static @Nullable EmbeddedXml read(String name, byte[] bytes, long limit) {
        int start = start(bytes);
        try {
            return read(name, () -> new ByteArrayInputStream(bytes, start, bytes.length - start), limit);
        } catch (IOException e) {
            return null;
        }
    }

    /** The name of the root element of any XML; null when the bytes are none. */
    static @Nullable String rootOf(byte[] bytes) {
        int start = start(bytes);
        XmlFile.Sniffed sniffed = XmlFile.sniff(new ByteArrayInputStream(bytes, start, bytes.length - start));
        return sniffed == null ? null : sniffed.root();
    }

    private static int start(byte[] bytes) {
        int start = 0;
        while (start < bytes.length && bytes[start] >= 0 && Character.isWhitespace(bytes[start])) {
            start++;
        }
        return start;
    }
}
