package io.paperbridge.extraction.original;

import io.paperbridge.extraction.draft.Characters;
import io.paperbridge.extraction.xml.EmbeddedXml;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.zip.InflaterInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.jspecify.annotations.Nullable;

/**
 * The business documents embedded in a PDF: by the name tree, by associated files and by attachment annotations of pages.
 *
 * <p>Only raw streams are taken, and inflated here under a limit: the library's own streams inflate without one.
 */
final class PdfAttachments {

    private static final int MOST_PAGES = 2_000;
    private static final int MOST_FILES = 200;
    private static final int MOST_NODES = 5_000;
    private static final int MOST_DOCUMENTS = 10;
    private static final int LONGEST_NAME = 80;
    private static final COSName DOS_NAME = COSName.getPDFName("DOS");

    private final long limit;
    private final List<COSDictionary> specifications = new ArrayList<>();
    private final Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private PdfAttachments(long limit) {
        this.limit = limit;
    }

    /**
     * What is embedded.
     *
     * @param documents the business documents
     * @param others the names of the other files
     */
    record Found(List<EmbeddedXml> documents, List<String> others) {}

    /**
     * The embedded files.
     *
     * @throws IOException when the PDF cannot be opened: damaged, or encrypted with a password
     */
    static Found of(byte[] pdf, long limit) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PdfAttachments attachments = new PdfAttachments(limit);
            attachments.collect(document);
            return attachments.read();
        }
    }

    private void collect(PDDocument document) {
        COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
        COSDictionary names = catalog.getCOSDictionary(COSName.NAMES);
        if (names != null) {
            collectTree(names.getCOSDictionary(COSName.EMBEDDED_FILES));
        }
        collectArray(catalog.getDictionaryObject(COSName.AF));
        int pages = 0;
        for (PDPage one : document.getPages()) {
            if (pages++ >= MOST_PAGES) {
                break;
            }
            COSDictionary page = one.getCOSObject();
            collectArray(page.getDictionaryObject(COSName.AF));
            if (page.getDictionaryObject(COSName.ANNOTS) instanceof COSArray annotations) {
                for (int j = 0; j < annotations.size() && j < MOST_NODES; j++) {
                    if (annotations.getObject(j) instanceof COSDictionary annotation) {
                        add(annotation.getDictionaryObject(COSName.FS));
                    }
                }
            }
        }
    }

    private void collectTree(@Nullable COSDictionary node) {
        if (node == null || seen.size() > MOST_NODES || !seen.add(node)) {
            return;
        }
        collectArray(node.getDictionaryObject(COSName.NAMES));
        if (node.getDictionaryObject(COSName.KIDS) instanceof COSArray kids) {
            for (int i = 0; i < kids.size(); i++) {
                if (kids.getObject(i) instanceof COSDictionary kid) {
                    collectTree(kid);
                }
            }
        }
    }

    /** File specifications, and in a name tree the names between them. */
    private void collectArray(@Nullable COSBase base) {
        if (base instanceof COSArray array) {
            for (int i = 0; i < array.size() && i < MOST_NODES; i++) {
                add(array.getObject(i));
            }
        } else {
            add(base);
        }
    }

    private void add(@Nullable COSBase base) {
        if (base instanceof COSDictionary specification
                && specification.getCOSDictionary(COSName.EF) != null
                && specifications.size() < MOST_FILES
                && seen.add(specification)) {
            specifications.add(specification);
        }
    }

    private Found read() {
        List<EmbeddedXml> found = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (COSDictionary specification : specifications) {
            COSStream stream = stream(specification);
            if (stream == null || !seen.add(stream) || found.size() >= MOST_DOCUMENTS) {
                continue;
            }
            try {
                EmbeddedXml xml = EmbeddedXml.read(name(specification), () -> open(stream), limit);
                if (xml == null) {
                    others.add(name(specification));
                } else {
                    found.add(xml);
                }
            } catch (IOException e) {
                // an attachment nobody can open is no e-invoice; the others are looked at all the same
                others.add(name(specification));
            }
        }
        return new Found(found, others);
    }

    private static @Nullable COSStream stream(COSDictionary specification) {
        COSDictionary embedded = specification.getCOSDictionary(COSName.EF);
        if (embedded == null) {
            return null;
        }
        for (COSName key : List.of(COSName.UF, COSName.F, COSName.UNIX, COSName.MAC, DOS_NAME)) {
            if (embedded.getDictionaryObject(key) instanceof COSStream stream) {
                return stream;
            }
        }
        return null;
    }

    private static String name(COSDictionary specification) {
        String name = Characters.clean(
                specification.getString(COSName.UF, specification.getString(COSName.F, "embedded file")));
        return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
    }

    private static InputStream open(COSStream stream) throws IOException {
        InputStream raw = stream.createRawInputStream();
        COSBase filters = stream.getFilters();
        if (filters instanceof COSArray array && array.size() == 1) {
            filters = array.getObject(0);
        }
        if (filters == null || (filters instanceof COSArray array && array.size() == 0)) {
            return raw;
        }
        if (COSName.FLATE_DECODE.equals(filters) || COSName.FLATE_DECODE_ABBREVIATION.equals(filters)) {
            return new InflaterInputStream(raw);
        }
        raw.close();
        throw new IOException("embedded with a filter that no e-invoice uses");
    }
}
