package io.paperbridge.web.api;

import static io.paperbridge.operations.CsvCell.text;
import static io.paperbridge.operations.CsvCell.value;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.paperbridge.journal.ExchangeFilter;
import io.paperbridge.journal.Exchanges;
import io.paperbridge.journal.Exchanges.Kept;
import io.paperbridge.journal.ListedDocument;
import io.paperbridge.language.Sentence;
import io.paperbridge.operations.ExchangeLog;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What BigCapital was asked and what it answered, the latest first. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Exchanges with BigCapital")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class ExchangesApi {

    private static final int USUAL = 50;

    /** Bodies can be long. */
    private static final int EXPORT_PAGE = 100;

    private static final Pattern ID = Pattern.compile("[0-9]{1,18}");
    private static final List<String> HEADINGS = List.of(
            "id",
            "at",
            "document",
            "purpose",
            "method",
            "path",
            "query",
            "status",
            "errorCode",
            "error",
            "millis",
            "requestBody",
            "answerBody");

    private final Exchanges exchanges;
    private final ExchangeLog log;
    private final DocumentFinder finder;
    private final ObjectMapper json;
    private final Clock clock;

    ExchangesApi(Exchanges exchanges, ExchangeLog log, DocumentFinder finder, ObjectMapper json, Clock clock) {
        this.exchanges = exchanges;
        this.log = log;
        this.finder = finder;
        this.json = ApiConfiguration.withoutTheUnknown(json);
        this.clock = clock;
    }

    /** {@code erased}: how many there were. */
    record Erased(int erased) {}

    @GetMapping("/exchanges")
    @Operation(
            summary =
                    "Lists what BigCapital was asked and how it answered, without bodies; of the parameters all count")
    PageView<ExchangeView> list(
            @ParameterObject ExchangeQuery query,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        return page(query.filter(finder, clock.getZone()), cursor, limit);
    }

    @GetMapping("/exchanges/{id}")
    @Operation(summary = "Shows a request to BigCapital and its answer, masked")
    ExchangeView one(@PathVariable String id) {
        return Optional.of(id)
                .filter(given -> ID.matcher(given).matches())
                .flatMap(given -> exchanges.find(Long.parseLong(given)))
                .map(ExchangeView::of)
                .orElseThrow(() ->
                        Refusal.of(Problem.UNKNOWN_EXCHANGE, Sentence.of("web.exchange-unknown", Texts.shortened(id))));
    }

    @GetMapping("/documents/{id}/exchanges")
    @Operation(summary = "Lists what BigCapital was asked about a document")
    PageView<ExchangeView> ofDocument(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        return page(ExchangeFilter.of(finder.find(id).documentKey()), cursor, limit);
    }

    @DeleteMapping("/documents/{id}/exchanges")
    @Operation(summary = "Erases what is kept of what BigCapital was asked about a document; its history says who did")
    Erased erase(@PathVariable String id, Principal who) {
        ListedDocument document = finder.find(id);
        log.flush();
        return new Erased(exchanges.erase(document.documentKey(), who.getName()));
    }

    @GetMapping("/exchanges/export")
    @Operation(summary = "Writes all exchanges that meet the parameters into one file, bodies too: format=csv or json")
    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = "text/csv", schema = @Schema(type = "string")),
                @Content(
                        mediaType = "application/json",
                        array = @ArraySchema(schema = @Schema(implementation = ExchangeView.class)))
            })
    void export(
            @ParameterObject ExchangeQuery query,
            @RequestParam(required = false) @Nullable String format,
            HttpServletResponse response)
            throws IOException {
        ExchangeFilter filter = query.filter(finder, clock.getZone());
        boolean isJson = ExportFile.isJson(format);
        List<Kept> page = exchanges.page(filter, null, EXPORT_PAGE); // what fails, fails before the answer begins
        ExportFile<ExchangeView> file = isJson
                ? ExportFile.json(response, "exchanges", json)
                : ExportFile.csv(response, "exchanges", CsvTable.line(HEADINGS), ExchangesApi::line);
        while (!page.isEmpty()) {
            for (Kept kept : page) {
                file.write(ExchangeView.of(kept));
            }
            page = exchanges.page(filter, page.get(page.size() - 1).id(), EXPORT_PAGE);
        }
        file.end();
    }

    private PageView<ExchangeView> page(ExchangeFilter filter, @Nullable String cursor, @Nullable String limit) {
        int size = Texts.wholeNumber("limit", limit, 1, PageQuery.MOST, USUAL);
        List<Kept> found = exchanges.page(filter, before(cursor), size + 1);
        List<Kept> shown = found.subList(0, Math.min(size, found.size()));
        return new PageView<>(
                shown.stream().map(kept -> ExchangeView.of(kept).briefly()).toList(),
                found.size() <= size ? null : Long.toString(shown.get(size - 1).id()));
    }

    private static @Nullable Long before(@Nullable String cursor) {
        if (cursor == null || cursor.isBlank()) {
            return null;
        }
        if (!ID.matcher(cursor).matches()) {
            throw Refusal.wrongValue("cursor", Texts.shortened(cursor), Sentence.of("web.value-cursor"));
        }
        return Long.valueOf(cursor);
    }

    private static String line(ExchangeView exchange) {
        return CsvTable.line(List.of(
                value(exchange.id()),
                value(exchange.at()),
                value(exchange.document()),
                text(exchange.purpose()),
                value(exchange.method()),
                text(exchange.path()),
                text(exchange.query()),
                value(exchange.status()),
                text(exchange.errorCode()),
                text(exchange.error()),
                value(exchange.millis()),
                text(exchange.requestBody()),
                text(exchange.answerBody())));
    }
}
