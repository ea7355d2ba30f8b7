package io.paperbridge.paperless;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.paperbridge.document.EntryKind;
import io.paperbridge.failure.ConfigurationFault;
import io.paperbridge.failure.Reason;
import io.paperbridge.failure.Refused;
import io.paperbridge.language.Sentence;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.entity.mime.HttpMultipartMode;
import org.apache.hc.client5.http.entity.mime.MultipartEntityBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says what an upload to Paperless looks like, and what Paperless says became of it. */
@Component("paperlessUploads")
public class PaperlessUploads {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern NEW_DOCUMENT = Pattern.compile("New document id ([0-9]{1,18}) created");

    private static final Pattern TASK = Pattern.compile("[0-9A-Za-z-]{8,64}");

    private final PaperlessNames names;
    private final PaperlessSettings settings;

    PaperlessUploads(PaperlessNames names, PaperlessSettings settings) {
        this.names = names;
        this.settings = settings;
    }

    /**
     * An upload as it is sent.
     *
     * @param entity reads the file while it is sent
     * @param mediaType of the form, with its boundary
     */
    public record Form(HttpEntity entity, String mediaType) {}

    /**
     * What Paperless says of an upload.
     *
     * @param state {@code WAITING}, {@code DONE}, {@code FAILED}, or {@code UNKNOWN} when it does not say
     * @param paperlessId the new document; 0 unless it is done
     * @param reason why it was not taken; empty unless it failed
     */
    public record Outcome(String state, long paperlessId, String reason) {

        static final Outcome UNKNOWN = new Outcome("UNKNOWN", 0, "");
    }

    /**
     * The form of an upload, with the tag that has it booked.
     *
     * @param title null for what Paperless makes of the name
     * @param type the kind of entry the document is to become, such as {@code bill}, or the name of a document type; null for none
     * @throws Refused when Paperless has no such type
     */
    public Form form(Path file, String fileName, String mediaType, @Nullable String title, @Nullable String type) {
        MultipartEntityBuilder form = MultipartEntityBuilder.create()
                .setMode(HttpMultipartMode.LEGACY) // names as browsers send them, which Django reads
                .setCharset(StandardCharsets.UTF_8)
                .addBinaryBody("document", file.toFile(), ContentType.parse(mediaType), safe(fileName));
        ContentType text = ContentType.TEXT_PLAIN.withCharset(StandardCharsets.UTF_8);
        if (title != null) {
            form.addTextBody("title", title, text);
        }
        if (type != null) {
            form.addTextBody("document_type", Long.toString(documentType(type)), text);
        }
        Long waits = names.tags().in();
        if (waits != null) {
            form.addTextBody("tags", Long.toString(waits), text);
        }
        HttpEntity entity = form.build();
        return new Form(entity, entity.getContentType());
    }

    /** The file name without what would end the header it stands in. */
    private static String safe(String fileName) {
        return fileName.replaceAll("[\\p{Cntrl}\"\\\\/]", "_");
    }

    private long documentType(String type) {
        return Arrays.stream(EntryKind.values())
                .filter(kind -> kind.name().replace('_', '-').equalsIgnoreCase(type.strip()))
                .findFirst()
                .map(kind -> settings.documentTypes().names(kind))
                .orElse(List.of(type))
                .stream()
                .flatMap(name -> names.documentTypes(name).stream())
                .findFirst()
                .orElseThrow(
                        () -> new Refused(Reason.INVALID_VALUE, Sentence.of("paperless.upload-type", type.strip())));
    }

    /** The id of the task that consumes an upload, of the answer to the form. */
    public String task(String answer) {
        String task = answer.strip().replaceAll("^\"|\"$", ""); // a text in JSON; Camel has taken its quotes off
        if (!TASK.matcher(task).matches()) {
            throw new ConfigurationFault(Reason.WRONG_ADDRESS, Sentence.of("paperless.upload-answer"));
        }
        return task;
    }

    /**
     * What became of an upload.
     *
     * @param answer the list of tasks of its id, as either version has it; null when it is not shown
     */
    public Outcome outcome(@Nullable String answer) {
        JsonNode json = answer == null ? JSON.missingNode() : parse(answer);
        JsonNode task = (json.isArray() ? json : json.path("results")).path(0);
        String result = task.path("result").asText("");
        return switch (task.path("status").asText("").toUpperCase(Locale.ROOT)) {
            case "PENDING", "STARTED", "RETRY", "RECEIVED" -> new Outcome("WAITING", 0, "");
            case "SUCCESS" -> {
                Matcher created = NEW_DOCUMENT.matcher(result);
                long id = task.path("related_document").asLong(created.find() ? Long.parseLong(created.group(1)) : 0);
                yield id == 0 ? Outcome.UNKNOWN : new Outcome("DONE", id, "");
            }
            case "FAILURE", "REVOKED" -> new Outcome("FAILED", 0, result);
            default -> Outcome.UNKNOWN;
        };
    }

    /** The first document of a list that asks for its id; 0 when there is none. */
    public long first(@Nullable String answer) {
        return answer == null ? 0 : parse(answer).at("/results/0/id").asLong();
    }

    private static JsonNode parse(String answer) {
        try {
            return JSON.readTree(answer);
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }
}
