package io.paperbridge.journal;

import io.paperbridge.pacing.CommonPace;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The common pace of several nodes, kept in their journal by its clock. */
@Component
@Profile("scale-out")
class SharedPace implements CommonPace {

    private static final Logger LOG = LoggerFactory.getLogger(SharedPace.class);

    /** While no answer has said when a window ends. */
    private static final Duration LONGEST_WINDOW = Duration.ofSeconds(60);

    /** While those of this window that are under way have not been answered. */
    private static final Duration AN_ANSWER = Duration.ofSeconds(1);

    /** While no answer has said how many calls fit into a window. */
    private static final int MANY = 1_000_000;

    private static final Duration SHORTEST = Duration.ofMillis(50);

    private final JdbcClient jdbc;
    private final TimingSettings settings;
    private final Node node;
    private int known;

    SharedPace(JdbcClient jdbc, TimingSettings settings, Node node) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.node = node;
    }

    @Override
    public Duration untilNext(String endpoint) {
        return jdbc.sql(
                        "select ends_at, current_timestamp, end_said from allowance where endpoint = :endpoint and calls_left <= 0")
                .param("endpoint", endpoint)
                .query((row, n) -> {
                    Duration left = Duration.between(
                            row.getObject(2, OffsetDateTime.class), row.getObject(1, OffsetDateTime.class));
                    return row.getBoolean(3) || left.compareTo(AN_ANSWER) < 0 ? left : AN_ANSWER;
                })
                .optional()
                .map(left -> left.isNegative() || left.isZero() ? Duration.ZERO : left)
                .orElse(Duration.ZERO);
    }

    @Override
    public Duration take(String endpoint) {
        int rows = jdbc.sql(
                        """
                        update allowance set
                            calls_left = case when ends_at <= current_timestamp then calls - 1 else calls_left - 1 end,
                            ends_at = case when ends_at <= current_timestamp
                                then current_timestamp + cast(:window as bigint) * interval '0.001' second else ends_at end,
                            end_said = end_said and ends_at > current_timestamp
                        where endpoint = :endpoint and (calls_left > 0 or ends_at <= current_timestamp)""")
                .param("window", LONGEST_WINDOW.toMillis())
                .param("endpoint", endpoint)
                .update();
        if (rows == 1 || !isKnown(endpoint)) {
            return Duration.ZERO;
        }
        Duration wait = untilNext(endpoint);
        return wait.compareTo(SHORTEST) < 0 ? SHORTEST : wait;
    }

    @Override
    public void heed(String endpoint, int calls, int left, Duration reset) {
        note(() -> remember(endpoint, calls, left, reset));
    }

    private void remember(String endpoint, int calls, int left, Duration reset) {
        int rows = jdbc.sql(
                        """
                        update allowance set calls = :calls,
                            calls_left = case when ends_at <= current_timestamp
                                or current_timestamp + cast(:reset as bigint) * interval '0.001' second > ends_at + interval '1' second
                                then :left else least(calls_left, :left) end,
                            ends_at = case when ends_at <= current_timestamp or not end_said
                                or current_timestamp + cast(:reset as bigint) * interval '0.001' second > ends_at + interval '1' second
                                then current_timestamp + cast(:reset as bigint) * interval '0.001' second
                                else least(ends_at, current_timestamp + cast(:reset as bigint) * interval '0.001' second) end,
                            end_said = true
                        where endpoint = :endpoint""")
                .param("calls", calls)
                .param("left", left)
                .param("reset", reset.toMillis())
                .param("endpoint", endpoint)
                .update();
        if (rows == 0) {
            insert(endpoint, calls, left, reset);
        }
    }

    @Override
    public void forget(String endpoint) {
        note(() -> jdbc.sql("delete from allowance where endpoint = :endpoint")
                .param("endpoint", endpoint)
                .update());
    }

    @Override
    public void close(String endpoint, Duration wait) {
        note(() -> shut(endpoint, wait));
    }

    private void shut(String endpoint, Duration wait) {
        int rows = jdbc.sql(
                        """
                        update allowance set calls_left = 0,
                            ends_at = case when end_said
                                then greatest(ends_at, current_timestamp + cast(:wait as bigint) * interval '0.001' second)
                                else current_timestamp + cast(:wait as bigint) * interval '0.001' second end,
                            end_said = true
                        where endpoint = :endpoint""")
                .param("wait", wait.toMillis())
                .param("endpoint", endpoint)
                .update();
        if (rows == 0) {
            insert(endpoint, MANY, 0, wait);
        }
    }

    @Override
    public @Nullable Turn enter(int turns, boolean uploads) {
        make(turns);
        List<Integer> free = jdbc.sql(
                        "select number from turn where number <= :turns and (taken_until is null or taken_until <= current_timestamp)")
                .param("turns", turns)
                .query(Integer.class)
                .list();
        Collections.shuffle(free); // or all nodes would reach for the first
        String holder = node.id() + "-" + UUID.randomUUID();
        for (int number : free) {
            int rows = jdbc.sql(
                            """
                            update turn set holder = :holder,
                                taken_until = current_timestamp + cast(:longest as bigint) * interval '0.001' second
                            where number = :number and (taken_until is null or taken_until <= current_timestamp)""")
                    .param("holder", holder)
                    .param("longest", longest(uploads).toMillis())
                    .param("number", number)
                    .update();
            if (rows == 1) {
                return new Turn(number, holder);
            }
        }
        return null;
    }

    @Override
    public void leave(Turn turn) {
        note(() -> jdbc.sql("update turn set taken_until = null where number = :number and holder = :holder")
                .param("number", turn.number())
                .param("holder", turn.holder())
                .update());
    }

    /** The ledger has answered: that must not get lost because the pace cannot be written down, which ends by time anyway. */
    private static void note(Runnable change) {
        try {
            change.run();
        } catch (DataAccessException unreachable) {
            LOG.debug("the common pace is not written down", unreachable);
        }
    }

    private Duration longest(boolean uploads) {
        TimingSettings.Remote remote = settings.remote();
        return remote.connectTimeout().plus(uploads ? remote.uploadTimeout() : remote.answerTimeout());
    }

    private boolean isKnown(String endpoint) {
        return jdbc.sql("select count(*) from allowance where endpoint = :endpoint")
                        .param("endpoint", endpoint)
                        .query(Long.class)
                        .single()
                > 0;
    }

    private void insert(String endpoint, int calls, int left, Duration reset) {
        jdbc.sql(
                        """
                        insert into allowance (endpoint, calls, calls_left, ends_at)
                        select :endpoint, :calls, :left, current_timestamp + cast(:reset as bigint) * interval '0.001' second
                        where not exists (select 1 from allowance where endpoint = :endpoint)
                        on conflict do nothing""")
                .param("endpoint", endpoint)
                .param("calls", calls)
                .param("left", left)
                .param("reset", reset.toMillis())
                .update();
    }

    /** The rows of the turns, once in the life of this process. */
    private synchronized void make(int turns) {
        for (; known < turns; known++) {
            jdbc.sql(
                            """
                            insert into turn (number) select :number
                            where not exists (select 1 from turn where number = :number) on conflict do nothing""")
                    .param("number", known + 1)
                    .update();
        }
    }
}
