package io.paperbridge.paperless;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaperlessHistoryTest {

    private static final String TAGS =
            """
            {"results":[{"id":1,"name":"to-book"},{"id":2,"name":"booked"},{"id":3,"name":"booking-review"},
             {"id":4,"name":"booking-failed"},{"id":5,"name":"booking-approved"},{"id":6,"name":"other"}]}""";
    private static final String NONE = "{\"results\":[]}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    by a bulk edit         | bulk(8,anna,6;5)                                             | anna in Paperless
                    by an edit             | edit(8,anna,add,booking-approved)                              | anna in Paperless
                    kept by another edit   | bulk(9,bert,5;6) bulk(8,anna,5)                            | anna in Paperless
                    on again by another    | edit(9,bert,add,booking-approved) edit(8,anna,delete,booking-approved) edit(7,anna,add,booking-approved) | bert in Paperless
                    by nobody it knows     | edit(8,,add,booking-approved)                                  | a person in Paperless
                    not there              | bulk(8,anna,6)                                               | a person in Paperless
                    another tag only       | edit(8,anna,add,other)                                         | a person in Paperless
                    """)
    void namesWhoPutTheTagOn(String situation, String changes, String expected) {
        // Given
        PaperlessHistory history = history();
        // When
        String who = history.whoApproved(json(changes));
        // Then
        assertThat(who).as(situation).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"''", "<html>", "{}"})
    void namesNobodyWhenThereIsNoHistory(@Nullable String answer) {
        assertThat(history().whoApproved(answer)).isEqualTo("a person in Paperless");
        assertThat(history().whoApproved(null)).isEqualTo("a person in Paperless");
    }

    private static PaperlessHistory history() {
        PaperlessSettings settings = new PaperlessSettings(
                "http://paperless",
                "token",
                PaperlessSettings.Select.TAG,
                new PaperlessSettings.Tags("to-book", "booked", "booking-review", "booking-failed", "booking-approved"),
                new PaperlessSettings.Fields("a", "b", "c", "d", "e", "f", "g", "h"),
                new PaperlessSettings.DocumentTypes(
                        java.util.List.of(),
                        java.util.List.of(),
                        java.util.List.of(),
                        java.util.List.of(),
                        java.util.List.of()));
        PaperlessNames names = new PaperlessNames(settings, Clock.systemUTC());
        names.learn(TAGS, NONE, NONE);
        return new PaperlessHistory(settings, names);
    }

    /** The answer of Paperless, the latest change first, from a short form of its changes. */
    private static String json(String changes) {
        StringBuilder json = new StringBuilder("[");
        for (String change : changes.strip().split(" ", -1)) {
            String[] parts = change.substring(5, change.length() - 1).split(",", 3);
            String actor = parts[1].isEmpty() ? "null" : "{\"id\":7,\"username\":\"" + parts[1] + "\"}";
            String tags;
            if (change.startsWith("bulk")) {
                tags = "[6,[" + parts[2].replace(';', ',') + "]]";
            } else {
                String[] edit = parts[2].split(",", -1);
                tags = "{\"type\":\"m2m\",\"operation\":\"" + edit[0] + "\",\"objects\":[\"" + edit[1] + "\"]}";
            }
            json.append(json.length() == 1 ? "" : ",")
                    .append("{\"id\":" + parts[0] + ",\"action\":\"update\",\"changes\":{\"tags\":" + tags
                            + "},\"actor\":" + actor + "}");
        }
        return json.append(",{\"id\":1,\"action\":\"create\",\"changes\":{\"title\":[\"None\",\"x\"]},\"actor\":null}]")
                .toString();
    }
}
