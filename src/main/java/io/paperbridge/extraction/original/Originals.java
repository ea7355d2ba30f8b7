package io.paperbridge.extraction.original;

import io.paperbridge.document.OriginalFile;
import io.paperbridge.extraction.page.TextLine;
import io.paperbridge.extraction.template.Area;
import io.paperbridge.extraction.xml.EmbeddedXml;
import io.paperbridge.language.Sentence;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/** The business documents in an uploaded file, whatever the file is; no file, however built, makes it fail or take for ever. */
public final class Originals {

    private static final int HEADER_WITHIN = 1024;

    private final Duration timeLimit;
    private final long attachmentLimit;

    /**
     * Opens files with limits.
     *
     * @param timeLimit how long the search for attachments in one PDF may take, and how long the reading of its pages
     * @param attachmentLimit how large an embedded XML may be once it is inflated
     */
    public Originals(Duration timeLimit, DataSize attachmentLimit) {
        this.timeLimit = timeLimit;
        this.attachmentLimit = attachmentLimit.toBytes();
    }

    /**
     * What an original holds.
     *
     * @param documents the business documents in it
     * @param others the names of other files embedded in it
     * @param problem why it could not be opened; null when it could, or when it is no PDF or XML at all
     */
    public record Contents(List<EmbeddedXml> documents, List<String> others, @Nullable Sentence problem) {

        /** Nothing, for a reason where there is one. */
        public static Contents none(@Nullable Sentence problem) {
            return new Contents(List.of(), List.of(), problem);
        }
    }

    /** What an original holds; the search ends at the time limit. */
    public Contents open(OriginalFile original) {
        byte[] bytes = original.bytes();
        if (bytes.length == 0) {
            return Contents.none(Sentence.of("extraction.empty"));
        }
        if (isPdf(bytes)) {
            return openPdf(bytes);
        }
        if (original.mimeType().equals("application/pdf")) {
            return Contents.none(Sentence.of("extraction.damaged"));
        }
        String name = original.name() == null ? "the original" : original.name();
        byte[] signed = SignedFile.content(bytes);
        byte[] content = signed == null ? bytes : signed;
        EmbeddedXml xml = EmbeddedXml.read(name, content, attachmentLimit);
        if (xml != null) {
            return new Contents(List.of(xml), List.of(), null);
        }
        String root = EmbeddedXml.rootOf(content);
        if (root != null) {
            return Contents.none(Sentence.of("extraction.unknown-xml", root));
        }
        boolean shouldBeXml = signed != null || original.mimeType().endsWith("/xml");
        return Contents.none(shouldBeXml ? Sentence.of("extraction.no-xml") : null);
    }

    /** Why a PDF cannot be opened; null when it can. */
    public @Nullable Sentence problemOfPdf(byte[] bytes) {
        return isPdf(bytes) ? openPdf(bytes).problem() : Sentence.of("extraction.damaged");
    }

    /** Whether opening or drawing a PDF could take more memory than any invoice needs. */
    public static boolean unfolds(byte[] pdf) {
        return PdfBombs.isBomb(pdf) || PdfBombs.isBombOnPages(pdf);
    }

    private static boolean isPdf(byte[] bytes) {
        return new String(bytes, 0, Math.min(bytes.length, HEADER_WITHIN), StandardCharsets.ISO_8859_1)
                .contains("%PDF-");
    }

    /** The lines of a PDF as they stand on its pages; empty when it is no PDF, shows no text or takes too long. */
    public List<TextLine> lines(OriginalFile original) {
        return lines(original, null, timeLimit);
    }

    /** What is read of parts of the pages of one document. */
    public PageAreas areas(OriginalFile original) {
        return new PageAreas(this, original, timeLimit);
    }

    /** The lines of a part of the pages; null stands for all of them. Empty also when they take longer than the limit. */
    List<TextLine> lines(OriginalFile original, @Nullable Area area, Duration limit) {
        byte[] bytes = original.bytes();
        if (!isPdf(bytes)) {
            return List.of();
        }
        FutureTask<List<TextLine>> task = new FutureTask<>(() -> unfolds(bytes) ? List.of() : PdfText.of(bytes, area));
        start(task);
        try {
            return task.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // why it cannot be opened is known from the search for attachments; the text of Paperless is left
            task.cancel(true);
            return List.of();
        } catch (InterruptedException e) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    /** On a thread of its own: nothing inside the PDF library listens to a deadline. */
    private static void start(FutureTask<?> task) {
        Thread thread = new Thread(task, "read-pdf");
        thread.setDaemon(true);
        thread.start();
    }

    private Contents openPdf(byte[] bytes) {
        FutureTask<Contents> task = new FutureTask<>(() -> contents(bytes));
        start(task);
        try {
            return task.get(timeLimit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            task.cancel(true);
            return Contents.none(Sentence.of("extraction.takes-too-long"));
        } catch (InterruptedException e) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            return Contents.none(Sentence.of("extraction.interrupted"));
        } catch (ExecutionException e) {
            return Contents.none(problem(e.getCause()));
        }
    }

    private Contents contents(byte[] bytes) throws IOException {
        if (PdfBombs.isBomb(bytes)) {
            return Contents.none(Sentence.of("extraction.unfolds"));
        }
        PdfAttachments.Found found = PdfAttachments.of(bytes, attachmentLimit);
        return new Contents(found.documents(), found.others(), null);
    }

    private static Sentence problem(@Nullable Throwable cause) {
        if (cause instanceof InvalidPasswordException) {
            return Sentence.of("extraction.password");
        }
        return Sentence.of(cause instanceof IOException ? "extraction.damaged" : "extraction.no-pdf");
    }
}
