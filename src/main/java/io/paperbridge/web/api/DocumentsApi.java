package io.paperbridge.web.api;

import io.paperbridge.journal.DocumentList;
import io.paperbridge.journal.DocumentList.Event;
import io.paperbridge.journal.DocumentList.Page;
import io.paperbridge.journal.DocumentSort;
import io.paperbridge.journal.ListedDocument;
import io.paperbridge.language.Sentence;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The documents of the journal and their history. */
@RestController
@RequestMapping("/api/v1/documents")
@Tag(name = "Documents")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class DocumentsApi {

    private static final int EVENTS = 100;
    private static final Pattern EVENT = Pattern.compile("[0-9]{1,18}");

    private final DocumentList documents;
    private final DocumentFinder finder;
    private final Clock clock;

    DocumentsApi(DocumentList documents, DocumentFinder finder, Clock clock) {
        this.documents = documents;
        this.finder = finder;
        this.clock = clock;
    }

    @GetMapping
    @Operation(summary = "Lists documents, a page at a time; of the parameters all count")
    PageView<DocumentView> list(
            @ParameterObject DocumentQuery query, @ParameterObject PageQuery page, HttpServletRequest request) {
        DocumentSort order = page.order();
        Page<ListedDocument> found =
                documents.page(query.filter(clock.getZone()), order, page.place(order), page.size());
        return new PageView<>(
                found.items().stream()
                        .map(document -> DocumentView.of(document, request.getContextPath()))
                        .toList(),
                PageQuery.cursor(order, found.next()));
    }

    @GetMapping("/{id}")
    @Operation(summary = "Shows a document: 17 is the latest of that id in Paperless, 17.1 the first")
    DocumentView one(@PathVariable String id, HttpServletRequest request) {
        return DocumentView.of(finder.find(id), request.getContextPath());
    }

    @GetMapping("/{id}/events")
    @Operation(summary = "Shows the history of a document, the first event first")
    PageView<EventView> events(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        int size = Texts.wholeNumber("limit", limit, 1, PageQuery.MOST, EVENTS);
        ListedDocument document = finder.find(id);
        List<Event> found = documents.events(document.documentKey(), after(cursor), size + 1);
        List<Event> shown = found.subList(0, Math.min(size, found.size()));
        return new PageView<>(
                shown.stream()
                        .map(event -> EventView.of(event, document.correlationId()))
                        .toList(),
                found.size() <= size ? null : Long.toString(shown.get(size - 1).eventId()));
    }

    private static long after(@Nullable String cursor) {
        if (cursor == null || cursor.isBlank()) {
            return 0;
        }
        if (!EVENT.matcher(cursor).matches()) {
            throw Refusal.wrongValue("cursor", Texts.shortened(cursor), Sentence.of("web.value-cursor"));
        }
        return Long.parseLong(cursor);
    }
}
