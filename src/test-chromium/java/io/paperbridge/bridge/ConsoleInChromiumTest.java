package io.paperbridge.bridge;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import io.paperbridge.sandbox.Fault;
import io.paperbridge.sandbox.seed.DemoDocuments;
import io.paperbridge.sandbox.seed.SeedDocument;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Hawtio with our pages Dead letters and Flow, as an operator sees and uses them. */
class ConsoleInChromiumTest {

    private static final String HAWTIO = "/actuator/hawtio";
    private static final String BILLS = "/api/bills";

    private static final Bridge BRIDGE = new Bridge()
            .with("spring.jmx.enabled", "true")
            .with("camel.main.jmx-enabled", "true")
            .with("paperbridge.company.vat-ids", "DE136695976")
            .with("paperbridge.approval.limit", DemoDocuments.APPROVAL_LIMIT)
            .with("paperbridge.exchange-rates.source", "fixed")
            .with("paperbridge.exchange-rates.fixed.USD", "0.92")
            .with("paperbridge.retry.enabled", "false")
            .with("paperbridge.breaker.failures", "50");

    private static final Browser BROWSER = new Browser();
    private static long refused;
    private static long failing;

    @BeforeAll
    static void start() {
        List<SeedDocument> documents = DemoDocuments.all(LocalDate.now(ZoneId.of("Europe/Berlin")));
        documents.forEach(document -> BRIDGE.add(document.source()));
        BRIDGE.startWithWeb();
        BRIDGE.awaitAllTold(documents.size());
        BRIDGE.ledger.faults().once("POST", BILLS, Fault.failBefore(500, Map.of()));
        refused = BRIDGE.add(Invoices.electronic("PARKED-1", "Kaputt & Co. KG"));
        BRIDGE.awaitState(refused, "PARKED");
        BRIDGE.ledger.faults().once("POST", BILLS, Fault.failBefore(500, Map.of()));
        failing = BRIDGE.add(Invoices.electronic("PARKED-2", "Kaputt & Co. KG"));
        BRIDGE.awaitTold(refused, failing);
    }

    @AfterAll
    static void stop() {
        BROWSER.close();
        BRIDGE.close();
    }

    @Test
    void listsFiltersAndSorts() {
        // Given
        Page page = open("/dead-letters");
        Locator rows = rows(page);
        assertThat(rows.filter(new FilterOptions().setHasText("PARKED-2"))).isVisible();
        Browser.picture(page, "dead-letters");
        // When
        page.getByLabel("State").selectOption("parked");
        // Then
        assertThat(rows.filter(new FilterOptions().setHasText("PARKED-2"))).hasCount(1);
        assertThat(page.getByRole(AriaRole.STATUS)).hasText(Pattern.compile("\\d of \\d"));
        // When
        page.getByPlaceholder("Title, number, reason, #id").fill("no such document");
        // Then
        assertThat(page.getByText("No document meets these conditions.")).isVisible();
    }

    private static Page open(String path) {
        Page page = BROWSER.page();
        Browser.login(page, BRIDGE.address() + HAWTIO + "/");
        page.navigate(BRIDGE.address() + HAWTIO + path);
        return page;
    }

    private static Locator rows(Page page) {
        return page.getByLabel("Dead letters").locator("tbody tr");
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
    }
}
