package io.paperbridge.extraction;

import io.paperbridge.language.Sentence;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * A business document in XML that was found in an original.
 *
 * @param name the name it was embedded with
 * @param dialect what its root element says it is
 * @param file the content; null when it could not be read
 * @param problem why it could not be read; null when it could
 */
record EmbeddedXml(String name, XmlDialect dialect, @Nullable XmlFile file, @Nullable Sentence problem) {

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
        if (sniffed == null) {
            return null;
        }
        if (sniffed.hasDtd()) {
            return broken(name, sniffed.dialect(), Sentence.of("extraction.declares-a-type"));
        }
        try (InputStream whole = new CappedStream(source.open(), limit)) {
            byte[] bytes = whole.readAllBytes();
            return new EmbeddedXml(name, sniffed.dialect(), XmlFile.read(name, sniffed.dialect(), bytes), null);
        } catch (CappedStream.TooLarge e) {
            return broken(name, sniffed.dialect(), Sentence.of("extraction.too-large", limit / (1024 * 1024)));
        } catch (IOException | XMLStreamException e) {
            return broken(name, sniffed.dialect(), Sentence.of("extraction.damaged"));
        }
    }

    /** The same for bytes in memory; a byte order mark and white space before the declaration are forgiven. */
    static @Nullable EmbeddedXml read(String name, byte[] bytes, long limit) {
        int start = 0;
        while (start < bytes.length && bytes[start] >= 0 && Character.isWhitespace(bytes[start])) {
            start++;
        }
        byte[] content = Arrays.copyOfRange(bytes, start, bytes.length);
        try {
            return read(name, () -> new ByteArrayInputStream(content), limit);
        } catch (IOException e) {
            return null;
        }
    }

    private static EmbeddedXml broken(String name, XmlDialect dialect, Sentence problem) {
        return new EmbeddedXml(name, dialect, null, problem);
    }
}
