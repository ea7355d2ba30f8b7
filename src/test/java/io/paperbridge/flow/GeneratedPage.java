package io.paperbridge.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page of docs/ that is made from the program. */
final class GeneratedPage {

    private GeneratedPage() {}

    /** Fails when the page is not what it would be made now; with {@code -Dflow.update=true} writes it instead. */
    static void isFresh(String page, String expected) {
        Path path = Path.of("docs", page);
        try {
            if (Boolean.getBoolean("flow.update")) {
                Files.createDirectories(path.getParent());
                Files.writeString(path, expected);
                return;
            }
            assertThat(Files.exists(path) ? Files.readString(path) : "")
                    .as(
                            "%s is stale; renew it with 'make flow' (or ./mvnw -q test"
                                    + " -Dtest='FlowDocumentTest,ReasonsDocumentTest' -Dflow.update=true)",
                            path)
                    .isEqualTo(expected);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
