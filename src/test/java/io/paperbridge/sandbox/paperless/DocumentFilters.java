package io.paperbridge.sandbox.paperless;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Understands the filters of the document list.
 *
 * <p>Some are dangerous: an unknown filter, or a list of ids that are no numbers, selects everything; others refuse nonsense.
 */
final class DocumentFilters {

    private final Archive archive;

    DocumentFilters(Archive archive) {
        this.archive = archive;
    }

    Predicate<StoredDocument> of(Map<String, List<String>> query) {
        Predicate<StoredDocument> all = document -> true;
        for (Map.Entry<String, List<String>> parameter : query.entrySet()) {
            for (String value : effective(parameter)) {
                if (!value.isEmpty()) {
                    all = all.and(one(parameter.getKey(), value));
                }
            }
        }
        return all;
    }

    /** The last value wins, except where a filter may be given several times. */
    private static List<String> effective(Map.Entry<String, List<String>> parameter) {
        List<String> values = parameter.getValue();
        return parameter.getKey().equals("tags__id__none") ? values : values.subList(values.size() - 1, values.size());
    }

    private Predicate<StoredDocument> one(String name, String value) {
        int cut = name.indexOf("__");
        String field = cut < 0 ? name : name.substring(0, cut);
        String operator = cut < 0 ? "exact" : name.substring(cut + 2);
        return switch (field) {
            case "tags" -> tags(name, operator, value);
            case "document_type" -> label(name, operator, value, d -> d.documentType, archive.documentTypes);
            case "correspondent" -> label(name, operator, value, d -> d.correspondent, archive.correspondents);
            case "storage_path" -> label(name, operator, value, d -> null, Map.of());
            case "owner" -> label(name, operator, value, d -> d.owner, Map.of());
            case "custom_fields" -> customFields(operator, value);
            case "id" -> ids(name, operator, value, d -> d.id);
            case "title" -> text(operator, value, d -> d.title);
            case "title_content" -> text("icontains", value, d -> d.title + "\n" + d.content);
            case "content" -> text(operator, value, d -> d.content);
            case "checksum" -> text(operator, value, d -> d.checksum);
            case "mime_type" -> text("icontains", value, d -> d.original.mimeType());
            case "original_filename" -> text(operator, value, d -> d.original.name());
            case "archive_serial_number" -> serialNumber(name, operator, value);
            case "created" -> Times.dates(name, operator, value, d -> d.created);
            case "added" -> Times.instants(name, operator, value, d -> d.added);
            case "modified" -> Times.instants(name, operator, value, d -> d.modified(archive.now()));
            case "is_tagged" -> flag(value, true, d -> !d.tags.isEmpty());
            case "is_in_inbox" -> flag(value, false, this::inInbox);
            case "has_custom_fields" -> flag(value, true, d -> !d.fields.isEmpty());
            case "custom_field_query", "query", "text", "title_search", "more_like_id" ->
                throw Refusal.notInSandbox(name);
            default -> document -> true;
        };
    }

    private Predicate<StoredDocument> tags(String name, String operator, String value) {
        return switch (operator) {
            case "id__all", "id__none", "id__in" -> members(operator, value, d -> d.tags);
            case "id" -> {
                long id = number(name, value);
                yield document -> document.tags.contains(id);
            }
            case "name__iexact", "name__icontains", "name__istartswith", "name__iendswith" ->
                document -> tagHits(document, operator, value) > 0;
            default -> document -> true;
        };
    }

    /** How many tags of a document match a filter by name; 3.0.5 lists the document once for each. */
    long tagHits(StoredDocument document, String operator, String value) {
        return document.tags.stream()
                .map(archive.tags::get)
                .filter(tag -> tag != null && matches(operator.substring("name__".length()), value, tag.name()))
                .count();
    }

