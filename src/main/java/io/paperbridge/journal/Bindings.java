package io.paperbridge.journal;

import io.paperbridge.failure.ConfigurationFault;
import io.paperbridge.failure.Reason;
import io.paperbridge.language.Sentence;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The one Paperless and the one BigCapital organization that a journal belongs to. */
@Component("bindings")
public class Bindings {

    private final JdbcClient jdbc;

    Bindings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Binds the journal at a remote's first answer; later answers must come from the same.
     *
     * @param remote {@code Paperless} or {@code BigCapital}
     * @param identity its address or organization id
     * @throws ConfigurationFault when the journal belongs to another
     */
    @Transactional
    public void bind(String remote, String identity) {
        jdbc.sql("insert into binding (remote, identity) values (:remote, :identity) on conflict do nothing")
                .param("remote", remote)
                .param("identity", identity)
                .update();
        String bound = jdbc.sql("select identity from binding where remote = :remote")
                .param("remote", remote)
                .query(String.class)
                .single();
        if (!bound.equals(identity)) {
            throw new ConfigurationFault(
                    Reason.NOT_CONFIGURED, Sentence.of("journal.bound-to-another", remote, bound, identity));
        }
    }
}
