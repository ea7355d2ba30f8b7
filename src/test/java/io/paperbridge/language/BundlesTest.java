package io.paperbridge.language;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import io.paperbridge.document.Term;
import io.paperbridge.failure.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Holds both bundles to each other, and to what the sources say. */
class BundlesTest {

    private static final Map<String, String> ENGLISH = Texts.ENGLISH.all();
    private static final Map<String, String> GERMAN = Texts.GERMAN.all();

    @Test
    void bothHaveTheSameKeys() {
        assertThat(GERMAN.keySet()).containsExactlyInAnyOrderElementsOf(ENGLISH.keySet());
    }

    @Test
    void bothHaveTheSamePlaceholdersFromZeroOn() {
        assertThat(ENGLISH).allSatisfy((key, text) -> {
            Set<String> places = Texts.placeholders(text);
            assertThat(Texts.placeholders(GERMAN.getOrDefault(key, ""))).as(key).isEqualTo(places);
            assertThat(places)
                    .as(key)
                    .containsExactlyElementsOf(Stream.iterate(0, i -> i < places.size(), i -> i + 1)
                            .map(String::valueOf)
                            .toList());
        });
    }

    @Test
    void germanIsTranslated() {
        // Given
        Stream<String> alike = ENGLISH.entrySet().stream()
                .filter(text -> text.getValue().equals(GERMAN.get(text.getKey())) && hasWords(text.getValue()))
                .map(Map.Entry::getKey);
        // When // Then
        assertThat(alike).isEmpty();
    }

    @Test
    void eachTermAndEachReasonHasItsWords() {
        assertThat(below("term."))
                .containsExactlyInAnyOrderElementsOf(codes(Term.values()).toList());
        assertThat(below("reason."))
                .containsExactlyInAnyOrderElementsOf(codes(Reason.values())
                        .flatMap(code -> Stream.of(code, code + ".remedy"))
                        .toList());
        assertThat(below("actor."))
                .containsExactlyInAnyOrderElementsOf(
                        codes(Reason.Actor.values()).toList());
    }

    @Test
    void eachSentenceOfTheSourcesIsThereWithItsValues() throws IOException {
        // When
        Sources sources = Sources.read();
        // Then
        assertThat(sources.wrong).isEmpty();
    }

    @Test
    void noSentenceIsUnused() throws IOException {
        // Given
        Sources sources = Sources.read();
        // When
        List<String> unused =
                ENGLISH.keySet().stream().filter(key -> !sources.use(key)).toList();
        // Then
        assertThat(unused).isEmpty();
    }

    private static boolean hasWords(String text) {
        return text.replaceAll("\\{\\d}", "").chars().anyMatch(Character::isLetter);
    }

    private static List<String> below(String prefix) {
        return ENGLISH.keySet().stream()
                .filter(key -> key.startsWith(prefix))
                .map(key -> key.substring(prefix.length()))
                .toList();
    }

    private static Stream<String> codes(Enum<?>[] values) {
        return Arrays.stream(values)
                .map(value -> value.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** The sentences and the string literals of the program. */
    private static final class Sources extends TreeScanner<@Nullable Void, String> {

        private final Set<String> literals = new HashSet<>();
        private final List<String> wrong = new ArrayList<>();

        static Sources read() throws IOException {
            JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
            try (Stream<Path> files = Files.walk(Path.of("src/main/java"));
                    StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
                List<Path> java =
                        files.filter(file -> file.toString().endsWith(".java")).collect(Collectors.toList());
                JavacTask task = (JavacTask)
                        compiler.getTask(null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(java));
                Sources sources = new Sources();
                for (CompilationUnitTree unit : task.parse()) {
                    sources.scan(
                            unit,
                            Path.of(unit.getSourceFile().toUri()).getFileName().toString());
                }
                return sources;
            }
        }

        /** Whether a literal is the key, or the beginning of one that the program puts together. */
        boolean use(String key) {
            return literals.contains(key)
                    || literals.stream()
                            .anyMatch(literal -> literal.length() > 4
                                    && (literal.endsWith(".") || literal.endsWith("-"))
                                    && key.startsWith(literal));
        }

        @Override
        public @Nullable Void visitLiteral(LiteralTree literal, String file) {
            if (literal.getValue() instanceof String text) {
                literals.add(text);
            }
            return super.visitLiteral(literal, file);
        }

        @Override
        public @Nullable Void visitMethodInvocation(MethodInvocationTree call, String file) {
            if (call.getMethodSelect() instanceof MemberSelectTree method) {
                List<? extends ExpressionTree> arguments = call.getArguments();
                String receiver = method.getExpression().toString();
                if (method.getIdentifier().contentEquals("of") && receiver.equals("Sentence")) {
                    check(arguments, 0, file);
                } else if (method.getIdentifier().contentEquals("doubt") && receiver.equals("draft")) {
                    check(arguments, 2, file);
                }
            }
            return super.visitMethodInvocation(call, file);
        }

        private void check(List<? extends ExpressionTree> arguments, int at, String file) {
            if (arguments.get(at) instanceof LiteralTree literal && literal.getValue() instanceof String key) {
                int values = arguments.size() - at - 1;
                boolean spread = values == 1
                        && Set.of("values", "amounts")
                                .contains(arguments.get(at + 1).toString());
                if (!spread && !Texts.fit(key, values)) {
                    wrong.add(file + ": no sentence " + key + " with " + values + " values");
                }
            }
        }
    }
}
