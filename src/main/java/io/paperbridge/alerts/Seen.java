package io.paperbridge.alerts;

import io.paperbridge.failure.Failure;
import io.paperbridge.failure.Reason;
import io.paperbridge.journal.Nodes.Signs;
import io.paperbridge.language.Sentence;
import io.paperbridge.operations.PollHealth;
import io.paperbridge.operations.RemoteBreakers;
import io.paperbridge.reconciliation.Reconciliation;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What this process has seen since its start, and the others, as they say in the journal. */
record Seen(PollHealth polls, RemoteBreakers servers, Reconciliation reconciliation, List<Signs> others) {

    Seen {
        others = List.copyOf(others);
    }

    /** Why work cannot go on until somebody acts; empty while it goes on. That a server does not answer is no reason. */
    Optional<Sentence> whyStopped() {
        return polls.whyStopped()
                .filter(why -> why.reason() != Reason.REMOTE_UNAVAILABLE) // what server that is, is said by troubled
                .map(Failure::wording)
                .or(() -> others.stream()
                        .flatMap(node -> Stream.ofNullable(node.stopped()))
                        .findFirst()
                        .map(Sentence::verbatim));
    }

    /** When a poll of any node last went through; null when none has since its start. */
    @Nullable
    Instant lastPoll() {
        return Stream.concat(
                        Stream.ofNullable(polls.lastPoll()),
                        others.stream().flatMap(node -> Stream.ofNullable(node.polledAt())))
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /** The latest reconciliation of any node, as it was reported; null when none has reconciled. */
    @Nullable
    Signs reconciled() {
        Stream<Signs> own = reconciliation.lastReport().stream()
                .map(report -> new Signs(null, null, Map.of(), report.begun(), report.differences()));
        return Stream.concat(own, others.stream())
                .filter(node -> node.reconciledAt() != null)
                .max(Comparator.comparing(Signs::reconciledAt, Comparator.nullsFirst(Comparator.naturalOrder())))
                .orElse(null);
    }

    /** For how long each server has not answered a node, the longest of them. */
    Map<String, Duration> troubled(Instant now) {
        Map<String, Duration> troubled = new TreeMap<>(servers.troubled());
        others.forEach(node -> node.trouble()
                .forEach((server, since) ->
                        troubled.merge(server, Duration.between(since, now), (a, b) -> a.compareTo(b) > 0 ? a : b)));
        return troubled;
    }
}
