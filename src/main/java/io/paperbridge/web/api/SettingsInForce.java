package io.paperbridge.web.api;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.context.properties.ConfigurationPropertiesReportEndpoint;
import org.springframework.boot.actuate.endpoint.Show;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.PropertySource;
import org.springframework.stereotype.Component;

/** The settings as they are in force, those of the records that hold them: secrets masked, each with where it comes from. */
@Component
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class SettingsInForce {

    static final String MASK = "******";
    static final String DEFAULT = "default";

    private static final String ROOT = "paperbridge";
    private static final String IN_JAR = "class path resource";
    private static final Pattern SECRET = Pattern.compile(
            "(^|[.-])(secret|token|password|passphrase|api-key|key|credentials?|webhook|webhook-url)(\\[\\d+])?$");
    private static final Pattern LOGIN_IN_ADDRESS = Pattern.compile("//[^/@\\s]+@");
    private static final Pattern SECRET_IN_ADDRESS =
            Pattern.compile("(?i)([?&][^=&]*(?:password|token|secret|key)[^=&]*=)[^&\\s]+");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^:}]+)(?::.*)?}");

    private final ConfigurableApplicationContext context;
    private final ConfigurationPropertiesReportEndpoint records =
            new ConfigurationPropertiesReportEndpoint(List.of(), Show.ALWAYS);

    SettingsInForce(ConfigurableApplicationContext context) {
        this.context = context;
        this.records.setApplicationContext(context);
    }

    /**
     * A setting.
     *
     * @param value as text; left out when there is none, asterisks for a secret that is set
     * @param source the file with the line, the variable of the environment, or {@code default}
     */
    record Setting(String name, @Nullable String value, String source) {}

    /** All settings by name. */
    List<Setting> all() {
        List<Setting> settings = new ArrayList<>();
        records.configurationPropertiesWithPrefix(ROOT).getContexts().values().stream()
                .flatMap(one -> one.getBeans().values().stream())
                .forEach(bean -> flatten(bean.getPrefix(), bean.getProperties(), settings));
        return settings.stream()
                .sorted(Comparator.comparing(Setting::name))
                .distinct()
                .toList();
    }

    private void flatten(String name, @Nullable Object value, List<Setting> settings) {
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            map.forEach((key, inner) -> flatten(name + "." + kebab(String.valueOf(key)), inner, settings));
            return;
        }
        if (name.equals(ROOT)) {
            return; // a record whose settings are all unset
        }
        settings.add(new Setting(name, masked(name, text(value)), source(name)));
    }

    private static @Nullable String text(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(String::valueOf).collect(Collectors.joining(", "));
        }
        return value instanceof Map || value == null ? null : value.toString();
    }

    static @Nullable String masked(String name, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            return null;
        }
        if (SECRET.matcher(name).find()) {
            return MASK;
        }
        String withoutLogin = LOGIN_IN_ADDRESS.matcher(value).replaceAll("//" + MASK + "@");
        return SECRET_IN_ADDRESS.matcher(withoutLogin).replaceAll("$1" + MASK);
    }

    /** {@code organizationId} is written {@code organization-id}. */
    private static String kebab(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").replace('_', '-').toLowerCase(Locale.ROOT);
    }

    private String source(String name) {
        return find(name).or(() -> find(name + "[0]")).map(this::source).orElse(DEFAULT);
    }

    /** Where a value in the jar only points at a variable, it comes from that. */
    private String source(ConfigurationProperty property) {
        String origin = String.valueOf(property.getOrigin());
        if (property.getOrigin() == null) {
            ConfigurationPropertySource source = property.getSource();
            return source != null && source.getUnderlyingSource() instanceof PropertySource<?> named
                    ? named.getName()
                    : DEFAULT;
        }
        if (!origin.contains(IN_JAR)) {
            return origin;
        }
        Matcher variable = VARIABLE.matcher(String.valueOf(property.getValue()));
        return variable.matches() ? sourceOfVariable(variable.group(1)) : DEFAULT;
    }

    private String sourceOfVariable(String variable) {
        return context.getEnvironment().getPropertySources().stream()
                .filter(source -> !ConfigurationPropertySources.isAttachedConfigurationPropertySource(source)
                        && source.containsProperty(variable))
                .findFirst()
                .map(source -> {
                    Origin origin = OriginLookup.getOrigin(source, variable);
                    return origin == null ? source.getName() : origin.toString();
                })
                .orElse(DEFAULT);
    }

    private Optional<ConfigurationProperty> find(String name) {
        ConfigurationPropertyName key = ConfigurationPropertyName.adapt(name, '.');
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(context.getEnvironment())) {
            ConfigurationProperty property = source.getConfigurationProperty(key);
            if (property != null) {
                return Optional.of(property);
            }
        }
        return Optional.empty();
    }
}
