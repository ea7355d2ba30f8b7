package io.paperbridge.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.paperbridge.document.Reading;
import io.paperbridge.document.Reading.Evidence;
import io.paperbridge.document.Term;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was read from a document when it was read last, each value with where it was found. */
@Component
public class ReadValues {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();
    private static final TypeReference<List<ReadValue>> LIST = new TypeReference<>() {};
    private static final int LONGEST = 300;
    private static final int SHOWN_OF_IBAN = 4;

    private final JdbcClient jdbc;

    ReadValues(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A value.
     *
     * @param term for example {@code invoice-number}
     * @param confidence in percent
     * @param source by which rule and on which line it was found
     * @param page null where the text has no pages
     */
    public record ReadValue(String term, String value, int confidence, String source, @Nullable Integer page) {}

    /** The values of a document; empty when none were read, or before they were kept. */
    public List<ReadValue> of(long documentKey) {
        String json = jdbc.sql("select read_values from document where document_key = :document")
                .param("document", documentKey)
                .query((row, n) -> String.valueOf(row.getString(1)))
                .optional()
                .orElse("null");
        try {
            return json.equals("null") ? List.of() : JSON.readValue(json, LIST);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the values of journal row " + documentKey + " cannot be read", e);
        }
    }

    /** What of a document was read from custom fields, where a person has written it. */
    Set<Term> corrected(long documentKey) {
        Set<Term> corrected = EnumSet.noneOf(Term.class);
        of(documentKey).stream()
                .filter(value -> value.source().startsWith(Evidence.OF_A_PERSON))
                .forEach(value -> corrected.add(
                        Term.valueOf(value.term().toUpperCase(Locale.ROOT).replace('-', '_'))));
        return corrected;
    }

    /** As the journal keeps it. */
    static String json(Reading reading) {
        List<ReadValue> values = reading.evidence().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(found -> value(found.getKey(), found.getValue()))
                .toList();
        try {
            return JSON.writeValueAsString(values);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was read cannot be written down", e);
        }
    }

    private static ReadValue value(Term term, Evidence found) {
        boolean iban = term == Term.IBAN;
        return new ReadValue(
                term.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                iban ? masked(found.value()) : cut(found.value()),
                found.confidence(),
                iban ? cut(found.source().replace(found.value(), masked(found.value()))) : cut(found.source()),
                found.box() == null ? null : found.box().page());
    }

    /** Its country and its end are enough to tell it from another. */
    private static String masked(String iban) {
        return iban.length() <= 2 * SHOWN_OF_IBAN
                ? "…"
                : iban.substring(0, SHOWN_OF_IBAN) + " … " + iban.substring(iban.length() - SHOWN_OF_IBAN);
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
