package io.paperbridge.flow;

import io.paperbridge.failure.Reason;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ReasonsDocumentTest {

    @Test
    void thePageNamesEveryReason() {
        GeneratedPage.isFresh(
                "reasons.md",
                """
                # Reasons

                Made of the sentences of `src/main/resources/language` (`make flow` renews it, a test fails when it is stale); [auf Deutsch](reasons.de.md).
                The code stands in the journal, in metrics and logs; the note in Paperless says the same with the values of the document.

                """
                        + reasons(Locale.ENGLISH, "Who acts", "What to do"));
    }

    @Test
    void theGermanPageNamesEveryReason() {
        GeneratedPage.isFresh(
                "reasons.de.md",
                """
                # Gründe

                Aus den Sätzen in `src/main/resources/language` erzeugt (`make flow` erneuert die Seite, ein Test schlägt fehl, wenn sie veraltet ist);
                [in English](reasons.md). Der Code steht im Journal, in Metriken und im Protokoll; die Notiz in Paperless sagt dasselbe mit den Werten des
                Dokuments.

                """
                        + reasons(Locale.GERMAN, "Wer handelt", "Was zu tun ist"));
    }

    private static String reasons(Locale locale, String who, String what) {
        return Arrays.stream(Reason.values())
                .map(reason -> "## %s\n\n%s\n\n* %s: %s\n* %s: %s\n"
                        .formatted(
                                reason.code(),
                                reason.explanation().in(locale),
                                who,
                                reason.actor().title().in(locale),
                                what,
                                reason.remedy().in(locale)))
                .collect(Collectors.joining("\n"));
    }
}
