package io.paperbridge.journal;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a monitoring system asks of the journal. Never writes. */
@Component
public class JournalWatch {

    private final JdbcClient jdbc;

    JournalWatch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * How many documents are in a state for the same reason.
     *
     * @param reason the code; null when the state has none
     */
    public record Count(DocumentState state, @Nullable String reason, long documents) {}

    /** All documents, counted by state and reason. */
    public List<Count> counts() {
        return jdbc.sql(
                        """
                        select state, case when state in ('RETRYING', 'NEEDS_REVIEW', 'PARKED') then reason_code end as reason,
                            count(*) as documents
                        from document group by 1, 2""")
                .query((row, n) -> new Count(
                        DocumentState.valueOf(row.getString("state")),
                        row.getString("reason"),
                        row.getLong("documents")))
                .list();
    }

    /** How many documents could be worked on now. */
    public long due() {
        return jdbc.sql(
                        """
                        select count(*) from document
                        where state in ('RECEIVED', 'RETRYING') and due_at <= current_timestamp""")
                .query(Long.class)
                .single();
    }

    /** How many documents end well of which Paperless has not been told yet. */
    public long untold() {
        return jdbc.sql(
                        "select count(*) from document where told = false and state in ('NEEDS_REVIEW', 'PARKED', 'CONFIRMED')")
                .query(Long.class)
                .single();
    }

    /** How long the oldest document has been waiting that nobody but Paperbridge has to act on; zero when none waits. */
    public Duration oldestWaiting() {
        return age("created_at", "state in ('RECEIVED', 'PROCESSING', 'RETRYING')");
    }

    /** How long the oldest document has been waiting for a person; zero when none does. */
    public Duration oldestAsked() {
        return age("updated_at", "state in ('NEEDS_REVIEW', 'PARKED')");
    }

    /** How long ago the latest document was first seen; zero when there is none. */
    public Duration sinceLastArrival() {
        return age("created_at", "document_key = (select max(document_key) from document)");
    }

    /** How many documents were first seen within some time before the last arrival. */
    public long arrivedWithin(Duration before) {
        Optional<OffsetDateTime> last = jdbc.sql("select max(created_at) from document")
                .query((row, n) -> row.getObject(1, OffsetDateTime.class))
                .optional();
        if (last.isEmpty()) {
            return 0;
        }
        // two statements, since PostgreSQL reads all where it does not know the time when it plans
        return jdbc.sql("select count(*) from document where created_at > :after")
                .param("after", last.get().minus(before))
                .query(Long.class)
                .single();
    }

    /** How long ago Paperless was last told that a document is booked; zero when none was. */
    public Duration sinceLastBooking() {
        return jdbc.sql("select max(told_at), current_timestamp from document where state = 'CONFIRMED'")
                .query((row, n) -> {
                    OffsetDateTime last = row.getObject(1, OffsetDateTime.class);
                    return last == null
                            ? Duration.ZERO
                            : Duration.between(last, row.getObject(2, OffsetDateTime.class));
                })
                .single();
    }

    private Duration age(String since, String which) {
        return jdbc.sql("select min(" + since + "), current_timestamp from document where " + which)
                .query((row, n) -> {
                    OffsetDateTime oldest = row.getObject(1, OffsetDateTime.class);
                    return oldest == null
                            ? Duration.ZERO
                            : Duration.between(oldest, row.getObject(2, OffsetDateTime.class));
                })
                .single();
    }
}
