package io.paperbridge.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.paperbridge.failure.RemoteFailure;
import io.paperbridge.rates.ExchangeRateSettings.Source;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EcbDoorTest {

    private static final String FILE = "eurofxref-daily.xml";

    @ParameterizedTest
    @ValueSource(strings = {"https://mirror.example/ecb", "https://mirror.example/ecb/"})
    void takesTheAddressWithOrWithoutSlash(String url) {
        assertThat(door(url).address(FILE)).isEqualTo("https://mirror.example/ecb/eurofxref-daily.xml");
    }

    @Test
    void hasTheBodyOfAGoodAnswer() {
        assertThat(door("https://ecb.example").accept(FILE, 200, new byte[] {'<'}))
                .containsExactly('<');
    }

    @ParameterizedTest
    @CsvSource({"302, false", "404, false", "403, false", "500, false", "503, true"})
    void refusesAnyOtherStatusARedirectAmongThem(int status, boolean repeatable) {
        // When
        RemoteFailure failure = catchThrowableOfType(
                RemoteFailure.class, () -> door("https://ecb.example").accept(FILE, status, new byte[] {'<'}));
        // Then
        assertThat(failure.isRepeatable()).isEqualTo(repeatable);
        assertThat(failure).hasMessageContainingAll("ECB", FILE, String.valueOf(status));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 20_000_001})
    void refusesNothingAndTooMuch(int bytes) {
        assertThatThrownBy(() -> door("https://ecb.example").accept(FILE, 200, new byte[bytes]))
                .isInstanceOf(RemoteFailure.class)
                .hasMessageContaining(bytes + " bytes");
    }

    @Test
    void saysThatNobodyAnswered() {
        assertThatThrownBy(() -> door("https://ecb.example")
                        .unanswered(FILE, new IllegalStateException(new SocketTimeoutException("slow"))))
                .isInstanceOf(RemoteFailure.class)
                .hasMessageContainingAll("ECB did not answer", "SocketTimeoutException");
    }

    private static EcbDoor door(String url) {
        return new EcbDoor(new ExchangeRateSettings(Source.ECB, Map.of(), URI.create(url), Duration.ofDays(7)));
    }
}
