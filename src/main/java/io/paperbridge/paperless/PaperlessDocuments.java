package io.paperbridge.paperless;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.paperbridge.document.DocumentRef;
import io.paperbridge.document.OriginalFile;
import io.paperbridge.document.SourceDocument;
import io.paperbridge.document.SourceDocument.Correspondent;
import io.paperbridge.document.Term;
import io.paperbridge.failure.ConfigurationFault;
import io.paperbridge.failure.Reason;
import io.paperbridge.failure.Refused;
import io.paperbridge.language.Sentence;
import java.time.DateTimeException;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns what Paperless answers into a document. */
@Component("paperlessDocuments")
public class PaperlessDocuments {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final OurFields fields;
    private final PaperlessNames names;

    PaperlessDocuments(OurFields fields, PaperlessNames names) {
        this.fields = fields;
        this.names = names;
    }

    /**
     * The document Paperless shows under the id.
     *
     * @param answer the answer; null when there is no such document
     * @throws Refused when it is gone, or another one has its id since Paperless was rebuilt
     */
    public DocumentDetail detail(DocumentRef ref, @Nullable String answer) {
        DocumentDetail detail = answer == null ? null : parse(answer);
        if (detail == null) {
            throw new Refused(Reason.DOCUMENT_GONE, Sentence.of("paperless.document-gone", ref.paperlessId()));
        }
        if (!isSame(ref, detail)) {
            throw new Refused(
                    Reason.DOCUMENT_GONE,
                    Sentence.of("paperless.document-is-another", ref.paperlessId(), detail.added(), ref.added()));
        }
        names.notice(detail.documentType());
        return detail;
    }

    /**
     * The document somebody asks for by its id, whichever has that id now.
     *
     * @param answer the answer; null when there is no such document
     * @throws Refused when there is none
     */
    public DocumentDetail asked(long paperlessId, @Nullable String answer) {
        if (answer == null) {
            throw new Refused(Reason.DOCUMENT_GONE, Sentence.of("paperless.no-such-document", paperlessId));
        }
        return parse(answer);
    }

    /** Whether the answer still shows this very document; false when there is none. */
    public boolean isThere(DocumentRef ref, @Nullable String answer) {
        return answer != null && isSame(ref, parse(answer));
    }

    /**
     * The document with everything that is read of it.
     *
     * @param original the original file
     * @param correspondent the answer for its correspondent; null when it has none or none is shown
     * @param written what Paperbridge wrote into the fields last; what differs from it is a person's correction
     */
    public SourceDocument source(
            DocumentRef ref,
            DocumentDetail detail,
            byte[] original,
            @Nullable String correspondent,
            Map<Term, String> written) {
        return new SourceDocument(
                ref,
                textOf(detail.title()),
                textOf(detail.content()),
                new OriginalFile(
                        original,
                        detail.mimeType() == null ? "application/octet-stream" : detail.mimeType(),
                        detail.originalFileName()),
                correspondentOf(correspondent),
                names.documentTypeName(detail.documentType()),
                names.kindOf(detail.documentType()),
                names.tagNames(detail.tags()),
                correctionsOf(detail, written));
    }

    /** The document with everything that is read of it, where it is not known what Paperbridge has written into the fields. */
    public SourceDocument shown(DocumentDetail detail, byte[] original, @Nullable String correspondent) {
        return source(detail.ref(), detail, original, correspondent, Map.of());
    }

    private Map<Term, String> correctionsOf(DocumentDetail detail, Map<Term, String> written) {
        Map<Term, String> corrections = new EnumMap<>(Term.class);
        fields.byTerm().forEach((term, field) -> {
            String now = detail.valueOf(field.id()).strip();
            if (!now.isEmpty() && !OurFields.sameValue(now, written.get(term))) {
                corrections.put(term, now);
            }
        });
        return corrections;
    }

    private static boolean isSame(DocumentRef ref, DocumentDetail detail) {
        return detail.id() == ref.paperlessId() && detail.addedAt().equals(ref.added());
    }

    private static @Nullable Correspondent correspondentOf(@Nullable String answer) {
        if (answer == null || answer.isBlank()) {
            return null;
        }
        try {
            JsonNode json = JSON.readTree(answer);
            return new Correspondent(json.path("id").asLong(), json.path("name").asText());
        } catch (JsonProcessingException e) {
            throw notADocument();
        }
    }

    private static DocumentDetail parse(String answer) {
        try {
            DocumentDetail detail = JSON.readValue(answer, DocumentDetail.class);
            detail.addedAt();
            return detail;
        } catch (JsonProcessingException | DateTimeException e) {
            throw notADocument();
        }
    }

    private static String textOf(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static ConfigurationFault notADocument() {
        return new ConfigurationFault(Reason.WRONG_ADDRESS, Sentence.of("paperless.no-document"));
    }
}
