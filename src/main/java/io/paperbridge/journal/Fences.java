package io.paperbridge.journal;

import io.paperbridge.failure.ClaimLost;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Holds every write to its fence, and renews the leases of what this process works on. */
@Component
class Fences {

    private final JdbcClient jdbc;
    private final TimingSettings settings;
    private final Node node;
    private final Map<Long, Long> working = new ConcurrentHashMap<>();

    Fences(JdbcClient jdbc, TimingSettings settings, Node node) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.node = node;
    }

    /**
     * Locks the document's row for the running transaction, if the claim still holds it.
     *
     * @throws ClaimLost when another claim has a higher fence
     */
    void hold(Claim claim) {
        int rows = jdbc.sql(
                        """
                        update document set updated_at = current_timestamp
                        where document_key = :document and fence = :fence and owner = :owner""")
                .param("document", claim.documentKey())
                .param("fence", claim.fence())
                .param("owner", claim.owner())
                .update();
        requireOne(claim, rows);
    }

    /**
     * Renews the lease, so that it outlasts the answer to a request that is about to be sent.
     *
     * @throws ClaimLost when the lease has ended, or another claim has a higher fence
     */
    void renewBeforeSending(Claim claim) {
        int rows = jdbc.sql(
                        """
                        update document
                        set lease_until = current_timestamp + cast(:lease as bigint) * interval '0.001' second
                        where document_key = :document and fence = :fence and owner = :owner
                          and lease_until > current_timestamp""")
                .param("document", claim.documentKey())
                .param("fence", claim.fence())
                .param("owner", claim.owner())
                .param("lease", settings.lease().toMillis())
                .update();
        requireOne(claim, rows);
    }

    void working(Claim claim) {
        working.put(claim.documentKey(), claim.fence());
    }

    void finished(Claim claim) {
        working.remove(claim.documentKey(), claim.fence());
    }

    /** Renews every lease of this process that has not ended; one that has ended is lost for good. */
    int renewAll() {
        int renewed = 0;
        for (Map.Entry<Long, Long> held : working.entrySet()) {
            renewed += jdbc.sql(
                            """
                            update document
                            set lease_until = current_timestamp + cast(:lease as bigint) * interval '0.001' second
                            where document_key = :document and owner = :owner and fence = :fence
                              and lease_until > current_timestamp""")
                    .param("lease", settings.lease().toMillis())
                    .param("document", held.getKey())
                    .param("fence", held.getValue())
                    .param("owner", node.id())
                    .update();
        }
        return renewed;
    }

    private void requireOne(Claim claim, int rows) {
        if (rows != 1) {
            finished(claim);
            throw new ClaimLost("document " + claim.ref().paperlessId() + ": another worker has taken it over");
        }
    }
}
