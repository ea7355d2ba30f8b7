package io.paperbridge.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the templates to the texts, which no compiler does. */
class TemplatesTest {

    private static final Pattern SAID = Pattern.compile("\\{\\{say\\.([^}]+)}}");
    private static final Pattern LITERAL = Pattern.compile("\"(pages\\.[a-z-]+)\"");

    @Test
    void sayWhatTheBundlesHaveAndNothingElse() throws IOException {
        // Given
        Set<String> there = texts();
        Set<String> said = found(Path.of("src/main/resources/templates"), SAID).stream()
                .map(key -> "pages." + key)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> java = found(Path.of("src/main/java/io/paperbridge/web"), LITERAL);
        // When
        Set<String> unused = there.stream()
                .filter(key -> !said.contains(key) && !java.contains(key))
                .filter(key -> java.stream().noneMatch(literal -> literal.endsWith("-") && key.startsWith(literal)))
                .collect(Collectors.toCollection(TreeSet::new));
        // Then
        assertThat(there).containsAll(said);
        assertThat(unused).isEmpty();
    }

    private static Set<String> texts() throws IOException {
        Properties texts = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of("src/main/resources/language/sentences.properties"))) {
            texts.load(reader);
        }
        return texts.stringPropertyNames().stream()
                .filter(key -> key.startsWith("pages."))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> found(Path folder, Pattern pattern) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            Set<String> found = new TreeSet<>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                pattern.matcher(Files.readString(file))
                        .results()
                        .map((MatchResult result) -> result.group(1))
                        .forEach(found::add);
            }
            return found;
        }
    }
}
