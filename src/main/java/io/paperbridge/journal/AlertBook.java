package io.paperbridge.journal;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What each channel was told of and has not heard the end of; kept over starts and shared by all nodes. */
@Component
public class AlertBook {

    private static final int LONGEST = 2000;

    private final JdbcClient jdbc;

    /** Tells this process from others. */
    private final long me = ThreadLocalRandom.current().nextLong(Long.MAX_VALUE);

    AlertBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether it is this node that looks and tells now; for so long no other does. */
    public boolean take(Duration turn) {
        return jdbc.sql(
                                """
                                update lane set fence = :turnOf, lease_until = current_timestamp + cast(:turn as bigint) * interval '0.001' second
                                where name = 'alerts' and (lease_until is null or lease_until <= current_timestamp)""")
                        .param("turn", turn.toMillis())
                        .param("turnOf", me)
                        .update()
                == 1;
    }

    /** Ends this node's turn. */
    public void leave() {
        jdbc.sql("update lane set lease_until = null where name = 'alerts' and fence = :turnOf")
                .param("turnOf", me)
                .update();
    }

    /** What a channel was told, in the words of then, by key. */
    public Map<String, String> told(String channel) {
        Map<String, String> told = new TreeMap<>();
        jdbc.sql("select alert_key, sentence from alert where channel = :channel")
                .param("channel", channel)
                .query(row -> {
                    told.put(row.getString("alert_key"), row.getString("sentence"));
                });
        return told;
    }

    /** A channel has taken a message. */
    @Transactional
    public void tell(String channel, Map<String, String> begun, Collection<String> over) {
        for (String key : over) {
            jdbc.sql("delete from alert where channel = :channel and alert_key = :key")
                    .param("channel", channel)
                    .param("key", key)
                    .update();
        }
        begun.forEach((key, sentence) -> jdbc.sql(
                        """
                        insert into alert (channel, alert_key, sentence)
                        select channel, alert_key, sentence from (
                            select cast(:channel as varchar) as channel, cast(:key as varchar) as alert_key,
                                cast(:sentence as varchar) as sentence) told
                        where not exists (select 1 from alert a where a.channel = told.channel and a.alert_key = told.alert_key)""")
                .param("channel", channel)
                .param("key", key)
                .param("sentence", sentence.length() > LONGEST ? sentence.substring(0, LONGEST) : sentence)
                .update());
    }
}
