package io.paperbridge.alerts;

import io.paperbridge.journal.Aftermath;
import io.paperbridge.journal.AlertBook;
import io.paperbridge.journal.DocumentState;
import io.paperbridge.journal.JournalWatch;
import io.paperbridge.journal.Nodes;
import io.paperbridge.journal.Nodes.Signs;
import io.paperbridge.journal.PostingLane;
import io.paperbridge.language.Language;
import io.paperbridge.language.Sentence;
import io.paperbridge.operations.PollHealth;
import io.paperbridge.operations.RemoteBreakers;
import io.paperbridge.reconciliation.Reconciliation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** What somebody is needed for, and what of that each channel has not been told yet. */
@Component("alerts")
@EnableConfigurationProperties(AlertSettings.class)
public class Alerts {

    private static final Logger LOG = LoggerFactory.getLogger(Alerts.class);
    private static final Duration TURN = Duration.ofMinutes(5);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final int USUAL_IN_A_WEEK = 20;
    private static final String STOPPED = "stopped";
    private static final String NO_POLL = "no-poll";
    private static final String RECONCILE = "reconcile";
    private static final String SERVER = "server ";
    private static final String MAIL = "mail";
    private static final String WEBHOOK = "webhook";

    private final AlertSettings settings;
    private final JournalWatch journal;
    private final AlertBook book;
    private final PostingLane lane;
    private final PollHealth polls;
    private final RemoteBreakers servers;
    private final Nodes nodes;
    private final Reconciliation reconciliation;
    private final Language language;
    private final Clock clock;
    private final Instant started;

    Alerts(
            AlertSettings settings,
            JournalWatch journal,
            AlertBook book,
            PostingLane lane,
            PollHealth polls,
            RemoteBreakers servers,
            Nodes nodes,
            Reconciliation reconciliation,
            Language language,
            Clock clock) {
        this.settings = settings;
        this.journal = journal;
        this.book = book;
        this.lane = lane;
        this.polls = polls;
        this.servers = servers;
        this.nodes = nodes;
        this.reconciliation = reconciliation;
        this.language = language;
        this.clock = clock;
        this.started = clock.instant();
    }

    /** Whether anybody is to be told, and this node is the one to do it. */
    public boolean isMyTurn() {
        return settings.isOn() && book.take(TURN);
    }

    /**
     * What a channel is to be told; null when it is not set up, or has been told everything.
     *
     * @param channel {@code mail} or {@code webhook}
     */
    public @Nullable AlertNews news(String channel) {
        boolean on = channel.equals(MAIL)
                ? !settings.mailTo().isBlank()
                : channel.equals(WEBHOOK) && settings.webhook() != null;
        if (!on) {
            return null;
        }
        Seen seen = new Seen(polls, servers, reconciliation, nodes.others());
        Map<String, String> now = new LinkedHashMap<>();
        current(seen).forEach(alert -> now.put(alert.key(), language.say(alert.text())));
        Map<String, String> told = book.told(channel);
        Map<String, String> begun = new LinkedHashMap<>(now);
        begun.keySet().removeAll(told.keySet());
        Map<String, String> over = new LinkedHashMap<>(told);
        over.keySet().removeAll(now.keySet());
        over.keySet().removeIf(key -> !isKnownToBeOver(key, seen));
        return begun.isEmpty() && over.isEmpty() ? null : message(begun, over);
    }

    /** A channel did not take what it was to be told; it is told at the next look. */
    public void failed(String channel, Throwable thrown) {
        LOG.warn("Alerts by {}: {}", channel, Aftermath.wordingOf(thrown));
    }

    /** Both channels were told what they take; another node may look. */
    public void done() {
        book.leave();
    }

    /** Who gets mail. */
    public String mailTo() {
        return settings.mailTo();
    }

    /** A channel has taken what it was to be told. */
    public void told(String channel, AlertNews news) {
        book.tell(channel, news.begun(), news.over());
    }

