package io.paperbridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.core.type.filter.AnnotationTypeFilter;

class SettingsFileTest {

    /** What a person must set, so that the records of the servers can be made. */
    private static final Map<String, Object> SERVERS = new HashMap<>(Started.SERVERS);

    static Stream<Class<?>> records() {
        ClassPathScanningCandidateComponentProvider scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        return scan.findCandidateComponents("io.paperbridge").stream().map(found -> {
            try {
                return Class.forName(found.getBeanClassName());
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("records")
    void showsTheDefaultsOfTheCode(Class<?> settings) throws IOException {
        // Given
        String prefix = settings.getAnnotation(ConfigurationProperties.class).value();
        // When
        Object ofTheFile = bind(prefix, settings, load(new FileSystemResource("application.yaml")));
        // Then
        assertThat(ofTheFile).isEqualTo(bind(prefix, settings, onlyServers()));
    }

    @Test
    void agreesWithTheValuesInTheJar() throws IOException {
        // Given
        EnumerablePropertySource<?> file = load(new FileSystemResource("application.yaml"));
        EnumerablePropertySource<?> jar = load(new ClassPathResource("application.yaml"));
        // When
        Stream<String> both = Stream.of(jar.getPropertyNames()).filter(name -> name.startsWith("paperbridge."));
        // Then
        assertThat(both.filter(name -> !name.equals("paperbridge.dry-run") && !name.startsWith("paperbridge.queue.")))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(String.valueOf(file.getProperty(name)))
                        .as(name)
                        .isEqualTo(String.valueOf(jar.getProperty(name))));
    }

    private static Object bind(String prefix, Class<?> type, PropertySource<?> source) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(source);
        environment.getPropertySources().addFirst(new MapPropertySource("servers", SERVERS));
        ConfigurationPropertySources.attach(environment);
        return Binder.get(environment).bindOrCreate(prefix, Bindable.of(type));
    }

    private static PropertySource<?> onlyServers() {
        return new MapPropertySource(
                "by the environment",
                Map.of(
                        "paperbridge.paperless.url", "${PAPERLESS_URL}",
                        "paperbridge.paperless.token", "${PAPERLESS_TOKEN}",
                        "paperbridge.bigcapital.url", "${BIGCAPITAL_URL}",
                        "paperbridge.bigcapital.api-key", "${BIGCAPITAL_API_KEY}"));
    }

    private static EnumerablePropertySource<?> load(Resource file) throws IOException {
        return (EnumerablePropertySource<?>)
                new YamlPropertySourceLoader().load(file.getFilename(), file).get(0);
    }
}
