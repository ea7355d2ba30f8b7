package io.paperbridge.operations;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.paperbridge.failure.Failure;
import io.paperbridge.failure.Reason;
import io.paperbridge.failure.Refused;
import io.paperbridge.failure.RemoteFailure;
import io.paperbridge.journal.UploadBook;
import io.paperbridge.journal.UploadBook.Place;
import io.paperbridge.journal.UploadBook.State;
import io.paperbridge.journal.UploadBook.Upload;
import io.paperbridge.journal.UploadBook.Wanted;
import io.paperbridge.language.Sentence;
import io.paperbridge.operations.UploadRefused.Why;
import jakarta.annotation.PostConstruct;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Uploads files of people to Paperless, with the tag that has them booked, and tells what became of each. */
@Component
@EnableConfigurationProperties(UploadSettings.class)
public class Uploads {

    private static final Logger LOG = LoggerFactory.getLogger("paperbridge");
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_TITLE = 128;

    private final UploadSettings settings;
    private final Duration answerWithin;
    private final UploadBook book;
    private final ProducerTemplate camel;
    private final MeterRegistry meters;

    Uploads(
            UploadSettings settings,
            RemoteSettings remote,
            UploadBook book,
            ProducerTemplate camel,
            MeterRegistry meters) {
        this.settings = settings;
        this.answerWithin = remote.uploadTimeout().plus(remote.answerTimeout()).plus(remote.connectTimeout());
        this.book = book;
        this.camel = camel;
        this.meters = meters;
    }

    /** What a process that was killed had received and not deleted would stay on the disk. */
    @PostConstruct
    void deleteLeftBehind() {
        Path folder = Path.of(System.getProperty("java.io.tmpdir"));
        try {
            ReceivedFile.deleteLeftBehind(folder);
        } catch (IOException e) {
            LOG.warn(
                    "Files of earlier uploads may be left in {}; delete paperbridge-upload-* there: {}",
                    folder,
                    e.toString());
        }
    }

    /**
     * Uploads a file to Paperless, which makes a document of it by and by. The same bytes within a day are one upload.
     *
     * @param content the file, read once; the caller closes it
     * @param fileName what it is called where it comes from; null when nobody knows
     * @param type the kind of entry it is to become, such as {@code bill}, or the name of a document type in Paperless; null for none
     * @param title of the document; null for what Paperless makes of the name
     * @param actor who uploads it
     * @return the upload, which {@link #find} knows by its id
     * @throws UploadRefused when the file is not one that can be booked
     * @throws Failure when Paperless does not take it, or does not answer
     */
    public Upload accept(
            InputStream content, @Nullable String fileName, @Nullable String type, @Nullable String title, String actor)
            throws IOException {
        String name = name(fileName);
        String wantedTitle = blankToNull(title);
        String wantedType = blankToNull(type);
        if (wantedTitle != null && wantedTitle.length() > LONGEST_TITLE) {
            throw new UploadRefused(Why.CONTENT, Sentence.of("operations.upload-title", LONGEST_TITLE));
        }
        if (wantedType != null && wantedType.length() > LONGEST_TITLE) {
            throw new UploadRefused(
                    Why.CONTENT, Sentence.of("paperless.upload-type", wantedType.substring(0, LONGEST_TITLE) + "…"));
        }
        try (ReceivedFile file = received(content, name)) {
            Wanted wanted = new Wanted(
                    file.sha256(), file.md5(), name, file.mediaType(), file.size(), wantedTitle, wantedType, actor);
            return send(file, wanted);
        }
    }

    private ReceivedFile received(InputStream content, String name) throws IOException {
        try {
            return ReceivedFile.of(content, name, settings.largestFile());
        } catch (UploadRefused refused) {
            count("refused");
            throw refused;
        }
    }

    private Upload send(ReceivedFile file, Wanted wanted) {
        Exchange answer = camel.request("direct:upload-document", exchange -> {
            exchange.setVariable("file", file.path());
            exchange.setVariable("wanted", wanted);
            exchange.setVariable("answerWithin", answerWithin);
        });
        Throwable thrown = answer.getException();
        Place place = answer.getVariable("place", Place.class);
        if (thrown == null) {
            Upload upload = answer.getMessage().getBody(Upload.class);
            if (place != null && place.isToSend()) {
                count("taken");
                LOG.info("{} has uploaded a file of {} bytes: {}", wanted.actor(), wanted.size(), upload.id());
            }
            return upload;
        }
        settle(place, thrown);
        RuntimeException understood = understood(thrown);
        count(understood instanceof UploadRefused ? "refused" : "failed");
        throw understood;
    }

    private void count(String outcome) {
        Counter.builder("paperbridge.uploads")
                .description("Files that people uploaded: taken by Paperless, refused for what they are, or failed")
                .tag("outcome", outcome)
                .register(meters)
                .increment();
    }

    /** Writes down whether Paperless may have it although the upload did not go through. */
    private void settle(@Nullable Place place, Throwable thrown) {
        if (place == null || !place.isToSend()) {
            return;
        }
        Failure failure = failure(thrown);
        boolean lost = place.isToLookFor()
                || failure == null
                || (failure instanceof RemoteFailure remote && remote.mayHaveTakenEffect());
        if (lost) {
            book.inDoubt(place.upload().id());
        } else {
            book.failed(place.upload().id(), Remedy.of(thrown).toString());
        }
    }

    private static RuntimeException understood(Throwable thrown) {
        Failure failure = failure(thrown);
        if (failure == null) {
            return new IllegalStateException("the upload failed", thrown);
        }
        boolean isOfTheFile = failure instanceof Refused
                && (failure.reason() == Reason.UNREADABLE || failure.reason() == Reason.INVALID_VALUE);
        return isOfTheFile ? new UploadRefused(Why.CONTENT, failure.wording()) : failure;
    }

    /**
     * An upload as it stands; Paperless is asked while it is at work. When Paperless does not answer, what is known stands.
     *
     * @return empty when there is none of this id
     */
    public Optional<Upload> find(String id) {
        Optional<Upload> known = book.find(id);
        if (known.isEmpty() || known.get().state() != State.QUEUED) {
            return known;
        }
        Exchange answer =
                camel.request("direct:follow-upload", exchange -> exchange.setVariable("upload", known.get()));
        return answer.getException() == null
                ? Optional.ofNullable(answer.getMessage().getBody(Upload.class))
                : known;
    }

    private static @Nullable Failure failure(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof Failure failure) {
                return failure;
            }
        }
        return null;
    }

    /** Without the folders that some browsers send along, and never longer than Paperless takes. */
    private static String name(@Nullable String given) {
        String name = given == null ? "" : given.replaceAll(".*[/\\\\]", "").strip();
        String bare = name.codePoints().anyMatch(Character::isISOControl) ? "" : name;
        if (bare.isEmpty()) {
            return "upload";
        }
        return bare.length() <= LONGEST_NAME ? bare : bare.substring(bare.length() - LONGEST_NAME);
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
