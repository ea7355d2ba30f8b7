package io.paperbridge.journal;

import io.paperbridge.journal.DocumentFilter.Conditions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What servers were asked and what they answered, masked already. Nothing of what is booked depends on it. */
@Component
public class Exchanges {

    private static final int LONGEST_PATH = 1000;
    private static final int LONGEST_QUERY = 4000;
    private static final int LONGEST_CODE = 100;
    private static final int LONGEST_ERROR = 500;

    private static final String SELECT =
            """
            select x.exchange_id, x.happened_at, x.document_key, x.purpose, x.remote, x.method, x.path, x.query, x.request_body,
                   x.status, x.answer_body, x.error_code, x.error_text, x.duration_ms, d.paperless_id, d.reference
            from exchange x left join document d on d.document_key = x.document_key
            """;

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;
    private final Node node;
    private final Events events;

    Exchanges(JdbcClient jdbc, NamedParameterJdbcTemplate batches, Node node, Events events) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.node = node;
        this.events = events;
    }

    /**
     * A request and its answer.
     *
     * @param documentKey the document it is about; null for none, or several
     * @param purpose the step that asked, as metrics name it; null when nobody knows
     * @param requestBody what was sent, masked; null when nothing was
     * @param status 0 when there was no answer
     * @param answerBody masked; null when there was none
     * @param errorCode the server's own; null when it gave none
     * @param errorText why there was no answer, or the server's words; null when all is well
     */
    public record Call(
            Instant at,
            @Nullable Long documentKey,
            @Nullable String purpose,
            String remote,
            String method,
            String path,
            @Nullable String query,
            @Nullable String requestBody,
            int status,
            @Nullable String answerBody,
            @Nullable String errorCode,
            @Nullable String errorText,
            long millis) {}

    /**
     * A call as it is kept.
     *
     * @param paperlessId of the document; null when it is about none
     * @param generation of the document: 1, or more when Paperless was rebuilt; 0 when it is about none
     */
    public record Kept(long id, Call call, @Nullable Long paperlessId, int generation) {}

    /** Keeps calls of this process. */
    public void add(List<Call> calls) {
        batches.batchUpdate(
                """
                insert into exchange (happened_at, node, document_key, purpose, remote, method, path, query, request_body, status,
                                      answer_body, error_code, error_text, duration_ms)
                values (:at, :node, :document, :purpose, :remote, :method, :path, :query, :request, :status, :answer, :code, :error,
                        :millis)""",
                calls.stream().map(this::parameters).toArray(MapSqlParameterSource[]::new));
    }

    private MapSqlParameterSource parameters(Call call) {
        return new MapSqlParameterSource()
                .addValue("at", Times.sql(call.at()))
                .addValue("node", node.id())
                .addValue("document", call.documentKey())
                .addValue("purpose", cut(call.purpose(), LONGEST_CODE))
                .addValue("remote", call.remote())
                .addValue("method", call.method())
                .addValue("path", cut(call.path(), LONGEST_PATH))
                .addValue("query", cut(call.query(), LONGEST_QUERY))
                .addValue("request", storable(call.requestBody()))
                .addValue("status", call.status())
                .addValue("answer", storable(call.answerBody()))
                .addValue("code", cut(call.errorCode(), LONGEST_CODE))
                .addValue("error", cut(call.errorText(), LONGEST_ERROR))
                .addValue("millis", call.millis());
    }

    /**
     * A page of calls, the latest first.
     *
     * @param before the id of the last one of the page before; null for the first page
     */
    public List<Kept> page(ExchangeFilter filter, @Nullable Long before, int limit) {
        Conditions conditions = filter.conditions().and("x.exchange_id < :before", "before", before);
        return jdbc.sql(SELECT + conditions.where() + " order by x.exchange_id desc limit :limit")
                .params(conditions.parameters())
                .param("limit", limit)
                .query(Exchanges::of)
                .list();
    }

    public Optional<Kept> find(long id) {
        return jdbc.sql(SELECT + " where x.exchange_id = :id")
                .param("id", id)
                .query(Exchanges::of)
                .optional();
    }

    /**
     * Erases what is kept of a document; its history says who did.
     *
     * @return how many calls
     */
    @Transactional
    public int erase(long documentKey, String actor) {
        int erased = jdbc.sql("delete from exchange where document_key = :document")
                .param("document", documentKey)
                .update();
        events.append(documentKey, actor, null, null, "exchanges erased", String.valueOf(erased));
        return erased;
    }

    private static Kept of(ResultSet row, int index) throws SQLException {
        String reference = row.getString("reference");
        Long paperlessId = row.getObject("paperless_id", Long.class);
        return new Kept(
                row.getLong("exchange_id"),
                new Call(
                        Times.at(row, "happened_at"),
                        row.getObject("document_key", Long.class),
                        row.getString("purpose"),
                        row.getString("remote"),
                        row.getString("method"),
                        row.getString("path"),
                        row.getString("query"),
                        row.getString("request_body"),
                        row.getInt("status"),
                        row.getString("answer_body"),
                        row.getString("error_code"),
                        row.getString("error_text"),
                        row.getLong("duration_ms")),
                paperlessId,
                paperlessId == null || reference == null ? 0 : ListedDocument.generation(paperlessId, reference));
    }

    private static @Nullable String cut(@Nullable String text, int longest) {
        String storable = storable(text);
        return storable == null || storable.length() <= longest ? storable : storable.substring(0, longest - 1) + "…";
    }

    /** PostgreSQL stores no NUL. */
    private static @Nullable String storable(@Nullable String text) {
        return text == null ? null : text.replace('\0', '\uFFFD');
    }
}
