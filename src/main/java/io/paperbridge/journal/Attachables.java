package io.paperbridge.journal;

import io.paperbridge.document.EntryKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which kinds of entry the server links files to, as it answered when it was asked. It is asked again after a day, because another
 * version may have been installed.
 */
@Component("attachables")
public class Attachables {

    private final JdbcClient jdbc;

    Attachables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What the server answered for a kind within the last day. */
    public Answer answer(EntryKind kind) {
        return jdbc.sql(
                        """
                        select can_link from attachable
                        where kind = :kind and asked_at > current_timestamp - interval '1' day""")
                .param("kind", kind.name())
                .query(Boolean.class)
                .optional()
                .map(can -> can ? Answer.YES : Answer.NO)
                .orElse(Answer.UNKNOWN);
    }

    /**
     * Remembers what the server answered. Where it links files now and did not before, the originals that were left behind are attached
     * too.
     */
    @Transactional
    public Answer learned(EntryKind kind, boolean canLink) {
        jdbc.sql("delete from attachable where kind = :kind")
                .param("kind", kind.name())
                .update();
        jdbc.sql("insert into attachable (kind, can_link) values (:kind, :can) on conflict do nothing")
                .param("kind", kind.name())
                .param("can", canLink)
                .update();
        if (canLink) {
            jdbc.sql(
                            """
                            update attachment set state = 'WAITING', due_at = current_timestamp
                            where state = 'BY_LINK' and kind = :kind""")
                    .param("kind", kind.name())
                    .update();
        }
        return canLink ? Answer.YES : Answer.NO;
    }

    /** Whether files can be linked to entries of a kind. */
    public enum Answer {
        YES,
        NO,
        UNKNOWN
    }
}
