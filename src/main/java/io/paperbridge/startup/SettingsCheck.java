package io.paperbridge.startup;

import java.lang.reflect.Constructor;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.stereotype.Component;

/**
 * Refuses a {@code paperbridge.*} key that nothing reads (a misspelt setting never falls back silently to its default) and a wrong value,
 * before anything else is started.
 *
 * <p>The keys that exist are those of the settings records; there is no second list.
 */
@Component
final class SettingsCheck implements BeanFactoryPostProcessor {

    private static final String ROOT = "paperbridge";
    private static final String IN_JAR = "class path resource";
    private static final Pattern INDEX = Pattern.compile("\\[\\d+]");

    /** What Kubernetes sets by itself when a service is called paperbridge. */
    private static final Pattern SERVICE_LINK = Pattern.compile("PAPERBRIDGE_(SERVICE|PORT)(_.*)?");

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        ConfigurableEnvironment environment =
                beans.getBean(ConfigurableApplicationContext.ENVIRONMENT_BEAN_NAME, ConfigurableEnvironment.class);
        Known known = known(beans);
        for (PropertySource<?> source : environment.getPropertySources()) {
            if (source instanceof EnumerablePropertySource<?> names
                    && !source.getName().contains(IN_JAR)) {
                check(names, known);
            }
        }
        known.records.forEach((type, prefix) -> Binder.get(environment).bindOrCreate(prefix, Bindable.of(type)));
    }

    private static void check(EnumerablePropertySource<?> source, Known known) {
        boolean environment = source.getName().endsWith(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
        for (String name : source.getPropertyNames()) {
            if (environment ? !isOurVariable(name) : !name.startsWith(ROOT + ".")) {
                continue;
            }
            if (!known.has(name)) {
                throw new StartRefused(name + " is not a setting of Paperbridge; did you mean " + known.nearest(name)
                        + "? Every setting is in application.yaml.");
            }
        }
    }

    private static boolean isOurVariable(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        return upper.startsWith("PAPERBRIDGE_") && !SERVICE_LINK.matcher(upper).matches();
    }

    private static Known known(ConfigurableListableBeanFactory beans) {
        Known known = new Known(new TreeSet<>(), new LinkedHashSet<>(), new LinkedHashMap<>());
        for (String name : beans.getBeanNamesForAnnotation(ConfigurationProperties.class)) {
            Class<?> type = beans.getType(name, false);
            ConfigurationProperties settings = beans.findAnnotationOnBean(name, ConfigurationProperties.class, false);
            if (type != null && type.isRecord() && settings != null && isOurs(settings.value())) {
                add(settings.value(), type, known);
                known.records.put(type, settings.value());
            }
        }
        return known;
    }

    private static boolean isOurs(String prefix) {
        return prefix.equals(ROOT) || prefix.startsWith(ROOT + ".");
    }

    private static void add(String prefix, Class<?> record, Known known) {
        for (RecordComponent component : record.getRecordComponents()) {
            String key = prefix + "." + keyOf(record, component);
            if (component.getType().isRecord()) {
                add(key, component.getType(), known);
            } else if (Map.class.isAssignableFrom(component.getType())) {
                known.maps.add(flat(key));
            } else {
                known.keys.add(key);
            }
        }
    }

    private static String keyOf(Class<?> record, RecordComponent component) {
        for (Constructor<?> constructor : record.getDeclaredConstructors()) {
            for (Parameter parameter : constructor.getParameters()) {
                Name name = parameter.getAnnotation(Name.class);
                if (name != null && parameter.getName().equals(component.getName())) {
                    return name.value();
                }
            }
        }
        return dashed(component.getName());
    }

    private static String dashed(String camelCase) {
        return camelCase.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    /** As Spring compares the names of the environment with those of a file: letters and digits alone. */
    private static String flat(String name) {
        return INDEX.matcher(name).replaceAll("").replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
    }

    /**
     * @param keys full names
     * @param maps flat names of keys below which every name is allowed
     * @param records the settings records with their prefixes
     */
    private record Known(Set<String> keys, Set<String> maps, Map<Class<?>, String> records) {

        boolean has(String name) {
            String flat = flat(name);
            String withoutIndex = flat(name.replaceAll("_\\d+(_|$)", "_"));
            return maps.stream().anyMatch(flat::startsWith)
                    || keys.stream()
                            .map(SettingsCheck::flat)
                            .anyMatch(key -> key.equals(flat) || key.equals(withoutIndex));
        }

        String nearest(String name) {
            String flat = flat(name);
            return keys.stream()
                    .min(Comparator.comparingInt(key -> distance(flat, flat(key))))
                    .orElse(ROOT);
        }
    }

    /** How many letters must be added, dropped or changed to make one of the other. */
    private static int distance(String from, String to) {
        int[] previous = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] current = new int[to.length() + 1];
            current[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int change = previous[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(change, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[to.length()];
    }
}
