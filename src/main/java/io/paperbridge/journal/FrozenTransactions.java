package io.paperbridge.journal;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;

/**
 * Lets PostgreSQL end the transaction of a node that is frozen in the middle of it: the rows it has locked are free when its leases have
 * ended, and not only when it wakes. H2 has one process, whose death frees its locks.
 */
@Component
class FrozenTransactions implements BeanPostProcessor {

    private final ObjectProvider<TimingSettings> settings;

    FrozenTransactions(ObjectProvider<TimingSettings> settings) {
        this.settings = settings;
    }

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource source
                && String.valueOf(source.getJdbcUrl()).startsWith("jdbc:postgresql:")) {
            source.addDataSourceProperty(
                    "options",
                    "-c idle_in_transaction_session_timeout="
                            + settings.getObject().lease().toMillis());
        }
        return bean;
    }
}
