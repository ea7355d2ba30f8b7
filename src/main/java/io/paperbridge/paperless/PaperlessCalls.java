package io.paperbridge.paperless;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds the document that a call of Paperless' webhook is about, in every form Paperless sends: parameters as JSON, as a form or beside
 * the file; a body of its own, with or without "as JSON", which makes one JSON text of it.
 *
 * <p>All values are texts, and those in a body are not escaped, so that a title with a quotation mark spoils its JSON; then the address is
 * looked for in the bare text.
 */
@Component("paperlessCalls")
public class PaperlessCalls {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> ID_NAMES = List.of("document_id", "doc_id", "id");
    private static final List<String> URL_NAMES = List.of("doc_url", "document_url", "url");
    private static final Pattern ID = Pattern.compile("[1-9]\\d{0,17}");
    private static final Pattern URL = Pattern.compile("/documents/([1-9]\\d{0,17})(?!\\d)");
    private static final Pattern ID_IN_TEXT =
            Pattern.compile("\\\\?\"(?:document_id|doc_id|id)\\\\?\"\\s*:\\s*\\\\?\"?([1-9]\\d{0,17})(?!\\d)");

    /** The id in the fields of a form, or else in the text; 0 when there is none. */
    public long find(Map<String, ?> fields, @Nullable String body) {
        long inForm = inForm(fields);
        return inForm > 0 ? inForm : inText(body);
    }

    /** The id in the fields of a form, or beside a file; 0 when there is none. */
    long inForm(Map<String, ?> fields) {
        return named(name -> text(fields.get(name))).orElse(0L);
    }

    /** The id in a text; 0 when there is none. */
    long inText(@Nullable String body) {
        String text = body == null ? "" : body.strip();
        return inJson(text)
                .or(() -> ID.matcher(text).matches() ? Optional.of(Long.valueOf(text)) : Optional.empty())
                .or(() -> first(URL.matcher(text)))
                .or(() -> first(ID_IN_TEXT.matcher(text)))
                .orElse(0L);
    }

    /** What is said to a caller that names no document. */
    public String nothingNamed() {
        return "No document is named. Send {{doc_url}} (or {{doc_id}}) as parameter doc_url (doc_id); with a file beside it, not as JSON.\n";
    }

    private static Optional<Long> inJson(String text) {
        try {
            JsonNode json = JSON.readTree(text);
            if (json.isTextual()) {
                json = JSON.readTree(json.asText());
            }
            JsonNode object = json;
            return named(name -> object.path(name).asText(""));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static Optional<Long> named(Function<String, String> value) {
        return ID_NAMES.stream()
                .map(value)
                .map(String::strip)
                .filter(text -> ID.matcher(text).matches())
                .map(Long::valueOf)
                .findFirst()
                .or(() -> URL_NAMES.stream()
                        .map(value)
                        .flatMap(text -> first(URL.matcher(text)).stream())
                        .findFirst());
    }

    private static Optional<Long> first(Matcher matcher) {
        return matcher.find() ? Optional.of(Long.valueOf(matcher.group(1))) : Optional.empty();
    }

    /** A form may give a name several times. */
    private static String text(@Nullable Object value) {
        if (value instanceof Object[] several) {
            return several.length == 0 ? "" : String.valueOf(several[0]);
        }
        return value == null ? "" : value.toString();
    }
}
