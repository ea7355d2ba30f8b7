package io.paperbridge.paperless;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.paperbridge.document.Outcome;
import io.paperbridge.document.Outcome.State;
import io.paperbridge.language.Language;
import io.paperbridge.language.Sentence;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The note a bookkeeper finds at a document that waits for a person or could not be booked. */
@Component("paperlessNotes")
public class PaperlessNotes {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Language language;
    private final String tagIn;

    PaperlessNotes(PaperlessSettings settings, Language language) {
        this.tagIn = settings.tags().in();
        this.language = language;
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
                        say(review ? "paperless.note-review" : "paperless.note-parked"),
                        outcome.sentence() == null ? "" : say("paperless.note-why", outcome.sentence()),
                        readOf(outcome.fields()),
                        say(review ? "paperless.note-after-review" : "paperless.note-after-parked", tagIn),
                        outcome.marker())
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private String readOf(Outcome.Fields fields) {
        List<Sentence> values = Stream.of(
                        value("paperless.note-party", fields.party()),
                        value("paperless.note-number", fields.number()),
                        value("paperless.note-date", fields.issueDate()),
                        value("paperless.note-net", amount(fields.net(), fields.currency())),
                        value("paperless.note-tax", amount(fields.tax(), fields.currency())),
                        value("paperless.note-total", amount(fields.gross(), fields.currency())))
                .flatMap(Optional::stream)
                .toList();
        return values.isEmpty() ? "" : say("paperless.note-read", values);
    }

    private static Optional<Sentence> value(String key, @Nullable Object value) {
        return value == null ? Optional.empty() : Optional.of(Sentence.of(key, value));
    }

    private static @Nullable Sentence amount(@Nullable BigDecimal amount, @Nullable String currency) {
        return amount == null ? null : Sentence.amount(amount, currency);
    }

    private String say(String key, Object... values) {
        return language.say(Sentence.of(key, values));
    }
}
