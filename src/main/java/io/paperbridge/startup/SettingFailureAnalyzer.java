package io.paperbridge.startup;

import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanInstantiationException;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.ResolvableType;
import org.springframework.util.unit.DataSize;

/**
 * One sentence for a wrong value: key, value, where it stands, what would be right.
 *
 * <p>What a settings record itself refuses is shown in the record's own words.
 */
final class SettingFailureAnalyzer extends AbstractFailureAnalyzer<BindException> {

    private static final Map<Class<?>, String> EXPECTED = Map.ofEntries(
            Map.entry(Duration.class, "a duration, for example 30s, 5m or 1h"),
            Map.entry(DataSize.class, "a size, for example 50MB"),
            Map.entry(Integer.class, "a whole number"),
            Map.entry(Long.class, "a whole number"),
            Map.entry(java.math.BigDecimal.class, "a number, for example 1.5"),
            Map.entry(Boolean.class, "true or false"),
            Map.entry(URI.class, "an address, for example https://paperless.example.org"),
            Map.entry(URL.class, "an address, for example https://paperless.example.org"));

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, BindException cause) {
        BeanInstantiationException refused = findCause(cause, BeanInstantiationException.class);
        if (refused != null) {
            return new FailureAnalysis(rootMessage(refused), null, cause);
        }
        ConfigurationProperty property = cause.getProperty();
        String key = property == null
                ? cause.getName().toString()
                : property.getName().toString();
        if (property == null) {
            return new FailureAnalysis(key + " is wrong: " + rootMessage(cause), null, cause);
        }
        String value = isSecret(key) ? "a value that is not shown here" : "'" + property.getValue() + "'";
        return new FailureAnalysis(
                key + " is " + value + origin(property) + ", but must be "
                        + expected(cause.getTarget().getType()) + ".",
                null,
                cause);
    }

    private static String origin(ConfigurationProperty property) {
        return property.getOrigin() == null ? "" : " (" + property.getOrigin() + ")";
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }

    private static boolean isSecret(String key) {
        return key.matches(".*(token|key|password|secret).*");
    }

    private static String expected(ResolvableType type) {
        Class<?> raw = type.resolve(Object.class);
        if (Collection.class.isAssignableFrom(raw)) {
            return "a list, each " + expected(type.asCollection().getGeneric(0));
        }
        if (Map.class.isAssignableFrom(raw)) {
            return "a map, each value " + expected(type.asMap().getGeneric(1));
        }
        String choices = choices(raw);
        Class<?> boxed = org.springframework.util.ClassUtils.resolvePrimitiveIfNecessary(raw);
        return choices == null ? EXPECTED.getOrDefault(boxed, "a " + boxed.getSimpleName()) : choices;
    }

    private static @Nullable String choices(Class<?> type) {
        if (!type.isEnum()) {
            return null;
        }
        return Arrays.stream(type.getEnumConstants())
                .map(constant ->
                        String.valueOf(constant).toLowerCase(Locale.ROOT).replace('_', '-'))
                .collect(Collectors.joining(", ", "one of ", ""));
    }
}
