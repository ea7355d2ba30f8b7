package io.paperbridge.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsInForceTest {

    @ParameterizedTest
    @CsvSource({
        "paperbridge.paperless.token, abc, ******",
        "paperbridge.bigcapital.api-key, abc, ******",
        "paperbridge.alerts.slack.webhook-url, https://hooks.example/abc, ******",
        "paperbridge.alerts.mail.password[0], abc, ******",
        "paperbridge.bigcapital.url, https://anna:abc@books.example/api, https://******@books.example/api",
        "paperbridge.queue.book, spring-rabbitmq:x?user=anna&password=abc&prefetch=5, spring-rabbitmq:x?user=anna&password=******&prefetch=5",
        "paperbridge.paperless.url, http://paperless:8000, http://paperless:8000",
        "paperbridge.security.password, '', "
    })
    void showsNoSecret(String name, String value, @Nullable String shown) {
        assertThat(SettingsInForce.masked(name, value)).isEqualTo(shown);
    }
}
