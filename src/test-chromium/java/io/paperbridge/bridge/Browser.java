package io.paperbridge.bridge;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Debian's Chromium without a window. Each page it opens is a visitor of its own, without the login of the others.
 *
 * <p>Where it is not installed, the Maven profile {@code chromium} is off, and none of this is compiled.
 */
final class Browser implements AutoCloseable {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path PICTURES = Path.of("docs/pictures");
    private static final Path UNUSED = Path.of("target/pictures");
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 860;
    private static final double PATIENCE = 30_000;

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;
    private final List<String> faults = new CopyOnWriteArrayList<>();

    Browser() {
        playwright = Playwright.create(new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        chromium = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setHeadless(true)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--disable-dev-shm-usage",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    /** A page in a light window as wide as a laptop's. */
    Page page() {
        return page(WIDTH, HEIGHT, ColorScheme.LIGHT);
    }

    /** A page of a visitor who prefers a color scheme. */
    Page page(int width, int height, ColorScheme scheme) {
        return page(options(width, height, scheme));
    }

    /** A page of a visitor whose browser runs no scripts. */
    Page pageWithoutScripts() {
        return page(options(WIDTH, HEIGHT, ColorScheme.LIGHT).setJavaScriptEnabled(false));
    }

    private static NewContextOptions options(int width, int height, ColorScheme scheme) {
        return new NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(scheme)
                .setLocale("en-GB")
                .setTimezoneId("UTC");
    }

    private Page page(NewContextOptions options) {
        BrowserContext visitor = chromium.newContext(options);
        visitor.setDefaultTimeout(PATIENCE);
        visitor.setDefaultNavigationTimeout(PATIENCE);
        Page page = visitor.newPage();
        page.onPageError(faults::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                faults.add(message.text() + " " + message.location());
            }
        });
        return page;
    }

    /** Opens an address behind the login form, as the operator of {@link Bridge#startWithWeb}. */
    static void login(Page page, String address) {
        page.navigate(address);
        page.locator("input[name=username]").fill("paperbridge");
        page.locator("input[name=password]").fill("open sesame");
        page.locator("button[type=submit]").click();
        page.waitForURL(url -> !url.contains("/login"));
    }

    /** What scripts threw and the console reported as errors, on all pages so far. */
    List<String> faults() {
        return List.copyOf(faults);
    }

    /** Keeps what the window shows: in {@code target/pictures}, or in the documentation when that is to be renewed. */
    static void picture(Page page, String name) {
        Path folder = Boolean.getBoolean("flow.update") ? PICTURES : UNUSED;
        page.screenshot(new Page.ScreenshotOptions().setPath(folder.resolve(name + ".png")));
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }
}
