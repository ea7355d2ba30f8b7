package io.paperbridge.bridge;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What Hawtio itself shows of a route: diagram, source, debugger, tracer, and what waits on an endpoint. */
class RoutesInChromiumTest {

    private static final double PATIENCE = 60_000;

    private static final Bridge BRIDGE =
            new Bridge().with("spring.jmx.enabled", "true").with("camel.main.jmx-enabled", "true");

    private static final Browser BROWSER = new Browser();

    @BeforeAll
    static void start() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        BRIDGE.startWithWeb();
    }

    @AfterAll
    static void stop() {
        BROWSER.close();
        BRIDGE.close();
    }

    @Test
    void showsTheDiagramTheSourceAndTheDebuggerOfARoute() {
        // Given
        Page page = BROWSER.page();
        Browser.login(page, BRIDGE.address() + "/actuator/hawtio/camel/attributes");
        Locator booking = page.locator("li[id$='-routes-booking-folder']").first();
        expandTree(page, booking);
        // When
        booking.getByText("post-entry", new Locator.GetByTextOptions().setExact(true))
                .click();
        page.getByText("Route Diagram").click();
        // Then
        assertThat(page.locator(".react-flow__node").first()).isVisible();
        Browser.picture(page, "route-diagram");
        // When
        page.getByText("Source", new Page.GetByTextOptions().setExact(true)).click();
        // Then
        assertThat(page.getByText("direct:post-entry").first()).isVisible();
        // When
        page.getByText("Debug", new Page.GetByTextOptions().setExact(true)).click();
        // Then
        assertThat(button(page, "Add breakpoint")).isVisible();
        // When
        page.getByText("Trace", new Page.GetByTextOptions().setExact(true)).click();
        // Then
        assertThat(button(page, "Start Tracing")).isVisible();
        // When
        page.getByText(Pattern.compile("^seda://book.*")).first().click();
        page.getByText("Browse", new Page.GetByTextOptions().setExact(true)).click();
        // Then
        assertThat(page.getByText(Pattern.compile("Browse.*|No messages.*|Messages.*"))
                        .first())
                .isVisible();
        Browser.picture(page, "browse");
    }

    /** The tree is open by itself only while there is one Camel in the process; other tests may have left theirs. */
    private static void expandTree(Page page, Locator part) {
        Locator entry = part.getByText("post-entry", new Locator.GetByTextOptions().setExact(true));
        for (int tries = 0; tries < 3 && entry.count() == 0; tries++) {
            try {
                page.getByText("Expand all", new Page.GetByTextOptions().setExact(true))
                        .click();
                entry.waitFor(new Locator.WaitForOptions().setTimeout(15_000));
            } catch (TimeoutError late) {
                page.reload();
            }
        }
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
    }
}