    private Predicate<StoredDocument> label(
            String name,
            String operator,
            String value,
            Function<StoredDocument, @Nullable Long> of,
            Map<Long, Label> labels) {
        return switch (operator) {
            case "exact", "id", "id__in" -> ids(name, operator.equals("id__in") ? "in" : "exact", value, of);
            case "id__none" ->
                members(operator, value, d -> {
                    Long id = of.apply(d);
                    return id == null ? Set.of() : Set.of(id);
                });
            case "isnull" -> flag(value, true, d -> of.apply(d) == null);
            default -> {
                if (!operator.startsWith("name__")) {
                    yield document -> true;
                }
                yield text(operator.substring("name__".length()), value, d -> {
                    Long id = of.apply(d);
                    Label label = id == null ? null : labels.get(id);
                    return label == null ? null : label.name();
                });
            }
        };
    }

    private static Predicate<StoredDocument> customFields(String operator, String value) {
        return operator.startsWith("id__") ? members(operator, value, d -> d.fields.keySet()) : document -> true;
    }

    /** A list that is not all numbers is not applied. */
    private static Predicate<StoredDocument> members(
            String operator, String value, Function<StoredDocument, Collection<Long>> of) {
        List<String> parts = Arrays.asList(value.split(",", -1));
        if (!parts.stream().allMatch(part -> part.matches("\\d{1,18}"))) {
            return document -> true;
        }
        List<Long> ids = parts.stream().map(Long::valueOf).toList();
        return switch (operator) {
            case "id__all" -> document -> of.apply(document).containsAll(ids);
            case "id__in" -> document -> ids.stream().anyMatch(of.apply(document)::contains);
            case "id__none" -> document -> ids.stream().noneMatch(of.apply(document)::contains);
            default -> document -> true;
        };
    }

    private static Predicate<StoredDocument> ids(
            String name, String operator, String value, Function<StoredDocument, @Nullable Long> of) {
        if (!operator.equals("in") && !operator.equals("exact")) {
            return document -> true;
        }
        List<Long> ids = (operator.equals("in") ? Arrays.asList(value.split(",", -1)) : List.of(value))
                .stream().map(part -> number(name, part)).toList();
        return document -> {
            Long id = of.apply(document);
            return id != null && ids.contains(id);
        };
    }

    private static Predicate<StoredDocument> serialNumber(String name, String operator, String value) {
        return operator.equals("isnull")
                ? flag(value, true, d -> d.serialNumber == null)
                : ids(name, operator, value, d -> d.serialNumber == null ? null : (long) d.serialNumber);
    }

    private static Predicate<StoredDocument> text(
            String operator, String value, Function<StoredDocument, @Nullable String> of) {
        if (!Set.of("iexact", "icontains", "istartswith", "iendswith").contains(operator)) {
            return document -> true;
        }
        return document -> {
            String text = of.apply(document);
            return text != null && matches(operator, value, text);
        };
    }

    private static boolean matches(String operator, String value, String text) {
        String wanted = value.toLowerCase(Locale.ROOT);
        String actual = text.toLowerCase(Locale.ROOT);
        return switch (operator) {
            case "iexact" -> actual.equals(wanted);
            case "icontains" -> actual.contains(wanted);
            case "istartswith" -> actual.startsWith(wanted);
            default -> actual.endsWith(wanted);
        };
    }

    /** A value that is neither true nor false is not applied. */
    private static Predicate<StoredDocument> flag(String value, boolean lenient, Predicate<StoredDocument> condition) {
        Set<String> yes = lenient ? Set.of("true", "True", "1") : Set.of("true");
        Set<String> no = lenient ? Set.of("false", "False", "0") : Set.of("false");
        return yes.contains(value) ? condition : no.contains(value) ? condition.negate() : document -> true;
    }

    private boolean inInbox(StoredDocument document) {
        return document.tags.stream().map(archive.tags::get).anyMatch(tag -> tag != null && tag.inbox());
    }

    private static long number(String name, String value) {
        if (!value.strip().matches("\\d{1,18}")) {
            throw Refusal.field(name, "Enter a number.");
        }
        return Long.parseLong(value.strip());
    }
}