    /** What is judged by what processes have seen is over only when one of them has seen so: after a start it has seen nothing. */
    private boolean isKnownToBeOver(String key, Seen seen) {
        return switch (key) {
            case STOPPED, NO_POLL -> seen.lastPoll() != null;
            case RECONCILE -> seen.reconciled() != null;
            default -> !key.startsWith(SERVER) || servers.answers(key.substring(SERVER.length()));
        };
    }

    private AlertNews message(Map<String, String> begun, Map<String, String> over) {
        List<String> rows = new ArrayList<>(begun.values());
        over.values().forEach(text -> rows.add(language.say(Sentence.of("alerts.over", text))));
        String subject = language.say(
                rows.size() == 1
                        ? Sentence.verbatim("Paperbridge: " + rows.get(0))
                        : Sentence.of("alerts.subject-many", begun.size(), over.size()));
        return new AlertNews(begun, List.copyOf(over.keySet()), subject, String.join("\n", rows));
    }

    /** All that somebody is needed for at this moment, as this node and the others see it. */
    private List<Alert> current(Seen seen) {
        List<Alert> alerts = new ArrayList<>();
        seen.whyStopped().ifPresent(why -> alerts.add(new Alert(STOPPED, Sentence.of("alerts.stopped", why))));
        String posting = lane.stopped();
        if (posting != null) {
            alerts.add(new Alert("posting", Sentence.of("alerts.posting-stopped", posting)));
        }
        parked(alerts);
        older("review", journal.oldestAsked(), settings.reviewOlderThan(), alerts);
        older(NO_POLL, sinceLastPoll(seen), settings.noPollFor(), alerts);
        older("no-booking", journal.sinceLastBooking(), settings.noBookingFor(), alerts);
        nothingComes(alerts);
        seen.troubled(clock.instant()).forEach((server, since) -> {
            if (isOver(since, settings.serverDownFor())) {
                alerts.add(new Alert(SERVER + server, Sentence.of("alerts.server-down", server, words(since))));
            }
        });
        Signs reconciled = seen.reconciled();
        if (reconciled != null && reconciled.differences() != null) {
            alerts.add(new Alert(RECONCILE, Sentence.of("alerts.differences", reconciled.differences())));
        }
        return alerts;
    }

    private void parked(List<Alert> alerts) {
        Map<String, Long> reasons = journal.counts().stream()
                .filter(count -> count.state() == DocumentState.PARKED)
                .collect(Collectors.toMap(
                        count -> String.valueOf(count.reason()), JournalWatch.Count::documents, Long::sum));
        reasons.forEach((reason, documents) ->
                alerts.add(new Alert("parked " + reason, Sentence.of("alerts.parked", documents, reason))));
    }

    private void nothingComes(List<Alert> alerts) {
        Duration since = journal.sinceLastArrival();
        if (isOver(since, settings.nothingComesFor()) && journal.arrivedWithin(WEEK) >= USUAL_IN_A_WEEK) {
            alerts.add(new Alert("nothing-comes", Sentence.of("alerts.nothing-comes", words(since))));
        }
    }

    private Duration sinceLastPoll(Seen seen) {
        Instant last = seen.lastPoll();
        return Duration.between(last == null ? started : last, clock.instant());
    }

    private void older(String key, Duration since, Duration limit, List<Alert> alerts) {
        if (isOver(since, limit)) {
            alerts.add(new Alert(key, Sentence.of("alerts." + key, words(since))));
        }
    }

    private static boolean isOver(Duration since, Duration limit) {
        return !limit.isZero() && since.compareTo(limit) > 0;
    }

    /** Whole hours, or minutes where it is less than two hours. */
    private static Sentence words(Duration duration) {
        return duration.toHours() < 2
                ? Sentence.of("alerts.minutes", duration.toMinutes())
                : Sentence.of("alerts.hours", duration.toHours());
    }
}
