package io.paperbridge.flow;

import io.paperbridge.failure.Reason;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ReasonsDocumentTest {

    @Test
    void thePageNamesEveryReason() {
        GeneratedPage.isFresh(
                "reasons.md",
                """
                # Reasons

                Generated from `io.paperbridge.failure.Reason` (`make flow` renews it, a test fails when it is stale). The code stands in the
                journal, in metrics and logs; the note in Paperless says the same in a sentence with the values of the document.

                | Code | Meaning |
                |---|---|
                """
                        + Arrays.stream(Reason.values())
                                .map(reason -> "| `%s` | %s |\n".formatted(reason.code(), reason.explanation()))
                                .collect(Collectors.joining()));
    }
}
