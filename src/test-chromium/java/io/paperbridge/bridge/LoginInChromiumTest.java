package io.paperbridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The login, as a browser sees it. */
class LoginInChromiumTest {

    private static final Bridge BRIDGE = new Bridge();
    private static final Browser BROWSER = new Browser();

    @BeforeAll
    static void start() {
        BRIDGE.with("paperbridge.poll.cron", "0 0 0 1 1 ? 2099").startWithWeb();
    }

    @AfterAll
    static void stop() {
        BROWSER.close();
        BRIDGE.close();
    }

    @Test
    void leadsToThePageThatWasAskedFor() {
        // Given
        Page page = BROWSER.page();
        // When
        Browser.login(page, BRIDGE.address() + "/actuator/info");
        // Then
        assertThat(page.url()).contains("/actuator/info");
    }
}
