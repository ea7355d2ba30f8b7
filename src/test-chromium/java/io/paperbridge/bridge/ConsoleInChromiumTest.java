package io.paperbridge.bridge;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.paperbridge.sandbox.Fault;
import io.paperbridge.sandbox.seed.DemoDocuments;
import io.paperbridge.sandbox.seed.SeedDocument;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;

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

    /** Hawtio is large, and the machine may have other things to do. */
    private static final double PATIENCE = 60_000;

    private static final Browser BROWSER = new Browser();
    private static long refused;
    private static long failing;

    @BeforeAll
    static void start() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
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

    @Test
    void showsWhatIsWrongWithADocumentAndTheExchangeThatFailed() {
        // When
        Page page = open("/dead-letters/" + failing);
        Locator exchange = page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("/api/bills → 500"));
        exchange.scrollIntoViewIfNeeded();
        exchange.click();
        // Then
        assertThat(page.getByText("PLX-" + failing).first()).isVisible();
        assertThat(page.getByText("create-draft").first()).isVisible();
        assertThat(page.locator("pre, code")
                        .filter(new FilterOptions().setHasText("bill_number"))
                        .first())
                .isVisible();
        Locator link =
                page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName(Pattern.compile("Open in Paperless.*")));
        assertThat(link).hasAttribute("href", BRIDGE.archive.url() + "/documents/" + failing + "/details");
        assertThat(link).hasAttribute("target", "_blank");
        Browser.picture(page, "failing-exchange");
        exchange.click();
        button(page, "Retry").scrollIntoViewIfNeeded();
        Browser.picture(page, "dead-letter");
    }

    @Test
    void retriesADocument() {
        // Given
        Page page = open("/dead-letters/" + refused);
        // When
        button(page, "Retry").click();
        // Then
        assertThat(page.getByText("Document " + refused + " starts anew").first())
                .isVisible();
        BRIDGE.awaitState(refused, "CONFIRMED");
    }

    @Test
    void discardsADocumentOnlyWithAReasonAndForWhoIsLoggedIn() {
        // Given
        long id = reviewed("approval-limit");
        Page page = open("/dead-letters/" + id);
        button(page, "Discard…").click();
        assertThat(button(page, "Discard")).isDisabled();
        // When
        page.keyboard().type("An offer, not an invoice");
        Browser.picture(page, "discard");
        button(page, "Discard").click();
        // Then
        assertThat(page.getByText("Document " + id + " is discarded.")).isVisible();
        Assertions.assertThat(BRIDGE.value(id, "state || ' ' || reason_text"))
                .isEqualTo("DISCARDED An offer, not an invoice");
        Assertions.assertThat(BRIDGE.journal()
                        .sql(
                                """
                                select actor from event v join document d on d.document_key = v.document_key
                                where d.paperless_id = :id and v.what = 'discarded'""")
                        .param("id", id)
                        .query(String.class)
                        .single())
                .isEqualTo("paperbridge");
    }

    @Test
    void saysWhyADeedIsRefused() {
        // Given
        Page page = open("/dead-letters/" + reviewed("iban-changed"));
        button(page, "Resolved by hand…").click();
        // When
        page.getByLabel(Pattern.compile("Id of the entry.*")).fill("99999");
        button(page, "Resolved by hand").click();
        // Then
        assertThat(page.locator(".pf-m-danger.pf-v6-c-alert")).isVisible();
    }

    @Test
    void showsTheFlowAndPausesAndResumesIt() {
        // Given
        Page page = open("/flow");
        assertThat(page.getByText("Throughput").first()).isVisible();
        Browser.picture(page, "flow");
        // When
        button(page, "Pause…").click();
        page.keyboard().type("stock-taking");
        button(page, "Pause").click();
        // Then
        assertThat(page.getByText("Work is paused by paperbridge: stock-taking."))
                .isVisible();
        // When
        button(page, "Resume").click();
        // Then
        assertThat(page.getByText("Work goes on.")).isVisible();
        assertThat(button(page, "Pause…")).isVisible();
        // When
        button(page, "Poll now").click();
        // Then
        assertThat(page.getByText("A poll has begun.")).isVisible();
    }

    @Test
    void keepsThePortOfTheDebuggerClosed() {
        // When // Then
        Assertions.assertThat(BRIDGE.bean(Environment.class).getProperty("camel.debug.jmx-connector-enabled"))
                .isEqualTo("false");
        Assertions.assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), 1099).close())
                .isInstanceOf(ConnectException.class);
    }

    private static long reviewed(String reason) {
        return BRIDGE.journal()
                .sql("select min(paperless_id) from document where state = 'NEEDS_REVIEW' and reason_code = :reason")
                .param("reason", reason)
                .query(Long.class)
                .single();
    }

    private static Page open(String path) {
        Page page = BROWSER.page();
        Browser.login(page, BRIDGE.address() + HAWTIO + path);
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
