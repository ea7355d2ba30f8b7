package io.paperbridge.journal;

import javax.sql.DataSource;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.stereotype.Component;

/**
 * Takes back what a former process on the same H2 file held: the file's lock proves that process dead, so nobody waits for its leases.
 * On other databases there may be other nodes, and leases end by time.
 */
@Component
class Restart {

    Restart(DataSource database, JdbcClient jdbc, TimingSettings settings) {
        if (isH2(database)) {
            release(jdbc, settings);
        }
    }

    private static void release(JdbcClient jdbc, TimingSettings settings) {
        jdbc.sql(
                        """
                        update document set owner = null, lease_until = null, queued_until = null, fence = fence + 1,
                            recheck_at = case
                                when exists (select 1 from effect f where f.document_key = document.document_key
                                             and f.kind = 'CREATE_ENTRY' and f.sent_at is not null)
                                then current_timestamp + cast(:quiet as bigint) * interval '0.001' second
                                else recheck_at end
                        where owner is not null or queued_until is not null""")
                .param("quiet", settings.quietTime().toMillis())
                .update();
        jdbc.sql("update attachment set queued_until = null").update();
        jdbc.sql("update lane set document_key = null, fence = null, lease_until = null")
                .update();
    }

    private static boolean isH2(DataSource database) {
        try {
            String product = JdbcUtils.extractDatabaseMetaData(database, metaData -> metaData.getDatabaseProductName());
            return DatabaseDriver.fromProductName(product) == DatabaseDriver.H2;
        } catch (MetaDataAccessException e) {
            throw new IllegalStateException("the journal does not say what kind of database it is", e);
        }
    }
}
