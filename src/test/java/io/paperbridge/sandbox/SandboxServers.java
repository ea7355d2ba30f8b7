package io.paperbridge.sandbox;

import io.paperbridge.sandbox.bigcapital.BigCapitalSandbox;
import io.paperbridge.sandbox.paperless.PaperlessSandbox;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** Both sandbox servers, for a test or to be started alone and used from outside. */
public final class SandboxServers implements AutoCloseable {

    private final PaperlessSandbox paperless;
    private final BigCapitalSandbox bigcapital;
    private final SandboxServer paperlessServer;
    private final SandboxServer bigcapitalServer;

    private SandboxServers(SandboxOptions options) {
        paperless = new PaperlessSandbox(options.version(), options.clock());
        bigcapital = new BigCapitalSandbox(options.clock(), options.bigcapital());
        paperless.grant("add_document");
        paperless.grant("view_paperlesstask");
        paperless.seed(archive -> options.seed().forEach(document -> archive.add(document.source())));
        paperlessServer = new SandboxServer(paperless, options.paperlessPort());
        bigcapitalServer = new SandboxServer(bigcapital, options.bigcapitalPort());
        paperlessServer.faults().latency(options.latency());
        bigcapitalServer.faults().latency(options.latency());
        options.paperlessFaults().forEach(rule -> script(paperless, paperlessServer, rule));
        options.bigcapitalFaults().forEach(rule -> script(bigcapital, bigcapitalServer, rule));
    }

    /** Starts both. */
    public static SandboxServers start(SandboxOptions options) {
        return new SandboxServers(options);
    }

    /** Starts both on any free port, without documents. */
    public static SandboxServers start() {
        return start(SandboxOptions.defaults());
    }

    /** Starts both and serves until the process is stopped. */
    public static void main(String... args) throws InterruptedException {
        SandboxOptions options;
        try {
            options = SandboxOptions.parse(args);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "\n" + SandboxOptions.USAGE);
            System.exit(2);
            return;
        }
        try (SandboxServers servers = start(options)) {
            System.out.println(servers.howToUse());
            new CountDownLatch(1).await();
        }
    }

    public PaperlessSandbox paperless() {
        return paperless;
    }

    public BigCapitalSandbox bigcapital() {
        return bigcapital;
    }

    /** The server of Paperless: its URL, faults and log. */
    public SandboxServer paperlessServer() {
        return paperlessServer;
    }

    /** The server of BigCapital: its URL, faults and log. */
    public SandboxServer bigcapitalServer() {
        return bigcapitalServer;
    }

    public String paperlessUrl() {
        return paperlessServer.url();
    }

    public String bigcapitalUrl() {
        return bigcapitalServer.url();
    }

    public String paperlessToken() {
        return PaperlessSandbox.TOKEN;
    }

    public String bigcapitalApiKey() {
        return bigcapital.settings().apiKey();
    }

    @Override
    public void close() {
        paperlessServer.close();
        bigcapitalServer.close();
    }

    private static void script(SandboxApp app, SandboxServer server, String rule) {
        SandboxRequest request = new SandboxRequest(
                "POST",
                Control.PREFIX + "faults",
                Map.of(),
                Map.of(),
                new SandboxRequest.Body(rule.getBytes(StandardCharsets.UTF_8)));
        SandboxAnswer answer = new Control(app, server.faults(), server.log()).handle(request);
        if (answer.status() != 204) {
            throw new IllegalArgumentException("The fault " + rule + " cannot be scripted: "
                    + answer.body().text());
        }
    }

    private String howToUse() {
        return """
                PAPERLESS_URL=%s
                PAPERLESS_TOKEN=%s
                BIGCAPITAL_URL=%s
                BIGCAPITAL_API_KEY=%s
                # %d documents wait in Paperless. Both servers take commands under /__sandbox/:
                # POST reset, POST faults, DELETE faults, POST release, GET requests, GET state.
                """
                .formatted(
                        paperlessUrl(),
                        paperlessToken(),
                        bigcapitalUrl(),
                        bigcapitalApiKey(),
                        paperless.documents().size());
    }
}
