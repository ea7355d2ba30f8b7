package io.paperbridge.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.language.Sentence;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailureTest {

    @Test
    void knowsThatARequestWithoutAnswerMayHaveTakenEffect() {
        // Given
        IOException cause = new IOException("token t0p");

        // When
        RemoteFailure failure = RemoteFailure.network("BigCapital", "POST /api/bills", false, cause);

        // Then
        assertThat(failure.mayHaveTakenEffect()).isTrue();
        assertThat(failure.isRepeatable()).isFalse();
        assertThat(failure.status()).isZero();
        assertThat(failure.category()).isEqualTo(RemoteFailure.Category.NETWORK);
        assertThat(failure).hasCause(cause);
        assertThat(failure.sentence())
                .isEqualTo("BigCapital did not answer POST /api/bills (IOException)")
                .doesNotContain("t0p");
    }

    @ParameterizedTest
    @ValueSource(ints = {502, 503, 599})
    void knowsThatAFailedRequestMayHaveTakenEffect(int status) {
        // When
        RemoteFailure failure = RemoteFailure.server("BigCapital", "POST /api/bills", status, true);

        // Then
        assertThat(failure.mayHaveTakenEffect()).isTrue();
        assertThat(failure.isRepeatable()).isTrue();
        assertThat(failure.category()).isEqualTo(RemoteFailure.Category.SERVER);
        assertThat(failure.sentence()).contains(Integer.toString(status));
    }

    @Test
    void repeatsNoRequestAtOnceThatWasAnsweredWith500() {
        // When
        RemoteFailure failure = RemoteFailure.server("BigCapital", "GET /api/bills/1", 500, true);

        // Then
        assertThat(failure.mayHaveTakenEffect()).isTrue();
        assertThat(failure.isRepeatable()).isFalse();
    }

    @Test
    void knowsThatARefusedRequestTookNoEffect() {
        // When
        List<RemoteFailure> refusals = List.of(
                RemoteFailure.rejected("BigCapital", "POST /api/bills", 400, "BILL_NUMBER_EXISTS", "not unique"),
                RemoteFailure.rejected("BigCapital", "POST /api/bills", 400, null, ""));

        // Then
        assertThat(refusals).allSatisfy(refused -> {
            assertThat(refused.mayHaveTakenEffect()).isFalse();
            assertThat(refused.isRepeatable()).isFalse();
            assertThat(refused.reason()).isEqualTo(Reason.REMOTE_REJECTED);
            assertThat(refused.remote()).isEqualTo("BigCapital");
        });
        assertThat(refusals)
                .extracting(RemoteFailure::sentence)
                .containsExactly(
                        "BigCapital refused POST /api/bills with 400 BILL_NUMBER_EXISTS: not unique",
                        "BigCapital refused POST /api/bills with 400");
    }

    @Test
    void keepsWhatEachFailureSays() {
        // Given
        Duration wait = Duration.ofSeconds(9);

        // When
        List<Failure> failures = List.of(
                new NotYet(Reason.RATE_LIMITED, wait, Sentence.verbatim("wait")),
                new ReviewNeeded(Reason.DUPLICATE, Sentence.verbatim("twice")),
                new Refused(Reason.FILE_TOO_LARGE, Sentence.verbatim("large")),
                new ConfigurationFault(Reason.ACCESS_REFUSED, Sentence.verbatim("key")),
                new ClaimLost("lost"),
                RemoteFailure.passing("BigCapital", "GET /api/bills", 200, true, "1 of 2 entries"));

        // Then
        assertThat(failures)
                .extracting(Failure::reason)
                .containsExactly(
                        Reason.RATE_LIMITED,
                        Reason.DUPLICATE,
                        Reason.FILE_TOO_LARGE,
                        Reason.ACCESS_REFUSED,
                        Reason.CLAIM_LOST,
                        Reason.REMOTE_UNAVAILABLE);
        assertThat(failures)
                .allSatisfy(failure -> assertThat(failure.sentence()).isEqualTo(failure.getMessage()));
        assertThat(((NotYet) failures.get(0)).waitFor()).isEqualTo(wait);
    }

    @ParameterizedTest
    @EnumSource
    void everyReasonHasACodeAndASentence(Reason reason) {
        assertThat(reason.code()).matches("[a-z]+(-[a-z]+)*");
        assertThat(reason.explanation().toString()).endsWith(".");
        assertThat(reason.remedy().toString()).endsWith(".");
    }
}
