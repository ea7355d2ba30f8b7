package io.paperbridge.journal;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Starts failed documents anew, because a person asked for it. */
@Component("replays")
public class Replays {

    private final JdbcClient jdbc;
    private final Documents documents;

    Replays(JdbcClient jdbc, Documents documents) {
        this.jdbc = jdbc;
        this.documents = documents;
    }

    /**
     * Starts documents anew that are in review, parked or discarded; others are left alone.
     *
     * @param actor who asked for it
     * @return how many start anew
     */
    public int replay(Selection which, String actor) {
        return (int) keys(which).stream()
                .filter(key -> documents.replay(key, actor, which.only()))
                .count();
    }

    private List<Long> keys(Selection which) {
        if (which.allParked()) {
            return jdbc.sql("select document_key from document where state = 'PARKED' order by document_key")
                    .query(Long.class)
                    .list();
        }
        if (!which.paperlessIds().isEmpty()) {
            return jdbc.sql(
                            """
                            select max(document_key) from document where paperless_id in (:ids)
                            group by paperless_id order by max(document_key)""")
                    .param("ids", which.paperlessIds())
                    .query(Long.class)
                    .list();
        }
        return jdbc.sql(
                        """
                        select d.document_key from document d left join entry e on e.document_key = d.document_key
                        where d.state in ('NEEDS_REVIEW', 'PARKED')
                          and (:reason = '' or d.reason_code = :reason)
                          and (:kind = '' or coalesce(e.kind, d.kind) = :kind)
                          and (:party = '' or position(lower(:party) in lower(coalesce(d.party, ''))) > 0)
                          and coalesce((select max(v.happened_at) from event v
                                        where v.document_key = d.document_key and v.to_state = d.state), d.updated_at)
                              <= current_timestamp - cast(:age as bigint) * interval '0.001' second
                        order by d.document_key""")
                .param("reason", Objects.requireNonNullElse(which.reason(), ""))
                .param("kind", Objects.requireNonNullElse(which.kind(), ""))
                .param("party", Objects.requireNonNullElse(which.party(), ""))
                .param(
                        "age",
                        Objects.requireNonNullElse(which.olderThan(), Duration.ZERO)
                                .toMillis())
                .query(Long.class)
                .list();
    }
}
