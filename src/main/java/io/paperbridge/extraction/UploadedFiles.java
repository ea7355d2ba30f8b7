package io.paperbridge.extraction;

import io.paperbridge.extraction.original.Originals;
import io.paperbridge.failure.Reason;
import io.paperbridge.failure.Refused;
import io.paperbridge.language.Sentence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.stereotype.Component;

/** Looks into a file that a person wants to upload, before Paperless gets it. */
@Component("uploadedFiles")
public class UploadedFiles {

    private static final String PDF = "application/pdf";

    private final Originals originals;

    UploadedFiles(ReadingSettings settings) {
        this.originals = new Originals(settings.timeLimit(), settings.attachmentLimit());
    }

    /**
     * Lets a file pass that can be opened; a picture always can.
     *
     * @param mediaType what its first bytes say it is
     * @throws Refused when it is a PDF that is damaged or encrypted, or unfolds without end
     */
    public void requireOpenable(Path file, String mediaType) {
        if (!mediaType.equals(PDF)) {
            return;
        }
        try {
            Sentence problem = originals.problemOfPdf(Files.readAllBytes(file));
            if (problem != null) {
                throw new Refused(Reason.UNREADABLE, Sentence.of("extraction.not-taken", problem));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
