package io.paperbridge.extraction.xml;

import io.paperbridge.extraction.draft.Draft;
import io.paperbridge.language.Sentence;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** A business document in XML that was found in an original. */
public final class EmbeddedXml {

    private final String name;
    private final String root;
    private final XmlDialect dialect;
    private final @Nullable XmlFile file;
    private final @Nullable Sentence problem;

    private EmbeddedXml(
            String name, String root, XmlDialect dialect, @Nullable XmlFile file, @Nullable Sentence problem) {
        this.name = name;
        this.root = root;
        this.dialect = dialect;
        this.file = file;
        this.problem = problem;
    }

    /** Opens the same bytes afresh, each time from the beginning. */
    @FunctionalInterface
    public interface Source {
        InputStream open() throws IOException;
    }

    /**
     * Looks whether bytes are a business document, and reads them if so.
     *
     * @return null when they are something else
     */
    public static @Nullable EmbeddedXml read(String name, Source source, long limit) throws IOException {
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

    /** The same for bytes in memory. */
    public static @Nullable EmbeddedXml read(String name, byte[] bytes, long limit) {
        try {
            return read(name, () -> new ByteArrayInputStream(bytes), limit);
        } catch (IOException e) {
            return null;
        }
    }

    /** The name of the root element of any XML; null when the bytes are none. */
    public static @Nullable String rootOf(byte[] bytes) {
        XmlFile.Sniffed sniffed = XmlFile.sniff(new ByteArrayInputStream(bytes));
        return sniffed == null ? null : sniffed.root();
    }

    /** The name it was embedded with. */
    public String name() {
        return name;
    }

    /** Why it could not be read; null when it could, or need not be. */
    public @Nullable Sentence problem() {
        return problem;
    }

    /** What it is, where it is no invoice but an order, a quote or the like; null when it is one. */
    public @Nullable Sentence otherKind() {
        if (dialect != XmlDialect.OTHER_DOCUMENT) {
            return null;
        }
        return root.startsWith(XmlDialect.ORDER_X)
                ? Sentence.of("extraction.order-x")
                : Sentence.of("extraction.other-kind", root);
    }

    /** What the invoice says, a draft of its own at each call; null when it could not be read, or is no invoice. */
    public @Nullable Draft invoice() {
        return file == null ? null : XmlInvoices.read(file);
    }
}
