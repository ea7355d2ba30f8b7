package io.paperbridge.paperless;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.paperbridge.document.Outcome;
import io.paperbridge.document.Outcome.State;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The note a bookkeeper finds at a document that waits for a person or could not be booked. */
@Component("paperlessNotes")
public class PaperlessNotes {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Words words;
    private final String tagIn;

    PaperlessNotes(PaperlessSettings settings, @Value("${paperbridge.language:en}") String language) {
        this.tagIn = settings.tags().in();
        this.words = switch (language.strip().toLowerCase(Locale.ROOT)) {
            case "en" -> Words.ENGLISH;
            case "de" -> Words.GERMAN;
            default ->
                throw new IllegalArgumentException("paperbridge.language must be en or de, not " + language.strip());
        };
    }

    /** Whether the outcome is told by a note. */
    public boolean due(Outcome outcome) {
        return outcome.state() == State.NEEDS_REVIEW || outcome.state() == State.PARKED;
    }

    /**
     * Whether the note of this outcome is there already; a note is found again by the marker on its last line.
     *
     * @param answer the list of notes Paperless answered with
     */
    public boolean isThere(Outcome outcome, String answer) {
        try {
            for (JsonNode note : JSON.readTree(answer)) {
                List<String> lines = note.path("note").asText().strip().lines().toList();
                if (!lines.isEmpty() && lines.get(lines.size() - 1).strip().equals(outcome.marker())) {
                    return true;
                }
            }
            return false;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an accepted answer is always JSON", e);
        }
    }

    /** The request body that adds the note. */
    public String body(Outcome outcome) {
        return JSON.createObjectNode().put("note", textOf(outcome)).toString();
    }

    private String textOf(Outcome outcome) {
        boolean review = outcome.state() == State.NEEDS_REVIEW;
        return Stream.of(
                        review ? words.review() : words.parked(),
                        outcome.sentence() == null ? null : words.why() + " " + outcome.sentence(),
                        readOf(outcome.fields()),
                        String.format(review ? words.afterReview() : words.afterParked(), tagIn),
                        outcome.marker())
                .filter(Objects::nonNull)
                .collect(Collectors.joining("\n"));
    }

    private @Nullable String readOf(Outcome.Fields fields) {
        String values = Stream.of(
                        part(words.party(), fields.party()),
                        part(words.number(), fields.number()),
                        part(words.date(), fields.issueDate()),
                        part(words.net(), amount(fields.net(), fields.currency())),
                        part(words.tax(), amount(fields.tax(), fields.currency())),
                        part(words.total(), amount(fields.gross(), fields.currency())))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
        return values.isEmpty() ? null : words.read() + " " + values;
    }

    private static String part(String label, @Nullable Object value) {
        if (value == null) {
            return "";
        }
        return label + " " + (value instanceof LocalDate date ? date.toString() : value);
    }

    private static @Nullable String amount(@Nullable BigDecimal amount, @Nullable String currency) {
        return amount == null ? null : amount.toPlainString() + (currency == null ? "" : " " + currency);
    }

    private record Words(
            String review,
            String parked,
            String why,
            String read,
            String party,
            String number,
            String date,
            String net,
            String tax,
            String total,
            String afterReview,
            String afterParked) {

        static final Words ENGLISH = new Words(
                "Paperbridge has not booked this document; it needs your decision.",
                "Paperbridge could not book this document.",
                "Why:",
                "Read:",
                "from",
                "number",
                "dated",
                "net",
                "tax",
                "total",
                "What to do: if a field of this document is wrong, correct it; to have it tried again, put the tag \"%s\" back.",
                "What to do: remove the cause, then put the tag \"%s\" back.");

        static final Words GERMAN = new Words(
                "Paperbridge hat dieses Dokument nicht gebucht; es braucht Ihre Entscheidung.",
                "Paperbridge konnte dieses Dokument nicht buchen.",
                "Grund:",
                "Gelesen:",
                "von",
                "Nummer",
                "Datum",
                "netto",
                "Steuer",
                "Summe",
                "Was zu tun ist: Ist ein Feld dieses Dokuments falsch, berichtigen Sie es; soll es noch einmal versucht werden, setzen Sie das Tag \"%s\" wieder.",
                "Was zu tun ist: Beheben Sie die Ursache, dann setzen Sie das Tag \"%s\" wieder.");
    }
}
