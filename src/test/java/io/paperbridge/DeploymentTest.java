package io.paperbridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** What starts Paperbridge elsewhere, as far as it can be held to its word without containers: every name in it leads somewhere. */
class DeploymentTest {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+)(:?[-?][^}]*)?}");
    private static final Pattern ADDRESS = Pattern.compile("(?:://(?:[^/@\\s]*@)?)([a-z][a-z-]*):(\\d+)");
    private static final List<String> HOSTS = List.of("DB_HOST", "REDIS_HOST", "QUEUE_HOST", "RABBITMQ_HOST", "DBHOST");

    /** On which port each image of the compose file listens inside. */
    private static final Map<String, Set<Integer>> LISTENS = Map.ofEntries(
            Map.entry("paperbridge", Set.of(8080)),
            Map.entry("postgres", Set.of(5432)),
            Map.entry("rabbitmq", Set.of(5672, 15672)),
            Map.entry("paperless", Set.of(8000)),
            Map.entry("paperless-db", Set.of(5432)),
            Map.entry("paperless-broker", Set.of(6379)),
            Map.entry("bigcapital", Set.of(8080)),
            Map.entry("bigcapital-server", Set.of(3000)),
            Map.entry("bigcapital-webapp", Set.of(80)),
            Map.entry("bigcapital-db", Set.of(3306)),
            Map.entry("bigcapital-redis", Set.of(6379)),
            Map.entry("bigcapital-pdf", Set.of(3000)),
            Map.entry("minio", Set.of(9000, 9001)),
            Map.entry("prometheus", Set.of(9090)),
            Map.entry("grafana", Set.of(3000)));

    private final Path folder;

    DeploymentTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void everyVariableOfTheComposeFileIsInDotEnvOrHasADefaultThatIsNoSecret() throws Exception {
        // Given
        Map<String, String> written = environment("");

        // When
        List<MatchResult> variables = VARIABLE.matcher(compose()).results().toList();

        // Then
        assertThat(variables).hasSizeGreaterThan(20).allSatisfy(variable -> {
            String name = variable.group(1);
            String otherwise = String.valueOf(variable.group(2));
            assertThat(otherwise.startsWith(":-") || written.containsKey(name))
                    .as(name)
                    .isTrue();
            if (name.matches(".*(PASSWORD|SECRET|_KEY|TOKEN)")) {
                assertThat(otherwise).as(name).isIn(":?run ./compose-env first", ":-");
                assertThat(written).containsKey(name);
            }
        });
        assertThat(written.keySet())
                .allSatisfy(name -> assertThat(compose() + "COMPOSE_PROFILES").contains(name));
    }

    @Test
    void secretsAreRandomAndNeverWrittenTwice() throws Exception {
        // Given
        Map<String, String> first = environment("");
        Path file = folder.resolve(".env");
        String text = Files.readString(file);

        // When
        int again = run("");
        String left = Files.readString(file);
        Files.delete(file);
        Map<String, String> second = environment("--ours");

        // Then
        assertThat(again).isEqualTo(1);
        assertThat(left).isEqualTo(text);
        List<String> secrets = first.keySet().stream()
                .filter(name -> name.matches(".*_(PASSWORD|SECRET|SECRET_KEY)"))
                .toList();
        assertThat(secrets).hasSizeGreaterThan(9).allSatisfy(name -> {
            assertThat(first.get(name)).as(name).matches("[0-9a-f]{48}");
            assertThat(second.get(name)).isNotEqualTo(first.get(name));
        });
        assertThat(secrets.stream().map(first::get)).doesNotHaveDuplicates();
        assertThat(second).containsEntry("COMPOSE_PROFILES", "").containsEntry("PAPERLESS_TOKEN", "");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void everyServiceVolumeFileAndAddressIsThere() throws Exception {
        // Given
        Map<String, Object> file = map(new Yaml().load(compose()));
        Map<String, Object> services = map(file.get("services"));
        Set<String> volumes = map(file.get("volumes")).keySet();
        Set<String> mounted = new TreeSet<>();
        Set<String> ports = new TreeSet<>();

        // When
        services.forEach((name, value) -> {
            Map<String, Object> service = map(value);
            assertThat(service.containsKey("image")).as(name).isTrue();
            map(service.getOrDefault("depends_on", Map.of())).forEach((other, how) -> {
                assertThat(services).as(name).containsKey(other);
                boolean awaitsHealth = "service_healthy".equals(map(how).get("condition"));
                boolean builtIn = other.equals("paperless"); // its image has a health check of its own
                assertThat(!awaitsHealth || builtIn || map(services.get(other)).containsKey("healthcheck"))
                        .as(name + " awaits the health of " + other)
                        .isTrue();
                boolean always = list(map(services.get(other)).get("profiles")).isEmpty();
                assertThat(always
                                || list(service.get("profiles"))
                                        .equals(list(map(services.get(other)).get("profiles")))
                                || Boolean.FALSE.equals(map(how).get("required")))
                        .as(name + " starts without " + other + " where its profile is off")
                        .isTrue();
            });
            for (String mount : list(service.get("volumes"))) {
                String source = mount.split(":", 2)[0];
                if (source.startsWith("./")) {
                    assertThat(Files.exists(Path.of(source)) || source.startsWith("./paperless/"))
                            .as(mount)
                            .isTrue();
                } else {
                    mounted.add(source);
                }
            }
            for (String port : list(service.get("ports"))) {
                assertThat(port).startsWith("127.0.0.1:");
                assertThat(ports.add(port.replaceAll(".*:-(\\d+)}.*", "$1")))
                        .as(port)
                        .isTrue();
                assertThat(LISTENS.get(name)).contains(Integer.valueOf(port.replaceAll(".*:", "")));
            }
        });

        // Then
        assertThat(mounted).isEqualTo(new TreeSet<>(volumes));
        assertThat(list(map(services.get("prometheus")).get("secrets")))
                .allSatisfy(secret -> assertThat(map(file.get("secrets"))).containsKey(secret));
        String addresses = compose()
                + environmentText("")
                + Files.readString(Path.of("packaging/compose/grafana-datasource.yaml"));
        assertThat(ADDRESS.matcher(addresses).results().filter(one -> !one.group(1)
                        .equals("localhost")))
                .hasSizeGreaterThan(6)
                .allSatisfy(one ->
                        assertThat(LISTENS.get(one.group(1))).as(one.group()).contains(Integer.valueOf(one.group(2))));
        services.values().stream()
                .flatMap(service -> map(map(service).getOrDefault("environment", Map.of())).entrySet().stream())
                .filter(variable ->
                        HOSTS.stream().anyMatch(host -> variable.getKey().endsWith(host)))
                .forEach(variable -> assertThat(services).containsKey(String.valueOf(variable.getValue())));
        assertThat(Files.readString(Path.of("packaging/compose/envoy.yaml")))
                .contains("address: bigcapital-server, port_value: 3000", "address: bigcapital-webapp, port_value: 80");
    }

    @Test
    void theDockerfileCopiesWhatIsThereAndRunsAsNobodyInParticular() throws IOException {
        // Given
        String file = Files.readString(Path.of("Dockerfile"));

        // When
        List<String> copied = Pattern.compile("(?m)^COPY (?!--from)(.+) \\S+$")
                .matcher(file)
                .results()
                .flatMap(line -> Stream.of(line.group(1).split(" ")))
                .toList();

        // Then
        assertThat(copied).contains("pom.xml", "packaging/train").allMatch(path -> Files.exists(Path.of(path)));
        List<String> sent = Files.readAllLines(Path.of(".dockerignore"));
        assertThat(copied).allMatch(path -> sent.contains("!" + path));
        assertThat(file).contains("USER 10001:10001", "HEALTHCHECK", "-XX:AOTCache=/app/paperbridge.aot");
    }

    @Test
    void theChartsValuesAreUsedAndNoneIsMissing() throws IOException {
        // Given
        Path chart = Path.of("charts/paperbridge");
        Map<String, Object> values = map(new Yaml().load(Files.readString(chart.resolve("values.yaml"))));
        StringBuilder templates = new StringBuilder();
        try (Stream<Path> files = Files.list(chart.resolve("templates"))) {
            for (Path file : files.toList()) {
                templates.append(Files.readString(file));
            }
        }

        // When
        Set<String> used = Pattern.compile("\\.Values\\.([A-Za-z.]+)")
                .matcher(templates)
                .results()
                .map(one -> one.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        // Then
        assertThat(used).allSatisfy(path -> {
            @Nullable Object here = values;
            for (String key : path.split("\\.", -1)) {
                assertThat(map(here)).as(path).containsKey(key);
                here = map(here).get(key);
            }
        });
        assertThat(values.keySet())
                .allMatch(key -> used.stream().anyMatch(path -> path.split("\\.", 2)[0].equals(key)));
        assertThat(count(templates, "\\{\\{-? *(if|range|with|define)\\b"))
                .isEqualTo(count(templates, "\\{\\{-? *end\\b"));
    }

    private static long count(CharSequence text, String pattern) {
        return Pattern.compile(pattern).matcher(text).results().count();
    }

    private static String compose() throws IOException {
        return Files.readString(Path.of("docker-compose.yml"));
    }

    private Map<String, String> environment(String option) throws Exception {
        Map<String, String> variables = new HashMap<>();
        environmentText(option)
                .lines()
                .filter(line -> line.matches("[A-Z].*"))
                .forEach(line -> variables.put(line.split("=", 2)[0], line.split("=", 2)[1]));
        return variables;
    }

    private String environmentText(String option) throws Exception {
        assertThat(run(option)).isZero();
        return Files.readString(folder.resolve(".env"));
    }

    private int run(String option) throws Exception {
        Path script = folder.resolve("compose-env");
        Files.copy(Path.of("compose-env"), script, StandardCopyOption.REPLACE_EXISTING);
        List<String> command =
                option.isEmpty() ? List.of("sh", script.toString()) : List.of("sh", script.toString(), option);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getInputStream().readAllBytes();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    @SuppressWarnings("unchecked") // YAML has no other keys here
    private static Map<String, Object> map(@Nullable Object value) {
        return value == null ? Map.of() : (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked") // nor other items
    private static List<String> list(@Nullable Object value) {
        return value == null ? List.of() : (List<String>) value;
    }
}
