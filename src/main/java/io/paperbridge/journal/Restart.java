package io.paperbridge.journal;

import javax.sql.DataSource;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.stereotype.Component;

/**
 * Takes back what a former process on the same H2 file held: the file's lock proves that process dead, so nobody waits for its leases.
 * On other databases there may be other nodes, and leases end by time.
 */
@Component
class Restart {

    Restart(DataSource database, Leftovers leftovers) {
        if (isH2(database)) {
            leftovers.handBackAll();
        }
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
