package io.paperbridge.web.api;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
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
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpHeaders;
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
    private static final List<String> FORMATS = List.of("csv", "json");

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
        boolean isJson = "json".equals(Texts.oneOf("format", format, FORMATS));
        Page<ListedDocument> first =
                documents.page(filter, AS_THEY_CAME, null, PAGE); // what fails, fails before the answer begins
        response.setContentType(isJson ? "application/json" : "text/csv;charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"documents." + (isJson ? "json" : "csv") + "\"");
        Sink sink = isJson ? asJson(response) : asCsv(response);
        write(first, filter, request.getContextPath(), sink);
    }

    private void write(Page<ListedDocument> first, DocumentFilter filter, String base, Sink sink) throws IOException {
        Page<ListedDocument> page = first;
        while (true) {
            for (ListedDocument document : page.items()) {
                sink.write(DocumentView.of(document, base));
            }
            Place next = page.next();
            if (next == null) {
                sink.end();
                return;
            }
            page = documents.page(filter, AS_THEY_CAME, next, PAGE);
        }
    }

    private static Sink asCsv(HttpServletResponse response) throws IOException {
        Writer out = new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
        out.write(CsvTable.headings());
        return new Sink() {
            @Override
            public void write(DocumentView document) throws IOException {
                out.write(CsvTable.line(document));
            }

            @Override
            public void end() throws IOException {
                out.flush();
            }
        };
    }

    private Sink asJson(HttpServletResponse response) throws IOException {
        ObjectWriter writer = json.writer().without(SerializationFeature.FLUSH_AFTER_WRITE_VALUE);
        JsonGenerator out = json.createGenerator(response.getOutputStream());
        out.disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT); // half a file must not look whole
        out.writeStartArray();
        return new Sink() {
            @Override
            public void write(DocumentView document) throws IOException {
                writer.writeValue(out, document);
            }

            @Override
            public void end() throws IOException {
                out.writeEndArray();
                out.flush();
            }
        };
    }

    /** Where documents are written, one after the other. */
    private interface Sink {

        void write(DocumentView document) throws IOException;

        /** All are written. */
        void end() throws IOException;
    }
}
