package io.paperbridge.bigcapital;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.paperbridge.failure.ConfigurationFault;
import io.paperbridge.failure.Failure;
import io.paperbridge.failure.Reason;
import io.paperbridge.failure.RemoteFailure;
import io.paperbridge.failure.Secrets;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BigcapitalAnswersTest {

    private final BigcapitalAnswers answers = new BigcapitalAnswers(Secrets.of("bc_a_key_of_ours"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            301 |                                                                                             | WRONG_ADDRESS
            200 | <html>Sign in</html>                                                                        | WRONG_ADDRESS
            404 | <html>nginx</html>                                                                          | WRONG_ADDRESS
            404 | {"message":"Cannot GET /api/x","error":"Not Found","statusCode":404}                        | WRONG_ADDRESS
            401 | {"message":"Unauthorized","statusCode":401}                                                 | ACCESS_REFUSED
            401 | {"statusCode":401,"message":"Invalid email or password for a@b.c","code":"INVALID_DETAILS"} | ACCESS_REFUSED
            401 | {"message":"Tenant not found.","errors":[{"type":"TENANT.NOT.FOUND"}]}                      | ACCESS_REFUSED
            401 | {"statusCode":400,"errors":[{"type":"TENANT.DATABASE.NOT.INITALIZED"}]}                     | NOT_CONFIGURED
            """)
    void stopsEverythingWhenSomebodyMustAct(int status, String body, Reason reason) {
        // When
        Failure failure = refusal(status, body, "404");
        // Then
        assertThat(failure).isInstanceOf(ConfigurationFault.class);
        assertThat(failure.reason()).isEqualTo(reason);
        assertThat(failure.sentence()).doesNotContain("a@b.c");
    }

    @Test
    void takesAMissingFileForARefusalAndNotForAWrongToken() {
        // When
        Failure failure = refusal(401, "{\"errorType\":\"FILE_UPLOAD_FAILED\",\"message\":\"Now file uploaded.\"}", "");
        // Then
        assertThat(failure).isInstanceOfSatisfying(RemoteFailure.class, refused -> assertThat(refused.code())
                .isEqualTo("FILE_UPLOAD_FAILED"));
    }

    @Test
    void namesThePropertiesOfAValidationErrorAndNotTheirValues() {
        // Given
        String body =
                "{\"message\":[{\"target\":{\"note\":\"private\"},\"property\":\"entries\",\"children\":[{\"property\":\"0\","
                        + "\"children\":[{\"value\":\"private\",\"property\":\"itemId\",\"constraints\":{\"isInt\":\"x\"}}]}]},"
                        + "{\"property\":\"vendorId\"}],\"error\":\"Bad Request\",\"statusCode\":400}";
        // When
        Failure failure = refusal(400, body, "");
        // Then
        assertThat(failure.sentence()).contains("entries.0.itemId, vendorId").doesNotContain("private");
    }

    @Test
    void keepsTheErrorCodeOfABusinessRule() {
        // When
        Failure failure = refusal(400, "{\"errors\":[{\"statusCode\":400,\"type\":\"BILL_NUMBER_EXISTS\"}]}", "");
        // Then
        assertThat(failure).isInstanceOfSatisfying(RemoteFailure.class, refused -> {
            assertThat(refused.code()).isEqualTo("BILL_NUMBER_EXISTS");
            assertThat(refused.mayHaveTakenEffect()).isFalse();
        });
    }

    @Test
    void leavesAFailedRequestInDoubt() {
        // When
        Failure failure = refusal(504, "upstream request timeout", "");
        // Then
        assertThat(failure)
                .isInstanceOfSatisfying(RemoteFailure.class, failed -> assertThat(failed.mayHaveTakenEffect())
                        .isTrue());
    }

    @Test
    void countsItAsAnAttemptWhenAProxyForbidsWhatOneDocumentSends() {
        // When
        Failure failure = catchThrowableOfType(
                Failure.class,
                () -> answers.accept("POST /api/bills", 403, Map.of(), bytes("<h1>Blocked</h1>"), false, ""));
        // Then
        assertThat(failure)
                .isInstanceOfSatisfying(RemoteFailure.class, refused -> assertThat(refused.mayHaveTakenEffect())
                        .isTrue());
        assertThat(refusal(403, "<h1>Blocked</h1>", "")).isInstanceOf(ConfigurationFault.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            404 | {"statusCode":404,"message":"NotFoundError"}
            400 | {"errors":[{"statusCode":400,"type":"BILL_NOT_FOUND"}]}
            """)
    void takesWhatIsNotThereForAbsent(int status, String body) {
        // When
        String answer = answers.accept("GET /api/bills/1", status, Map.of(), bytes(body), true, "404, BILL_NOT_FOUND");
        // Then
        assertThat(answer).isNull();
    }

    @Test
    void acceptsAnEmptyAnswer() {
        // When
        String answer = answers.accept("PATCH /api/bills/1/open", 200, Map.of(), null, false, "none");
        // Then
        assertThat(answer).isEmpty();
    }

    private Failure refusal(int status, String body, String absent) {
        return catchThrowableOfType(
                Failure.class,
                () -> answers.accept("GET /api/x", status, Map.of(), bytes(body == null ? "" : body), false, absent));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
