package io.paperbridge.startup;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.boot.system.ApplicationHome;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Tells Camel which route files, kamelets and mappings to use.
 *
 * <p>The folder is {@code ./routes} of the working directory if present, else {@code routes} beside the jar; what it lacks comes from the
 * copy in the jar. Set are {@code camel.main.routes-include-pattern}, {@code camel.component.kamelet.location}, one
 * {@code routes.mappings.<name>} for each mapping (in a route: {@code resource:{{routes.mappings.bill}}}) and {@code routes.hash}. All
 * yield to a value set anywhere else. A command that needs only some of the routes names them in {@code routes.only}.
 */
final class RoutesFolder implements EnvironmentPostProcessor {

    private static final String SOURCE = "routes folder";
    private static final String NONE = "classpath:no-routes/*.camel.yaml";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        try {
            use(environment);
        } catch (StartRefused refused) {
            // said once logging is set up, or Spring would say it a second time
            application.addInitializers(context -> {
                throw refused;
            });
        }
    }

    private static void use(ConfigurableEnvironment environment) {
        RoutesSet jar = RoutesSet.inJar();
        RoutesSet set = folder().map(jar::with).orElse(jar);
        Map<String, Object> found = new HashMap<>();
        String only = environment.getProperty("routes.only", "");
        String routes = String.join(",", only.isEmpty() ? set.routes() : set.routes(Set.of(only.split(","))));
        found.put("camel.main.routes-include-pattern", routes.isEmpty() ? NONE : routes);
        found.put("camel.component.kamelet.location", String.join(",", set.kameletFolders()));
        found.put("routes.hash", set.hash());
        set.mappings().forEach((name, address) -> found.put("routes.mappings." + name, address));
        environment.getPropertySources().addLast(new MapPropertySource(SOURCE, found));
    }

    private static Optional<Path> folder() {
        File source = new ApplicationHome(RoutesFolder.class).getSource();
        Path beside = source == null || !source.isFile()
                ? Path.of("routes")
                : source.toPath().resolveSibling("routes");
        return Stream.of(Path.of("routes"), beside).filter(Files::isDirectory).findFirst();
    }
}
