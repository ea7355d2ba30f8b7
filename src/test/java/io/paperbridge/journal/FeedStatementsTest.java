package io.paperbridge.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** What the feed asks the journal once a second and more often; it must not cost more the more documents there are. */
class FeedStatementsTest {

    private static final int MANY = 8_000;
    private static final int SOME = 30;
    private static final int FEW = 500;
    private static final Pattern STATEMENT = Pattern.compile("uri: \"?sql:(.*?)\"?\\R");

    @OnEachDatabase
    void readFewRowsHoweverManyAreFinished(TestJournal journal) throws IOException {
        readFewRows(journal, MANY, SOME);
    }

    @OnEachDatabase
    void readFewRowsHoweverManyWait(TestJournal journal) throws IOException {
        readFewRows(journal, SOME, MANY);
    }

    private static void readFewRows(TestJournal journal, int finished, int waiting) throws IOException {
        try (journal) {
            // Given
            fill(journal, "CONFIRMED", true, finished);
            fill(journal, "NEEDS_REVIEW", true, finished);
            fill(journal, "RECEIVED", false, waiting);
            fill(journal, "RETRYING", false, waiting);
            journal.sql(
                    "update document set queued_until = current_timestamp + interval '1' minute, queue_token = 'other'"
                            + " where paperless_id < 5");
            journal.settle();

            // When
            List<String> plans = statements().stream()
                    .map(statement -> plan(journal, statement))
                    .toList();

            // Then
            assertThat(plans)
                    .hasSizeGreaterThan(8)
                    .allSatisfy(plan -> assertThat(RowsRead.of(plan)).as(plan).isLessThan(FEW));
        }
    }

    private static void fill(TestJournal journal, String state, boolean told, int count) {
        journal.sql(
                """
                        insert into document (paperless_id, added, reference, state, told, attempts, urgency, due_at)
                        select n, current_timestamp + %4$d * interval '1' second, '%1$s-' || n, '%1$s', %2$s, mod(n, 3), 0, current_timestamp - n * interval '1' second
                        from %3$s
                        """
                        .formatted(state, told, series(journal, count), state.length()));
    }

    private static String series(TestJournal journal, int count) {
        return RowsRead.isH2(journal)
                ? "system_range(1, " + count + ") as series(n)"
                : "generate_series(1, " + count + ") as series(n)";
    }

    private static List<String> statements() throws IOException {
        String route = Files.readString(Path.of("routes", "92-feed-queue.camel.yaml"));
        return STATEMENT
                .matcher(route)
                .results()
                .map(found -> found.group(1)
                        .replace(":#${variable.spent}", "false")
                        .replace(":#${variable.queuedMillis}", "180000")
                        .replaceAll(":#\\$\\{variable\\.\\w*[rR]oom}", "16")
                        .replaceAll(":#\\$\\{variable\\.\\w+}", "'token'"))
                .toList();
    }

    private static String plan(TestJournal journal, String statement) {
        return String.join("\n", journal.texts(RowsRead.question(journal) + statement));
    }
}
