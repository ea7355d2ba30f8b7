package io.paperbridge.journal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What was asked for about many documents at once, and how far it is. A task belongs to the process that began it; when that ends
 * first, the task says so, and what it has not done is not done by anybody.
 */
@Component("tasks")
public class Tasks {

    private static final int MOST_REFUSALS = 100;

    /** A process that has said nothing for so many leases has ended without a word. */
    private static final int SILENT_LEASES = 2;

    private final JdbcClient jdbc;
    private final TimingSettings settings;
    private final Node node;

    Tasks(JdbcClient jdbc, TimingSettings settings, Node node) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.node = node;
    }

    /** What is done to each document, or to the books as a whole. */
    public enum Deed {
        RETRY,
        DISCARD,
        RECONCILE
    }

    /** How a task stands. */
    public enum State {
        RUNNING,
        ENDED,
        /** Its process ended first; what is not done is not going to be. */
        STOPPED
    }

    /**
     * A task.
     *
     * @param reason why, in the actor's words; null when they said nothing
     * @param documents how many documents it is about
     * @param leftOver how many more were meant than are done at once
     * @param done how many it was done to
     * @param refused how many it was not done to
     * @param endedAt when it ended or stopped, of a killed process its last sign; null while it runs
     * @param refusals the first of what was refused
     */
    public record Task(
            String id,
            Deed deed,
            String actor,
            @Nullable String reason,
            State state,
            int documents,
            int leftOver,
            int done,
            int refused,
            Instant begunAt,
            @Nullable Instant endedAt,
            List<Refused> refusals) {

        public Task {
            refusals = List.copyOf(refusals);
        }
    }

    /** A document to which it was not done, and why; 0 when it is about no document. */
    public record Refused(long paperlessId, String why) {}

    /** Begins a task of this process; its id. */
    public String begin(Deed deed, String actor, @Nullable String reason, int documents, int leftOver) {
        String id = UUID.randomUUID().toString();
        jdbc.sql(
                        """
                        insert into task (task_id, deed, actor, reason, node, documents, left_over)
                        values (:id, :deed, :actor, :reason, :node, :documents, :left)""")
                .param("id", id)
                .param("deed", deed.name())
                .param("actor", actor)
                .param("reason", Events.cut(reason))
                .param("node", node.id())
                .param("documents", documents)
                .param("left", leftOver)
                .update();
        return id;
    }

    /** It was done to one more document. */
    public void done(String id) {
        jdbc.sql("update task set done = done + 1, seen_at = current_timestamp where task_id = :id")
                .param("id", id)
                .update();
    }

    /** It was not done to one document. */
    @Transactional
    public void refused(String id, long paperlessId, String why) {
        jdbc.sql("update task set refused = refused + 1, seen_at = current_timestamp where task_id = :id")
                .param("id", id)
                .update();
        jdbc.sql("insert into task_refusal (task_id, paperless_id, why) values (:id, :document, :why)")
                .param("id", id)
                .param("document", paperlessId)
                .param("why", Events.cut(why))
                .update();
    }

    /** Says that this process lives and goes on with what it has begun, however long one document takes; called every third of the lease. */
    public void renew() {
        jdbc.sql(
                        """
                        update task set seen_at = current_timestamp
                        where ended_at is null and stopped_at is null and node = :node""")
                .param("node", node.id())
                .update();
    }

    /** Nothing of it is left to do. */
    public void ended(String id) {
        jdbc.sql("update task set ended_at = current_timestamp where task_id = :id and stopped_at is null")
                .param("id", id)
                .update();
    }

    /** It is not gone on with, though its process lives. */
    public void brokeOff(String id) {
        jdbc.sql("update task set stopped_at = current_timestamp where task_id = :id and ended_at is null")
                .param("id", id)
                .update();
    }

    /** The task of an id; empty when there is none. */
    public Optional<Task> find(String id) {
        return jdbc.sql(
                        """
                        select task_id, deed, actor, reason, documents, left_over, done, refused, begun_at,
                               case when ended_at is not null then 'ENDED'
                                    when over_at is not null then 'STOPPED' else 'RUNNING' end as state, over_at
                        from (select t.*, coalesce(ended_at, stopped_at, case
                                  when seen_at < current_timestamp - cast(:silence as bigint) * interval '0.001' second
                                  then seen_at end) as over_at
                              from task t where task_id = :id) found""")
                .param("silence", settings.lease().multipliedBy(SILENT_LEASES).toMillis())
                .param("id", id)
                .query((row, n) -> new Task(
                        id,
                        Deed.valueOf(row.getString("deed")),
                        row.getString("actor"),
                        row.getString("reason"),
                        State.valueOf(row.getString("state")),
                        row.getInt("documents"),
                        row.getInt("left_over"),
                        row.getInt("done"),
                        row.getInt("refused"),
                        Times.at(row, "begun_at"),
                        Times.maybe(row, "over_at"),
                        refusals(id)))
                .optional();
    }

    private List<Refused> refusals(String id) {
        return jdbc.sql(
                        """
                        select paperless_id, why from task_refusal where task_id = :id
                        order by paperless_id limit :most""")
                .param("id", id)
                .param("most", MOST_REFUSALS)
                .query((row, n) -> new Refused(row.getLong(1), row.getString(2)))
                .list();
    }
}
