package io.paperbridge.journal;

import java.util.List;
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
     * @param which a Paperless id, or {@code all} for every parked document
     * @param actor who asked for it
     * @return how many start anew
     * @throws IllegalArgumentException when {@code which} is neither
     */
    public int replay(String which, String actor) {
        List<Long> keys = "all".equals(which)
                ? jdbc.sql("select document_key from document where state = 'PARKED' order by document_key")
                        .query(Long.class)
                        .list()
                : jdbc.sql(
                                "select document_key from document where paperless_id = :id order by document_key desc limit 1")
                        .param("id", paperlessId(which))
                        .query(Long.class)
                        .list();
        return (int) keys.stream().filter(key -> documents.replay(key, actor)).count();
    }

    private static long paperlessId(String which) {
        try {
            return Long.parseLong(which.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("\"" + which + "\" is no Paperless document id; give a number, or all");
        }
    }
}
