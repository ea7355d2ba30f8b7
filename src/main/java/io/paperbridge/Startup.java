package io.paperbridge;

import io.paperbridge.startup.FirstSteps;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts the application for a command. Why a start was refused has been printed when these methods return. */
final class Startup {

    /** Some commands need a journal but must not touch the real one. */
    static final String[] IN_MEMORY_JOURNAL = {
        "--spring.datasource.url=jdbc:h2:mem:paperbridge;DB_CLOSE_DELAY=-1;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;"
                + "DEFAULT_NULL_ORDERING=HIGH",
        "--spring.datasource.driver-class-name=org.h2.Driver",
        "--spring.datasource.username=sa",
        "--spring.datasource.password="
    };

    /** The same, with the real one's address left where it is, to be looked at. */
    static final String[] JOURNAL_ASIDE = {
        "--spring.datasource.hikari.jdbc-url=jdbc:h2:mem:paperbridge-doctor;DB_CLOSE_DELAY=-1;MODE=PostgreSQL;"
                + "DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
        "--spring.datasource.hikari.driver-class-name=org.h2.Driver",
        "--spring.datasource.hikari.username=sa",
        "--spring.datasource.hikari.password="
    };

    /**
     * What a command prints is its result; the log says only what the result does not, and nobody looks into it over JMX. Settings win
     * over these.
     */
    private static final Map<String, Object> QUIET = Map.of(
            "camel.main.jmx-enabled", "false",
            "logging.level.flow", "WARN",
            "logging.level.io.paperbridge.operations.FailureLog", "ERROR",
            "logging.level.io.paperbridge.rules.Rulebook", "WARN",
            "logging.level.io.paperbridge.journal.Pauses", "WARN",
            "logging.level.audit", "WARN",
            "logging.level.io.paperbridge.operations.PollHealth", "OFF");

    private Startup() {}

    /** Starts with the web server and leaves it running. */
    static int service() {
        try {
            application(WebApplicationType.SERVLET, Map.of()).run();
            return Commands.GOES_ON;
        } catch (RuntimeException refused) {
            return Commands.COULD_NOT_RUN;
        }
    }

    /** Starts without web server, does one thing and stops. The arguments are settings that win over all others. */
    static int once(ToIntFunction<ConfigurableApplicationContext> work, String... settings) {
        ConfigurableApplicationContext context;
        try {
            context = application(WebApplicationType.NONE, QUIET).run(settings);
        } catch (RuntimeException refused) {
            return Commands.COULD_NOT_RUN;
        }
        try (context) {
            return work.applyAsInt(context);
        }
    }

    private static SpringApplication application(WebApplicationType type, Map<String, Object> defaults) {
        return new SpringApplicationBuilder(Paperbridge.class)
                .web(type)
                .properties(defaults)
                .initializers(new FirstSteps())
                .application();
    }
}
