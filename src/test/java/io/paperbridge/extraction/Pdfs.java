package io.paperbridge.extraction;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationFileAttachment;
import org.apache.pdfbox.util.Matrix;

/** PDFs made for a test. */
public final class Pdfs {

    private static final Pattern COLUMN = Pattern.compile("\\S+(?: \\S+)*");

    private Pdfs() {}

    @FunctionalInterface
    private interface Change {
        void apply(PDDocument document) throws IOException;
    }

    public static byte[] plain() {
        return made(document -> {});
    }

    /** A page of words, each at its place: points from the left and from the top. */
    public static byte[] withText(List<Word> words) {
        return made(document -> {
            PDPage page = document.getPage(0);
            try (PDPageContentStream stream = new PDPageContentStream(document, page)) {
                for (Word word : words) {
                    stream.beginText();
                    stream.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 10);
                    stream.newLineAtOffset(word.left(), page.getMediaBox().getHeight() - word.top());
                    stream.showText(word.text());
                    stream.endText();
                }
            }
        });
    }

    /** Pages as they are written in letters of one width; a form feed ends a page, two blanks a column. */
    public static byte[] laidOut(String text) {
        return made(document -> {
            document.removePage(0);
            for (String one : text.split("\f", -1)) {
                PDPage page = new PDPage();
                document.addPage(page);
                try (PDPageContentStream stream = new PDPageContentStream(document, page)) {
                    List<String> lines = one.lines().toList();
                    for (int i = 0; i < lines.size(); i++) {
                        Matcher matcher = COLUMN.matcher(lines.get(i));
                        while (matcher.find()) {
                            stream.beginText();
                            stream.setFont(new PDType1Font(Standard14Fonts.FontName.COURIER), 8);
                            stream.newLineAtOffset(30 + matcher.start() * 4.8f, 760 - i * 11);
                            stream.showText(matcher.group());
                            stream.endText();
                        }
                    }
                }
            }
        });
    }

    /** A piece of text at a place. */
    public record Word(String text, float left, float top) {}

    public static byte[] withAttachment(String name, byte[] content) {
        return withAttachments(Map.of(name, content));
    }

    public static byte[] withAttachments(Map<String, byte[]> contents) {
        return made(document -> {
            Map<String, PDComplexFileSpecification> names = new LinkedHashMap<>();
            for (Map.Entry<String, byte[]> one : contents.entrySet()) {
                names.put(one.getKey(), specification(document, one.getKey(), one.getValue()));
            }
            nameTree(document, names);
        });
    }

    public static byte[] withAssociatedFile(String name, byte[] content) {
        return made(document -> {
            COSArray associated = new COSArray();
            associated.add(specification(document, name, content));
            document.getDocumentCatalog().getCOSObject().setItem(COSName.AF, associated);
        });
    }

    public static byte[] withAnnotation(String name, byte[] content) {
        return made(document -> {
            PDAnnotationFileAttachment annotation = new PDAnnotationFileAttachment();
            annotation.setFile(specification(document, name, content));
            document.getPage(0).getAnnotations().add(annotation);
        });
    }

    /** The attachment under a filter that is no Flate. */
    public static byte[] withOddlyEncodedAttachment(byte[] content) {
        return made(document -> {
            PDComplexFileSpecification specification = specification(document, "odd.xml", content);
            COSStream stream = specification.getEmbeddedFile().getCOSObject();
            try (OutputStream out = stream.createOutputStream(COSName.ASCII_HEX_DECODE)) {
                out.write(content);
            }
            nameTree(document, Map.of("odd.xml", specification));
        });
    }

    /** An attachment of a few hundred kilobytes that inflates to megabytes of blanks behind a head. */
    public static byte[] withInflatingAttachment(String head, int megabytes) {
        return made(document -> {
            ByteArrayOutputStream deflated = new ByteArrayOutputStream();
            try (OutputStream out = new DeflaterOutputStream(deflated)) {
                out.write(head.getBytes(StandardCharsets.UTF_8));
                byte[] blanks = " ".repeat(1024 * 1024).getBytes(StandardCharsets.UTF_8);
                for (int i = 0; i < megabytes; i++) {
                    out.write(blanks);
                }
            }
            PDEmbeddedFile file = new PDEmbeddedFile(document);
            try (OutputStream raw = file.getCOSObject().createRawOutputStream()) {
                raw.write(deflated.toByteArray());
            }
            file.getCOSObject().setItem(COSName.FILTER, COSName.FLATE_DECODE);
            nameTree(document, Map.of("factur-x.xml", named("factur-x.xml", file)));
        });
    }

    /** A PDF whose object stream inflates to megabytes. */
    public static byte[] withInflatingStructure(int megabytes, String filter) {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        ByteArrayOutputStream deflated = new ByteArrayOutputStream();
        try (OutputStream out = new DeflaterOutputStream(deflated)) {
            for (int i = 0; i < megabytes; i++) {
                out.write(new byte[1024 * 1024]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        pdf.writeBytes(("%PDF-1.7\n1 0 obj\n<</Type/#4fbjStm/N 1/First 4/Filter" + filter + "/Length " + deflated.size()
                        + ">>\nstream\n")
                .getBytes(StandardCharsets.ISO_8859_1));
        pdf.writeBytes(deflated.toByteArray());
        pdf.writeBytes("\nendstream\nendobj\n%%EOF\n".getBytes(StandardCharsets.ISO_8859_1));
        return pdf.toByteArray();
    }

    public static byte[] withPages(int pages, String name, byte[] content) {
        return made(document -> {
            for (int i = 1; i < pages; i++) {
                document.addPage(new PDPage());
            }
            nameTree(document, Map.of(name, specification(document, name, content)));
        });
    }

    public static byte[] withInflatingPage(int megabytes) {
        return made(document -> {
            ByteArrayOutputStream deflated = new ByteArrayOutputStream();
            try (OutputStream out = new DeflaterOutputStream(deflated)) {
                byte[] blanks = " ".repeat(1024 * 1024).getBytes(StandardCharsets.UTF_8);
                for (int i = 0; i < megabytes; i++) {
                    out.write(blanks);
                }
            }
            COSStream content = document.getDocument().createCOSStream();
            try (OutputStream raw = content.createRawOutputStream()) {
                raw.write(deflated.toByteArray());
            }
            content.setItem(COSName.FILTER, COSName.FLATE_DECODE);
            document.getPage(0).getCOSObject().setItem(COSName.CONTENTS, content);
        });
    }

    /** A page with a text that lies on its side, and is shown upright again where the page is turned by as much. */
    public static byte[] onItsSide(String text, int degrees, boolean turned) {
        return made(document -> {
            PDPage page = document.getPage(0);
            page.setRotation(turned ? degrees : 0);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                int line = 0;
                for (String one : text.lines().toList()) {
                    content.beginText();
                    content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 10);
                    Matrix matrix = Matrix.getRotateInstance(Math.toRadians(degrees), 300, 400);
                    matrix.translate(-150, -14 * line++);
                    content.setTextMatrix(matrix);
                    content.showText(one);
                    content.endText();
                }
            }
        });
    }

    /** Forms within forms, each printed three times: none of them ends. */
    public static byte[] withUnfoldingForms(int deep) {
        return made(document -> {
            PDResources resources = new PDResources();
            PDFormXObject inner = null;
            for (int i = 0; i < deep; i++) {
                PDFormXObject form = new PDFormXObject(document);
                form.setBBox(new PDRectangle(9, 9));
                form.setResources(new PDResources());
                if (inner != null) {
                    form.getResources().put(COSName.getPDFName("X"), inner);
                    try (OutputStream out = form.getStream().createOutputStream()) {
                        out.write("/X Do /X Do /X Do".getBytes(StandardCharsets.UTF_8));
                    }
                }
                inner = form;
            }
            resources.put(COSName.getPDFName("X"), inner);
            document.getPage(0).setResources(resources);
            COSStream content = document.getDocument().createCOSStream();
            try (OutputStream out = content.createOutputStream()) {
                out.write("/X Do".getBytes(StandardCharsets.UTF_8));
            }
            document.getPage(0).getCOSObject().setItem(COSName.CONTENTS, content);
        });
    }

    /** The page tree contains itself. */
    public static byte[] withCircle() {
        return made(document -> {
            COSDictionary pages = document.getPages().getCOSObject();
            pages.getCOSArray(COSName.KIDS).add(pages);
        });
    }

    public static byte[] encrypted(String userPassword, String name, byte[] content) {
        return made(document -> {
            nameTree(document, Map.of(name, specification(document, name, content)));
            document.protect(new StandardProtectionPolicy("owner", userPassword, new AccessPermission()));
        });
    }

    private static byte[] made(Change change) {
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            change.apply(document);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void nameTree(PDDocument document, Map<String, PDComplexFileSpecification> names) {
        PDEmbeddedFilesNameTreeNode leaf = new PDEmbeddedFilesNameTreeNode();
        leaf.setNames(names);
        PDEmbeddedFilesNameTreeNode root = new PDEmbeddedFilesNameTreeNode();
        root.setKids(List.of(leaf));
        PDDocumentNameDictionary dictionary = new PDDocumentNameDictionary(document.getDocumentCatalog());
        dictionary.setEmbeddedFiles(root);
        document.getDocumentCatalog().setNames(dictionary);
    }

    private static PDComplexFileSpecification specification(PDDocument document, String name, byte[] content)
            throws IOException {
        return named(name, new PDEmbeddedFile(document, new ByteArrayInputStream(content), COSName.FLATE_DECODE));
    }

    private static PDComplexFileSpecification named(String name, PDEmbeddedFile file) {
        PDComplexFileSpecification specification = new PDComplexFileSpecification();
        specification.setFile(name);
        specification.setFileUnicode(name);
        specification.setEmbeddedFile(file);
        return specification;
    }
}
