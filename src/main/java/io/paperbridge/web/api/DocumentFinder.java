package io.paperbridge.web.api;

import io.paperbridge.journal.DocumentList;
import io.paperbridge.journal.ListedDocument;
import io.paperbridge.language.Sentence;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** Finds a document by the id of an address: {@code 17} is the latest of that id in Paperless, {@code 17.2} the second. */
@Component
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public class DocumentFinder {

    private static final Pattern ID = Pattern.compile("([1-9][0-9]{0,17})(?:\\.([1-9][0-9]{0,8}))?");

    private final DocumentList documents;

    DocumentFinder(DocumentList documents) {
        this.documents = documents;
    }

    /**
     * The document.
     *
     * @throws Refusal when that is no id, or the journal does not know it
     */
    public ListedDocument find(String id) {
        Matcher parts = parts(id);
        return of(parts, generations(parts, id), id);
    }

    /**
     * The document, which must be the latest of its id: only that one can be changed.
     *
     * @throws Refusal when it is not
     */
    ListedDocument findLatest(String id) {
        Matcher parts = parts(id);
        List<ListedDocument> all = generations(parts, id);
        ListedDocument document = of(parts, all, id);
        if (document.documentKey() != all.get(0).documentKey()) {
            throw Refusal.of(
                    Problem.WRONG_STATE,
                    Sentence.of("web.superseded", DocumentView.id(document), DocumentView.id(all.get(0))));
        }
        return document;
    }

    private static Matcher parts(String id) {
        Matcher parts = ID.matcher(id);
        if (!parts.matches()) {
            throw Refusal.badRequest(Sentence.of("web.document-id", Texts.shortened(id)));
        }
        return parts;
    }

    private List<ListedDocument> generations(Matcher parts, String id) {
        List<ListedDocument> all = documents.generations(Long.parseLong(parts.group(1)));
        if (all.isEmpty()) {
            throw unknown(id);
        }
        return all;
    }

    private static ListedDocument of(Matcher parts, List<ListedDocument> all, String id) {
        String generation = parts.group(2);
        return generation == null
                ? all.get(0)
                : all.stream()
                        .filter(document -> document.generation() == Integer.parseInt(generation))
                        .findFirst()
                        .orElseThrow(() -> unknown(id));
    }

    private static Refusal unknown(String id) {
        return Refusal.of(Problem.UNKNOWN_DOCUMENT, Sentence.of("web.document-unknown", id));
    }
}
