package io.paperbridge.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was uploaded through Paperbridge, until Paperless has made a document of it; the same bytes within a day are one upload. */
@Component("uploadBook")
public class UploadBook {

    private static final Duration SAME_WITHIN = Duration.ofDays(1);

    private static final String SELECT =
            """
            select upload_id, sha256, md5, file_name, media_type, size_bytes, title, document_type, actor, state, task, paperless_id,
                   reason, uploaded_at
            from upload""";

    private final JdbcClient jdbc;

    UploadBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How an upload stands. */
    public enum State {
        /** On its way to Paperless. */
        SENDING,
        /** Paperless has not answered; it may have it all the same. */
        IN_DOUBT,
        /** Paperless has it and is at work. */
        QUEUED,
        /** Paperless has made a document of it. */
        CONSUMED,
        /** Paperless has not taken it. */
        FAILED
    }

    /**
     * What is to be uploaded.
     *
     * @param sha256 of the content, lower-case hex, as is {@code md5}
     * @param title null for what Paperless makes of the name
     * @param documentType the name of a document type in Paperless; null for none
     */
    public record Wanted(
            String sha256,
            String md5,
            String fileName,
            String mediaType,
            long size,
            @Nullable String title,
            @Nullable String documentType,
            String actor) {}

    /**
     * An upload.
     *
     * @param task what Paperless calls it; null until Paperless has it
     * @param paperlessId the document it became; null until it has
     * @param reason why Paperless has not taken it; null unless it has not
     */
    public record Upload(
            String id,
            Wanted wanted,
            State state,
            @Nullable String task,
            @Nullable Long paperlessId,
            @Nullable String reason,
            Instant at) {}

    /**
     * The place of an upload in the book.
     *
     * @param isToSend whether it is the caller who sends it now; nobody else does meanwhile
     * @param isToLookFor whether it was sent before and the answer was lost, so that Paperless may have it
     */
    public record Place(Upload upload, boolean isToSend, boolean isToLookFor) {}

    /**
     * Writes down that something is about to be uploaded, or finds where the same was uploaded within the last day.
     *
     * @param answerWithin after which time the answer of Paperless is lost
     */
    @Transactional
    public Place begin(Wanted wanted, Duration answerWithin) {
        jdbc.sql("select name from lane where name = 'uploads' for update")
                .query(String.class)
                .single();
        Optional<Upload> same = jdbc.sql(
                        SELECT
                                + """
                         where sha256 = :sha256 and state <> 'FAILED'
                          and uploaded_at > current_timestamp - cast(:within as bigint) * interval '1' second
                        order by uploaded_at desc limit 1""")
                .param("sha256", wanted.sha256())
                .param("within", SAME_WITHIN.toSeconds())
                .query(UploadBook::of)
                .optional();
        if (same.isEmpty()) {
            String id = insert(wanted, answerWithin);
            return new Place(find(id).orElseThrow(), true, false);
        }
        Upload known = same.get();
        boolean isMine = jdbc.sql(
                                """
                                update upload set state = 'SENDING',
                                    sending_until = current_timestamp + cast(:wait as bigint) * interval '0.001' second
                                where upload_id = :id and (state = 'IN_DOUBT'
                                    or state = 'SENDING' and sending_until < current_timestamp)""")
                        .param("wait", answerWithin.toMillis())
                        .param("id", known.id())
                        .update()
                == 1;
        return new Place(known, isMine, isMine);
    }

    private String insert(Wanted wanted, Duration answerWithin) {
        String id = UUID.randomUUID().toString();
        jdbc.sql(
                        """
                        insert into upload (upload_id, sha256, md5, file_name, media_type, size_bytes, title, document_type, actor,
                                            state, sending_until)
                        values (:id, :sha256, :md5, :name, :media, :size, :title, :type, :actor, 'SENDING',
                                current_timestamp + cast(:wait as bigint) * interval '0.001' second)""")
                .param("id", id)
                .param("sha256", wanted.sha256())
                .param("md5", wanted.md5())
                .param("name", wanted.fileName())
                .param("media", wanted.mediaType())
                .param("size", wanted.size())
                .param("title", wanted.title())
                .param("type", wanted.documentType())
                .param("actor", wanted.actor())
                .param("wait", answerWithin.toMillis())
                .update();
        return id;
    }

    /** Paperless has it. */
    public Upload queued(String id, String task) {
        jdbc.sql("update upload set state = 'QUEUED', task = :task where upload_id = :id")
                .param("task", task)
                .param("id", id)
                .update();
        return find(id).orElseThrow();
    }

    /** Paperless may have it; nobody knows. */
    public void inDoubt(String id) {
        jdbc.sql("update upload set state = 'IN_DOUBT' where upload_id = :id and state = 'SENDING'")
                .param("id", id)
                .update();
    }

    /** Paperless has made a document of it. */
    public Upload consumed(String id, long paperlessId) {
        jdbc.sql("update upload set state = 'CONSUMED', paperless_id = :document where upload_id = :id")
                .param("document", paperlessId)
                .param("id", id)
                .update();
        return find(id).orElseThrow();
    }

    /** Paperless has not taken it. */
    public Upload failed(String id, String reason) {
        jdbc.sql("update upload set state = 'FAILED', reason = :reason where upload_id = :id")
                .param("reason", Events.cut(reason))
                .param("id", id)
                .update();
        return find(id).orElseThrow();
    }

    public Optional<Upload> find(String id) {
        return jdbc.sql(SELECT + " where upload_id = :id")
                .param("id", id)
                .query(UploadBook::of)
                .optional();
    }

    private static Upload of(ResultSet row, int index) throws SQLException {
        return new Upload(
                row.getString("upload_id"),
                new Wanted(
                        row.getString("sha256"),
                        row.getString("md5"),
                        row.getString("file_name"),
                        row.getString("media_type"),
                        row.getLong("size_bytes"),
                        row.getString("title"),
                        row.getString("document_type"),
                        row.getString("actor")),
                State.valueOf(row.getString("state")),
                row.getString("task"),
                row.getObject("paperless_id", Long.class),
                row.getString("reason"),
                Times.at(row, "uploaded_at"));
    }
}
