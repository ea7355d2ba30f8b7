package io.paperbridge.sandbox.paperless;

import com.fasterxml.jackson.databind.JsonNode;
import io.paperbridge.sandbox.SandboxAnswer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@code GET /api/documents/}: what the account may see, filtered, ordered and cut into pages. */
final class DocumentList {

    private final Archive archive;
    private final DocumentFilters filters;

    DocumentList(Archive archive) {
        this.archive = archive;
        this.filters = new DocumentFilters(archive);
    }

    SandboxAnswer answer(Call call) {
        call.require("view_document");
        List<StoredDocument> rows = new ArrayList<>();
        for (StoredDocument document : selected(call)) {
            rows.addAll(Collections.nCopies(repeats(call, document), document));
        }
        rows.sort(ordering(call));
        DocumentJson json = new DocumentJson(archive, call);
        return SandboxAnswer.json(200, Json.text(new Listing(call).page(rows, document -> document.id, json::listed)));
    }

    private List<StoredDocument> selected(Call call) {
        var wanted = filters.of(call.request().query());
        return archive.present().stream()
                .filter(document -> document.visibleTo(call.account()))
                .filter(wanted)
                .toList();
    }

    /** A filter by part of a tag's name joins the tags in 3.0.5, and a document with two such tags comes twice. */
    private int repeats(Call call, StoredDocument document) {
        String operator = "name__icontains";
        return archive.version.isThree()
                ? call.parameter("tags__" + operator)
                        .map(value -> Math.toIntExact(filters.tagHits(document, operator, value)))
                        .orElse(1)
                : 1;
    }

    private Comparator<StoredDocument> ordering(Call call) {
        Comparator<StoredDocument> order = null;
        for (String term : call.parameter("ordering").orElse("").split(",", -1)) {
            boolean down = term.startsWith("-");
            Comparator<StoredDocument> next = by(down ? term.substring(1) : term);
            if (next != null) {
                Comparator<StoredDocument> directed = down ? next.reversed() : next;
                order = order == null ? directed : order.thenComparing(directed);
            }
        }
        Comparator<StoredDocument> usual = Comparator.comparing((StoredDocument d) -> d.created)
                .thenComparing(d -> d.id)
                .reversed();
        return order == null ? usual : order.thenComparing(usual);
    }

    private @Nullable Comparator<StoredDocument> by(String field) {
        if (field.matches("custom_field_\\d+")) {
            return byCustomField(Long.parseLong(field.substring("custom_field_".length())));
        }
        return switch (field) {
            case "id" -> Comparator.comparing(d -> d.id);
            case "title" -> Comparator.comparing(d -> d.title);
            case "created" -> Comparator.comparing(d -> d.created);
            case "added" -> Comparator.comparing(d -> d.added);
            case "modified" -> Comparator.comparing(d -> d.modified(archive.now()));
            case "num_notes" -> Comparator.comparing(d -> d.notes.size());
            case "page_count" -> Comparator.comparing(d -> d.pages);
            case "archive_serial_number" -> nullable(d -> d.serialNumber);
            case "owner" -> nullable(d -> d.owner);
            case "correspondent__name" -> nullable(d -> name(archive.correspondents, d.correspondent));
            case "document_type__name" -> nullable(d -> name(archive.documentTypes, d.documentType));
            default -> null;
        };
    }

    private Comparator<StoredDocument> byCustomField(long id) {
        if (!archive.fields.containsKey(id)) {
            throw Refusal.field("custom_field_" + id, "Custom field not found");
        }
        return nullable(document -> {
            JsonNode value = document.fields.get(id);
            return value == null || value.isNull() ? null : value.asText();
        });
    }

    private static <T extends Comparable<T>> Comparator<StoredDocument> nullable(
            Function<StoredDocument, @Nullable T> of) {
        return (left, right) -> {
            T one = of.apply(left);
            T other = of.apply(right);
            if (one == null || other == null) {
                return Boolean.compare(one == null, other == null);
            }
            return one.compareTo(other);
        };
    }

    private static @Nullable String name(Map<Long, Label> labels, @Nullable Long id) {
        Label label = id == null ? null : labels.get(id);
        return label == null ? null : label.name();
    }
}
