package io.paperbridge.operations;

import io.paperbridge.failure.Failure;
import io.paperbridge.failure.Reason;
import io.paperbridge.journal.Nodes;
import io.paperbridge.journal.Nodes.Signs;
import io.paperbridge.language.Language;
import io.paperbridge.reconciliation.Reconciliation;
import io.paperbridge.reconciliation.Report;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What this node sees that others do not, told to them by the journal. */
@Component("nodeSigns")
public class NodeSigns {

    private final Nodes nodes;
    private final PollHealth polls;
    private final RemoteBreakers servers;
    private final Reconciliation reconciliation;
    private final Language language;
    private final Clock clock;

    NodeSigns(
            Nodes nodes,
            PollHealth polls,
            RemoteBreakers servers,
            Reconciliation reconciliation,
            Language language,
            Clock clock) {
        this.nodes = nodes;
        this.polls = polls;
        this.servers = servers;
        this.reconciliation = reconciliation;
        this.language = language;
        this.clock = clock;
    }

    /** Says in the journal that this node lives, and what it sees. */
    public void report() {
        Instant now = clock.instant();
        Map<String, Instant> trouble = servers.troubled().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, server -> now.minus(server.getValue())));
        String stopped = polls.whyStopped()
                .filter(why -> why.reason() != Reason.REMOTE_UNAVAILABLE)
                .map(Failure::wording)
                .map(language::say)
                .orElse(null);
        Report report = reconciliation.lastReport().orElse(null);
        nodes.report(new Signs(
                polls.lastPoll(),
                stopped,
                trouble,
                report == null ? null : report.begun(),
                report == null ? null : report.differences()));
    }
}
