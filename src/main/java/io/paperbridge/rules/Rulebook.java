package io.paperbridge.rules;

import io.paperbridge.failure.ConfigurationFault;
import io.paperbridge.failure.Reason;
import io.paperbridge.language.Sentence;
import io.paperbridge.rules.RulesFile.Parsed;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The rules in force: those of the file as it is now, or as it was when it was last without fault.
 *
 * <p>The file is looked at once a second at most, so that a change counts for the next document without a restart.
 */
@Component("rulebook")
public class Rulebook {

    private static final Logger LOG = LoggerFactory.getLogger(Rulebook.class);
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final Path path;
    private final InstantSource clock;
    private Instant lookedAt;
    private RulesFile seen;
    private Ruleset inForce;
    private @Nullable Sentence fault;
    private boolean missed;

    /**
     * Reads the file.
     *
     * @throws ConfigurationFault when something in it is wrong
     */
    public Rulebook(RulesSettings settings, InstantSource clock) {
        this.path = Path.of(settings.file());
        this.clock = clock;
        this.lookedAt = clock.instant();
        this.seen = RulesFile.read(path);
        Parsed parsed = seen.parse();
        if (!parsed.problems().isEmpty()) {
            throw new ConfigurationFault(Reason.NOT_CONFIGURED, seen.sentence(parsed.problems()));
        }
        this.inForce = parsed.rules();
        sayInForce();
    }

    /** Looks whether the file has changed, if nobody has within the last second. */
    public void refresh() {
        inForce();
    }

    /** The names of all tags that a rule adds. */
    public List<String> tags() {
        return inForce().tags();
    }

    /** What is wrong with the file as it is now, while the rules read before stay in force; empty when nothing is. */
    public synchronized Optional<Sentence> fault() {
        inForce();
        return Optional.ofNullable(fault);
    }

    /** The rules in force now. */
    synchronized Ruleset inForce() {
        Instant now = clock.instant();
        if (now.isBefore(lookedAt) || !now.isBefore(lookedAt.plus(FRESH))) {
            lookedAt = now;
            look();
        }
        return inForce;
    }

    /** The path of the file, as the settings give it. */
    Path path() {
        return path;
    }

    private void look() {
        RulesFile file = RulesFile.read(path);
        // an editor that saves may take the file away for a moment: only what is gone twice is gone
        boolean mayComeBack = !file.exists() && seen.exists() && !missed;
        missed = mayComeBack;
        if (mayComeBack || file.equals(seen)) {
            return;
        }
        seen = file;
        Parsed parsed = file.parse();
        if (parsed.problems().isEmpty()) {
            inForce = parsed.rules();
            fault = null;
            sayInForce();
        } else {
            fault = Sentence.of("rules.kept", file.sentence(parsed.problems()));
            LOG.error("{}", fault);
        }
    }

    private void sayInForce() {
        if (seen.exists()) {
            LOG.info("{} rules of {} are in force", inForce.rules().size(), path.toAbsolutePath());
        } else {
            LOG.info("No rules are in force: there is no {}", path.toAbsolutePath());
        }
    }
}
