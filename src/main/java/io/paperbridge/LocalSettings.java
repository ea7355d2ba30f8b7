package io.paperbridge;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;
import org.slf4j.helpers.NOP_FallbackServiceProvider;
import org.slf4j.helpers.Reporter;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;

/** The settings as a start would have them, for commands that need nothing to be started. */
final class LocalSettings {

    private final Optional<Binder> binder;

    private LocalSettings(Optional<Binder> binder) {
        this.binder = binder;
    }

    /** Those of the environment, the working directory and the jar. */
    static LocalSettings load() {
        LoggingSystem.get(LocalSettings.class.getClassLoader()).beforeInitialize(); // nothing is logged without a start
        return new LocalSettings(Optional.of(Binder.get(environment())));
    }

    /**
     * The same in a fraction of the time, where nobody has set anything; no logging is set up, so that nothing can be started
     * in this process any more.
     */
    static LocalSettings loadQuickly() {
        System.setProperty(LoggerFactory.PROVIDER_PROPERTY_KEY, NOP_FallbackServiceProvider.class.getName());
        System.setProperty(Reporter.SLF4J_INTERNAL_VERBOSITY_KEY, "ERROR");
        return new LocalSettings(anythingSet() ? Optional.of(Binder.get(environment())) : Optional.empty());
    }

    /** The settings below a prefix. */
    <T> T of(String prefix, Class<T> type) {
        return binder.orElseGet(Binder::new).bindOrCreate(prefix, Bindable.of(type));
    }

    /** The settings below a prefix; the defaults of the record where nobody has set anything. */
    <T> T of(String prefix, Class<T> type, T defaults) {
        return binder.isEmpty() ? defaults : of(prefix, type);
    }

    private static boolean anythingSet() {
        return Stream.concat(System.getenv().keySet().stream(), System.getProperties().stringPropertyNames().stream())
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .anyMatch(name -> name.startsWith("paperbridge") || name.startsWith("spring"))
                || Files.isDirectory(Path.of("config"))
                || Stream.of("yaml", "yml", "properties")
                        .anyMatch(ending -> Files.exists(Path.of("application." + ending)));
    }

    private static ConfigurableEnvironment environment() {
        ConfigurableEnvironment environment = new StandardEnvironment();
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
        return environment;
    }
}
