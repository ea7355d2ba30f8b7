package io.paperbridge.paperless;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.paperbridge.failure.Failure;
import io.paperbridge.failure.Reason;
import io.paperbridge.failure.RemoteFailure;
import io.paperbridge.failure.Secrets;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaperlessAnswersTest {

    private final PaperlessAnswers answers = new PaperlessAnswers(Secrets.of("a token of ours"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            302 |                                                       | WRONG_ADDRESS
            200 | <html>Browsable API</html>                            | WRONG_ADDRESS
            404 | <html>nginx</html>                                    | WRONG_ADDRESS
            400 | <h1>Bad Request</h1>                                  | WRONG_ADDRESS
            406 | {"detail":"Invalid version in \\"Accept\\" header."}  | WRONG_ADDRESS
            401 | {"detail":"Invalid token."}                           | ACCESS_REFUSED
            403 | Insufficient permissions                              | REMOTE_REJECTED
            429 | {"detail":"Request was throttled."}                   | RATE_LIMITED
            500 | <html>Server Error</html>                             | REMOTE_UNAVAILABLE
            200 | {"result":"ERROR"}                                    | REMOTE_UNAVAILABLE
            200 | {"error":"Error saving note, check logs for detail."} | REMOTE_UNAVAILABLE
            400 | Error performing bulk edit, check logs for detail.    | REMOTE_UNAVAILABLE
            400 | {"add_custom_fields":{"2":{"non_field_errors":["x"]}}}| REMOTE_REJECTED
            """)
    void tellsFailuresApart(int status, String body, Reason reason) {
        // When
        Failure failure = catchThrowableOfType(
                Failure.class,
                () -> answers.accept(
                        "POST /api/documents/bulk_edit/",
                        status,
                        Map.of(),
                        bytes(body == null ? "" : body),
                        true,
                        "404"));
        // Then
        assertThat(failure.reason()).isEqualTo(reason);
    }

    @Test
    void namesWhatWasRefused() {
        // When
        Failure failure = catchThrowableOfType(
                RemoteFailure.class,
                () -> answers.accept(
                        "POST /api/documents/bulk_edit/",
                        400,
                        Map.of(),
                        bytes("{\"documents\":[\"Some documents don't exist.\"]}"),
                        true,
                        "none"));
        // Then
        assertThat(failure.sentence()).contains("documents: Some documents don't exist.");
    }

    @Test
    void takesANotFoundOfTheApiForAbsent() {
        // When
        String answer = answers.accept(
                "GET /api/documents/9/", 404, Map.of(), bytes("{\"detail\":\"Not found.\"}"), true, "404");
        // Then
        assertThat(answer).isNull();
    }

    @Test
    void takesAPageInPlaceOfAFileForAWrongAddress() {
        // When
        Failure failure = catchThrowableOfType(
                Failure.class,
                () -> answers.acceptFile(
                        "GET /api/documents/9/download/",
                        200,
                        Map.of("content-type", "text/html; charset=utf-8"),
                        bytes("<html>"),
                        true,
                        "none"));
        // Then
        assertThat(failure.reason()).isEqualTo(Reason.WRONG_ADDRESS);
    }

    @Test
    void keepsTheBytesOfAFile() {
        // When
        byte[] answer = answers.acceptFile(
                "GET /api/documents/9/download/",
                200,
                Map.of("Content-Type", "application/pdf"),
                new byte[] {0, -1, 5},
                true,
                "none");
        // Then
        assertThat(answer).containsExactly(0, -1, 5);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
