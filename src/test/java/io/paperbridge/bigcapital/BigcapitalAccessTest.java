package io.paperbridge.bigcapital;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.paperbridge.failure.ConfigurationFault;
import io.paperbridge.failure.RemoteFailure;
import io.paperbridge.failure.Secrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BigcapitalAccessTest {

    private static final byte[] UNAUTHORIZED =
            "{\"message\":\"Unauthorized\",\"statusCode\":401}".getBytes(StandardCharsets.UTF_8);
    private static final byte[] NOT_THE_SESSION =
            "{\"errorType\":\"FILE_UPLOAD_FAILED\"}".getBytes(StandardCharsets.UTF_8);
    private static final String ANSWER = "{\"access_token\":\"jwt-1\",\"organization_id\":\"org-1\"}";

    @Test
    void usesAnApiKeyWithoutSigningIn() {
        // Given
        BigcapitalAccess access = access(settings("http://books", "bc_1", ""));

        // When // Then
        assertThat(access.signInDue()).isFalse();
        assertThat(access.authorization()).isEqualTo("Bearer bc_1");
        assertThat(access.organizationId()).isNull();
        assertThat(access.renews(401, UNAUTHORIZED, "Bearer bc_1", 0)).isFalse();
    }

    @Test
    void signsInWithEmailAndPassword() {
        // Given
        BigcapitalAccess access = access(settings("http://books", "", ""));
        boolean before = access.signInDue();

        // When
        access.signedIn(ANSWER);

        // Then
        assertThat(before).isTrue();
        assertThat(access.credentials()).isEqualTo("{\"email\":\"a@b.c\",\"password\":\"p\\\"w\"}");
        assertThat(access.signInDue()).isFalse();
        assertThat(access.authorization()).isEqualTo("Bearer jwt-1");
        assertThat(access.organizationId()).isEqualTo("org-1");
    }

    @Test
    void keepsToTheOrganisationOfTheSettings() {
        // Given
        BigcapitalAccess access = access(settings("http://books", "", "org-2"));

        // When
        access.signedIn(ANSWER);

        // Then
        assertThat(access.organizationId()).isEqualTo("org-2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "<html>", "", "{\"access_token\":\"\"}"})
    void refusesASignInWithoutToken(String answer) {
        // Given
        BigcapitalAccess access = access(settings("http://books", "", ""));

        // When // Then
        assertThatThrownBy(() -> access.signedIn(answer))
                .isInstanceOf(ConfigurationFault.class)
                .hasMessageContaining("BIGCAPITAL_URL");
    }

    @Test
    void renewsARefusedSessionOnce() {
        // Given
        BigcapitalAccess access = access(settings("http://books", "", ""));
        access.signedIn(ANSWER);

        // When
        boolean first = access.renews(401, UNAUTHORIZED, "Bearer jwt-1", 0);

        // Then
        assertThat(first).isTrue();
        assertThat(access.signInDue()).isTrue();
        assertThat(access.renews(401, UNAUTHORIZED, "Bearer jwt-1", 1)).isFalse();
    }

    @Test
    void keepsASessionThatIsNotTheReasonOfTheRefusal() {
        // Given
        BigcapitalAccess access = access(settings("http://books", "", ""));
        access.signedIn(ANSWER);

        // When // Then
        assertThat(access.renews(401, NOT_THE_SESSION, "Bearer jwt-1", 0)).isFalse();
        assertThat(access.renews(403, UNAUTHORIZED, "Bearer jwt-1", 0)).isFalse();
        assertThat(access.renews(401, null, "Bearer jwt-0", 0)).isTrue();
        assertThat(access.signInDue()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "http://books/, http://books",
        "http://books/api/, http://books",
        "' https://a.example/sub/api ', https://a.example/sub",
        "HTTP://books:3000/sub//, HTTP://books:3000/sub"
    })
    void acceptsTheAddressAsPeopleWriteIt(String written, String base) {
        // When
        BigcapitalSettings settings = settings(written, "k", "");

        // Then
        assertThat(settings.url()).isEqualTo(base);
        assertThat(settings.webUrl()).isEqualTo(base);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "books", "ftp://books", "http://", "http://books?x=1"})
    void namesTheSettingOfAnAddressThatIsNone(String written) {
        assertThatThrownBy(() -> settings(written, "k", "")).hasMessageContaining("BIGCAPITAL_URL");
    }

    @Test
    void namesTheSettingThatIsWrong() {
        assertThatThrownBy(() -> settings("http://books", "k k", "")).hasMessageContaining("BIGCAPITAL_API_KEY");
        assertThatThrownBy(() -> settings("http://books", "k", "ö")).hasMessageContaining("BIGCAPITAL_ORGANIZATION_ID");
        assertThatThrownBy(() -> new BigcapitalSettings("http://books", "", "a@b.c", "", "", "", 4, 1))
                .hasMessageContaining("Preferences, API keys");
        assertThatThrownBy(() -> new BigcapitalSettings("http://books", "k", "", "", "", "", 0, 1))
                .hasMessageContaining("in-flight");
        assertThatThrownBy(() -> new BigcapitalSettings("http://books", "k", "", "", "", "", 4, 0))
                .hasMessageContaining("postings-in-flight");
    }

    @Test
    void takesAFailureWithoutAnswerForADoubt() {
        // Given
        BigcapitalAnswers answers = new BigcapitalAnswers(Secrets.of("bc_a_key_of_ours"));
        Throwable wrapped = new IllegalStateException("breaker", new IOException("cut"));

        // When // Then
        assertThatThrownBy(() -> answers.unanswered("POST /api/bills", false, wrapped))
                .isInstanceOfSatisfying(RemoteFailure.class, failure -> assertThat(failure.mayHaveTakenEffect())
                        .isTrue())
                .hasMessageContaining("IOException");
        assertThatThrownBy(() -> answers.unanswered("POST /api/bills", false, new IllegalStateException()))
                .isInstanceOf(RemoteFailure.class);
    }

    @Test
    void cutsWhatTheServerSays() {
        // Given
        byte[] endless =
                ("{\"statusCode\":400,\"message\":\"" + "x".repeat(5000) + "\"}").getBytes(StandardCharsets.UTF_8);
        byte[] locked =
                ("{\"errors\":[{\"statusCode\":400,\"type\":\"TRANSACTIONS_DATE_LOCKED\",\"message\":\"Transactions"
                                + " locked\",\"payload\":{\"lockedToDate\":\"2026-06-30\"}}]}")
                        .getBytes(StandardCharsets.UTF_8);
        BigcapitalAnswers answers = new BigcapitalAnswers(Secrets.of("bc_a_key_of_ours"));

        // When // Then
        assertThatThrownBy(() -> answers.accept("GET /api/x", 400, Map.of(), endless, true, ""))
                .satisfies(thrown -> assertThat(thrown.getMessage()).hasSizeLessThan(300));
        assertThatThrownBy(() -> answers.accept("GET /api/x", 400, Map.of(), locked, true, ""))
                .hasMessageContaining("locked there up to 2026-06-30");
    }

    @ParameterizedTest
    @CsvSource({
        "'Büro 🚀  Bedarf', 20, 'Büro Bedarf'",
        "'a\u0007b', 20, 'a b'",
        "'12345 7', 6, '12345'",
        "'👨‍👩‍👧', 20, ''"
    })
    void storesOnlyTextThatTheServerCanHold(String text, int length, String stored) {
        assertThat(StorableText.of(text, length)).isEqualTo(stored);
    }

    @Test
    void doubtsARefusalOfAWriteThatIsNotInTheServersOwnWords() {
        // Given
        BigcapitalAnswers answers = new BigcapitalAnswers(Secrets.of("bc_a_key_of_ours"));
        byte[] proxy = "<html>Request Timeout</html>".getBytes(StandardCharsets.UTF_8);

        // When // Then
        assertThatThrownBy(() -> answers.accept("POST /api/bills", 408, Map.of(), proxy, false, ""))
                .isInstanceOfSatisfying(RemoteFailure.class, failure -> assertThat(failure.mayHaveTakenEffect())
                        .isTrue())
                .hasMessageContaining("408");
        assertThatThrownBy(() -> answers.accept("GET /api/bills", 408, Map.of(), proxy, true, ""))
                .isInstanceOfSatisfying(RemoteFailure.class, failure -> assertThat(failure.mayHaveTakenEffect())
                        .isFalse());
    }

    private static BigcapitalAccess access(BigcapitalSettings settings) {
        return new BigcapitalAccess(
                settings, new ObjectMapper(), Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC));
    }

    private static BigcapitalSettings settings(String url, String apiKey, String organization) {
        return new BigcapitalSettings(url, apiKey, "a@b.c", "p\"w", organization, "", 4, 1);
    }
}
