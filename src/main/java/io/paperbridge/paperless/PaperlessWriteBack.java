package io.paperbridge.paperless;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.paperbridge.document.DocumentRef;
import io.paperbridge.document.Outcome;
import io.paperbridge.document.Outcome.State;
import io.paperbridge.document.Term;
import io.paperbridge.failure.RemoteFailure;
import io.paperbridge.language.Sentence;
import io.paperbridge.paperless.PaperlessNames.OurTags;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What Paperless is told about a document: fields and tags. */
@Component("paperlessWriteBack")
public class PaperlessWriteBack {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final OurFields fields;
    private final PaperlessNames names;
    private final PaperlessDocuments documents;

    PaperlessWriteBack(OurFields fields, PaperlessNames names, PaperlessDocuments documents) {
        this.fields = fields;
        this.names = names;
        this.documents = documents;
    }

    /** The custom fields to write. */
    public FieldUpdate fields(Outcome outcome) {
        Map<Long, String> values = outcome.state() == State.DISCARDED ? Map.of() : fields.values(outcome);
        Map<Term, String> written = new EnumMap<>(Term.class);
        fields.byTerm().forEach((term, field) -> {
            String value = values.get(field.id());
            if (value != null) {
                written.put(term, value);
            }
        });
        return new FieldUpdate(
                values.isEmpty() ? "" : edit(outcome.ref(), "modify_custom_fields", added(values)), written);
    }

    /** The request body that sets the payment status alone; empty when no field takes it. */
    public String status(DocumentRef ref, String status) {
        Map<Long, String> values = fields.status(status);
        return values.isEmpty() ? "" : edit(ref, "modify_custom_fields", added(values));
    }

    private static Map<String, ?> added(Map<Long, String> values) {
        return Map.of("add_custom_fields", values, "remove_custom_fields", List.of());
    }

    /** The request body that sets the tags of the outcome. */
    public String tags(Outcome outcome) {
        return edit(
                outcome.ref(),
                "modify_tags",
                Map.of("add_tags", added(outcome), "remove_tags", removed(outcome.state())));
    }

    /**
     * Accepts what Paperless shows only if it has the tags of the outcome.
     *
     * @param answer the document as Paperless answered; null when it is gone
     * @throws RemoteFailure when it does not: Paperless sometimes answers well and changes nothing
     */
    public void requireShown(Outcome outcome, @Nullable String answer) {
        DocumentDetail detail = documents.detail(outcome.ref(), answer);
        List<Long> tags = detail.tags() == null ? List.of() : detail.tags();
        boolean shown = tags.containsAll(added(outcome))
                && removed(outcome.state()).stream().noneMatch(tags::contains);
        if (!shown) {
            throw RemoteFailure.passing(
                    "Paperless",
                    "GET /api/documents/" + outcome.ref().paperlessId() + "/",
                    200,
                    true,
                    Sentence.of("paperless.old-tags"));
        }
    }

    private List<Long> added(Outcome outcome) {
        OurTags tags = names.tags();
        return switch (outcome.state()) {
            case CONFIRMED ->
                Stream.concat(Stream.of(tags.done()), names.extraTags(outcome.tags()).stream())
                        .toList();
            case NEEDS_REVIEW -> List.of(tags.review());
            case PARKED -> List.of(tags.failed());
            case DISCARDED -> List.of();
        };
    }

    private List<Long> removed(State state) {
        OurTags tags = names.tags();
        List<Long> removed = new ArrayList<>();
        if (tags.in() != null) {
            removed.add(tags.in());
        }
        if (tags.approved() != null) {
            removed.add(tags.approved());
        }
        if (state == State.CONFIRMED || state == State.DISCARDED) {
            removed.add(tags.review());
            removed.add(tags.failed());
        }
        if (state == State.DISCARDED) {
            removed.add(tags.done());
        }
        return removed;
    }

    private static String edit(DocumentRef ref, String method, Map<String, ?> parameters) {
        try {
            return JSON.writeValueAsString(Map.of(
                    "documents", List.of(ref.paperlessId()),
                    "method", method,
                    "parameters", parameters));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("numbers and strings can always be written", e);
        }
    }

    /**
     * Custom fields to write.
     *
     * @param json the request body; empty when there is nothing to write
     * @param written the values by term, to be remembered: what differs from them later is a correction
     */
    public record FieldUpdate(String json, Map<Term, String> written) {

        public FieldUpdate {
            Objects.requireNonNull(json);
            written = Map.copyOf(written);
        }

        /** Whether there is something to write. */
        public boolean due() {
            return !json.isEmpty();
        }
    }
}
