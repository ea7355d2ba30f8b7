package io.paperbridge.bridge;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import io.paperbridge.sandbox.seed.Language;
import io.paperbridge.sandbox.seed.SeedDocuments;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages, as people with a phone, a keyboard, a screen reader or without scripts have them. */
class PagesInChromiumTest {

    private static final String STRICT =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " form-action 'self'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'";
    private static final Bridge BRIDGE = new Bridge();
    private static final Browser BROWSER = new Browser();

    private static long booked;
    private static long asked;

    @BeforeAll
    static void start() {
        BRIDGE.paperless.grant("add_document");
        BRIDGE.paperless.grant("view_paperlesstask");
        BRIDGE.startWithWeb();
        booked = BRIDGE.add(Invoices.electronic("SEEN-1", "Nordwind Energie AG"));
        asked = inReview("SEEN-2");
        BRIDGE.awaitTold(booked, asked);
    }

    @AfterAll
    static void stop() {
        BROWSER.close();
        BRIDGE.close();
    }

    @ParameterizedTest
    @CsvSource({"360, LIGHT", "360, DARK", "1280, LIGHT", "1280, DARK"})
    void nobodyIsShutOut(int width, ColorScheme scheme) {
        // Given
        Page page = BROWSER.page(width, 800, scheme);
        strictly(page);
        page.navigate(BRIDGE.address() + "/login");
        List<String> atTheDoor = violations(page);
        Browser.login(page, BRIDGE.address() + "/");
        // When
        List<String> inside = Stream.of(
                        "/",
                        "/documents",
                        "/documents?text=no+such+thing&from=2026-01-01",
                        "/documents/" + asked,
                        "/documents/" + booked,
                        "/reasons/duplicate",
                        "/upload")
                .flatMap(path -> {
                    page.navigate(BRIDGE.address() + path);
                    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)");
                    return Stream.concat(violations(page).stream(), overflow(page, path));
                })
                .toList();
        // Then
        assertThat(atTheDoor).isEmpty();
        assertThat(inside).isEmpty();
        assertThat(BROWSER.faults()).isEmpty();
    }

    @Test
    void theKeyboardReachesTheContentFirst() {
        // Given
        Page page = BROWSER.page();
        Browser.login(page, BRIDGE.address() + "/documents");
        // When
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        page.keyboard().press("Tab");
        // Then
        assertThat(page.locator("#text")).isFocused();
    }

    @Test
    void worksWithoutScripts() {
        // Given
        long wrong = inReview("SEEN-3");
        BRIDGE.awaitTold(wrong);
        Page page = BROWSER.pageWithoutScripts();
        Browser.login(page, BRIDGE.address() + "/");
        page.locator("nav a", new Page.LocatorOptions().setHasText("Documents")).click();
        page.locator("#text").fill("#" + wrong);
        page.locator("form[role=search] button").click();
        page.locator("table a").click();
        // When
        page.locator("button", new Page.LocatorOptions().setHasText("Start anew"))
                .click();
        assertThat(page.locator("[role=status]")).hasText("Document " + wrong + " starts anew.");
        BRIDGE.awaitState(wrong, "NEEDS_REVIEW");
        BRIDGE.awaitTold(wrong);
        page.reload();
        page.locator("summary", new Page.LocatorOptions().setHasText("Discard")).click();
        page.locator("#discard-reason").fill("a quote");
        page.locator("button.danger").click();
        // Then
        assertThat(page.locator("[role=status]")).containsText("discarded");
        assertThat(page.locator(".state.discarded").first()).hasText("Discarded");
        assertThat(page.locator(".history")).containsText("a quote");
        page.locator(".leave button").click();
        assertThat(page.locator("[role=status]")).hasText("You are logged out.");
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void takesFiles(boolean scripts) {
        // Given
        Page page = scripts ? BROWSER.page() : BROWSER.pageWithoutScripts();
        Browser.login(page, BRIDGE.address() + "/upload");
        byte[] pdf = Invoices.electronic("SEEN-4" + scripts, "Nordwind Energie AG")
                .original()
                .bytes();
        if (scripts) {
            drop(page, pdf);
        } else {
            page.locator("#file").setInputFiles(new FilePayload("invoice.pdf", "application/pdf", pdf));
        }
        // When
        page.locator("main form button").click();
        // Then
        assertThat(page.locator("[role=status]")).containsText("Paperless has got the files: 1.");
        assertThat(page.locator("main li")).containsText("invoice.pdf");
    }

    /** What a browser does when a person drops a file on the form. */
    private static void drop(Page page, byte[] content) {
        page.evaluate(
                """
                text => {
                  const files = new DataTransfer();
                  const bytes = Uint8Array.from(atob(text), c => c.charCodeAt(0));
                  files.items.add(new File([bytes], 'invoice.pdf', {type: 'application/pdf'}));
                  document.querySelector('[data-drop]')
                      .dispatchEvent(new DragEvent('drop', {dataTransfer: files, bubbles: true, cancelable: true}));
                }""",
                Base64.getEncoder().encodeToString(content));
    }

    @Test
    void isSeenInTheDocumentation() {
        // Given
        BRIDGE.journal()
                .sql(
                        """
                        insert into document (paperless_id, added, reference, state, told, due_at, created_at)
                        select 1000 + n, current_timestamp, 'PLX-' || (1000 + n), 'CONFIRMED', true, current_timestamp,
                            dateadd(minute, -n * 97, current_timestamp)
                        from system_range(1, 430) as numbers(n) where mod(n * n, 7) > 1 or mod(n, 100) < 60""")
                .update();
        BRIDGE.journal()
                .sql(
                        """
                        insert into event (document_key, happened_at, actor, from_state, to_state, what)
                        select document_key, dateadd(second, 40, created_at), 'node', 'PROCESSING',
                            case when mod(paperless_id, 13) = 0 then 'NEEDS_REVIEW' when mod(paperless_id, 41) = 0 then 'PARKED'
                                else 'CONFIRMED' end, 'ended'
                        from document where paperless_id > 1000""")
                .update();
        Page page = BROWSER.page(1280, 1100, ColorScheme.LIGHT);
        Browser.login(page, BRIDGE.address() + "/");
        // When
        Browser.picture(page, "overview");
        page.setViewportSize(1280, 860);
        page.navigate(BRIDGE.address() + "/documents/" + asked);
        Browser.picture(page, "document");
        // Then
        assertThat(page.locator("h2").first()).hasText("What to do");
    }

    /** What axe-core finds wrong, each with where. */
    private static List<String> violations(Page page) {
        return new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .map(rule -> page.url() + ": " + words(rule))
                        .toList();
    }

    private static String words(Rule rule) {
        return rule.getId() + " "
                + rule.getNodes().stream().map(node -> node.getHtml()).toList();
    }

    private static Stream<String> overflow(Page page, String path) {
        boolean fits = (Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth");
        return fits ? Stream.empty() : Stream.of(path + " is wider than the window");
    }

    /** Lets a page do no more than the strictest policy allows. */
    private static void strictly(Page page) {
        page.route(url -> url.startsWith(BRIDGE.address()), PagesInChromiumTest::withPolicy);
    }

    private static void withPolicy(Route route) {
        APIResponse answer = route.fetch(new Route.FetchOptions().setMaxRedirects(0));
        Map<String, String> headers = new HashMap<>(answer.headers());
        headers.put("content-security-policy", STRICT);
        route.fulfill(new Route.FulfillOptions().setResponse(answer).setHeaders(headers));
    }

    private static long inReview(String number) {
        return BRIDGE.add(SeedDocuments.text(
                Invoices.invoice(number, "Nordwind Energie AG").withWrongGross("1.00"), Language.GERMAN));
    }
}
