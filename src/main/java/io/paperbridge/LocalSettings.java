package io.paperbridge;

import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;

/** The settings as a start would have them, for commands that need nothing to be started. */
final class LocalSettings {

    private final Binder binder;

    private LocalSettings(ConfigurableEnvironment environment) {
        this.binder = Binder.get(environment);
    }

    /** Those of the environment, the working directory and the jar. */
    static LocalSettings load() {
        LoggingSystem.get(LocalSettings.class.getClassLoader()).beforeInitialize(); // nothing is logged without a start
        ConfigurableEnvironment environment = new StandardEnvironment();
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
        return new LocalSettings(environment);
    }

    /** The settings below a prefix. */
    <T> T of(String prefix, Class<T> type) {
        return binder.bindOrCreate(prefix, Bindable.of(type));
    }
}
