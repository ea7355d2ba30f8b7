package io.paperbridge.web.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.paperbridge.journal.DocumentFilter;
import io.paperbridge.journal.DocumentList;
import io.paperbridge.journal.DocumentList.Page;
import io.paperbridge.journal.DocumentSort;
import io.paperbridge.journal.DocumentSort.Place;
import io.paperbridge.journal.ListedDocument;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * All documents that meet the parameters in one file, in the order they came. It is written page by page: neither memory nor the
 * database holds more than one, however many there are.
 */
@RestController
@RequestMapping("/api/v1/documents/export")
@Tag(name = "Documents")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class ExportApi {

    private static final int PAGE = 1000;
    private static final DocumentSort AS_THEY_CAME = new DocumentSort(DocumentSort.By.RECEIVED, false);

    private final DocumentList documents;
    private final ObjectMapper json;
    private final Clock clock;

    ExportApi(DocumentList documents, ObjectMapper json, Clock clock) {
        this.documents = documents;
        this.json = ApiConfiguration.withoutTheUnknown(json);
        this.clock = clock;
    }

    @GetMapping
    @Operation(summary = "Writes all documents that meet the parameters into one file: format=csv or json")
    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = "text/csv", schema = @Schema(type = "string")),
                @Content(
                        mediaType = "application/json",
                        array = @ArraySchema(schema = @Schema(implementation = DocumentView.class)))
            })
    void export(
            @ParameterObject DocumentQuery query,
            @RequestParam(required = false) @Nullable String format,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        DocumentFilter filter = query.filter(clock.getZone());
        boolean isJson = ExportFile.isJson(format);
        Page<ListedDocument> first =
                documents.page(filter, AS_THEY_CAME, null, PAGE); // what fails, fails before the answer begins
        ExportFile<DocumentView> file = isJson
                ? ExportFile.json(response, "documents", json)
                : ExportFile.csv(response, "documents", CsvTable.headings(), CsvTable::line);
        write(first, filter, request.getContextPath(), file);
    }

    private void write(Page<ListedDocument> first, DocumentFilter filter, String base, ExportFile<DocumentView> file)
            throws IOException {
        Page<ListedDocument> page = first;
        while (true) {
            for (ListedDocument document : page.items()) {
                file.write(DocumentView.of(document, base));
            }
            Place next = page.next();
            if (next == null) {
                file.end();
                return;
            }
            page = documents.page(filter, AS_THEY_CAME, next, PAGE);
        }
    }
}
