package io.paperbridge.rules;

import io.paperbridge.language.Language;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;

/**
 * How many rules are in force, and what is wrong with the file.
 *
 * <p>A broken file is a warning and makes nothing unhealthy: the rules read before stay in force, and a restart would only make it worse.
 */
@Component("rulesHealth")
final class RulesHealth implements HealthIndicator {

    private static final Status WARNING = new Status("WARNING");

    private final Rulebook rulebook;
    private final Language language;

    RulesHealth(Rulebook rulebook, Language language) {
        this.rulebook = rulebook;
        this.language = language;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up()
                .withDetail("file", rulebook.path().toAbsolutePath().toString())
                .withDetail("rules", rulebook.inForce().rules().size());
        rulebook.fault().ifPresent(fault -> health.status(WARNING).withDetail("fault", language.say(fault)));
        return health.build();
    }
}
