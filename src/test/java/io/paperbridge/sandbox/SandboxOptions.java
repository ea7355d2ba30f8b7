package io.paperbridge.sandbox;

import io.paperbridge.sandbox.bigcapital.BigCapitalSettings;
import io.paperbridge.sandbox.paperless.PaperlessVersion;
import io.paperbridge.sandbox.seed.DemoDocuments;
import io.paperbridge.sandbox.seed.SeedDocument;
import io.paperbridge.sandbox.seed.SeedDocuments;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.convert.DurationStyle;

/**
 * How the two sandbox servers are to start.
 *
 * @param paperlessPort 0 for any free one
 * @param bigcapitalPort 0 for any free one
 * @param version the release Paperless behaves like
 * @param bigcapital the organization, and how fragile its server is
 * @param clock the clock of both servers
 * @param latency how long every request waits first
 * @param seed the documents Paperless starts with, and goes back to on a reset
 * @param paperlessFaults rules as {@code POST /__sandbox/faults} takes them
 * @param bigcapitalFaults the same for BigCapital
 */
public record SandboxOptions(
        int paperlessPort,
        int bigcapitalPort,
        PaperlessVersion version,
        BigCapitalSettings bigcapital,
        Clock clock,
        Duration latency,
        List<SeedDocument> seed,
        List<String> paperlessFaults,
        List<String> bigcapitalFaults) {

    static final String USAGE =
            """
            --paperless-port <n>      default 8010; 0 for any free one
            --bigcapital-port <n>     default 8011
            --paperless-version <v>   3 (default) or 2
            --bigcapital <kind>       0.24.7 (default), newer (links attachments to all kinds), not-built
            --seed demo|<n>|none      the documents of the demo (default), n e-invoices, or nothing
            --latency <duration>      every request waits first, for example 20ms
            --fault <server>=<rule>   for example bigcapital={"kind":"applyThenFail","method":"POST","path":"/api/bills","status":503}
            """;

    private static final long LOAD_SEED = 2026;

    public SandboxOptions {
        seed = List.copyOf(seed);
        paperlessFaults = List.copyOf(paperlessFaults);
        bigcapitalFaults = List.copyOf(bigcapitalFaults);
    }

    /** Any free ports, the newest Paperless, no documents, no latency, no faults. */
    public static SandboxOptions defaults() {
        return new SandboxOptions(
                0,
                0,
                PaperlessVersion.V3_0_5,
                BigCapitalSettings.defaults(),
                Clock.systemUTC(),
                Duration.ZERO,
                List.of(),
                List.of(),
                List.of());
    }

    /** The same with these documents. */
    public SandboxOptions withSeed(List<SeedDocument> documents) {
        return new SandboxOptions(
                paperlessPort,
                bigcapitalPort,
                version,
                bigcapital,
                clock,
                latency,
                documents,
                paperlessFaults,
                bigcapitalFaults);
    }

    /** The same with another Paperless. */
    public SandboxOptions withVersion(PaperlessVersion newVersion) {
        return new SandboxOptions(
                paperlessPort,
                bigcapitalPort,
                newVersion,
                bigcapital,
                clock,
                latency,
                seed,
                paperlessFaults,
                bigcapitalFaults);
    }

    /** The same with another BigCapital. */
    public SandboxOptions withBigCapital(BigCapitalSettings settings) {
        return new SandboxOptions(
                paperlessPort,
                bigcapitalPort,
                version,
                settings,
                clock,
                latency,
                seed,
                paperlessFaults,
                bigcapitalFaults);
    }

    /**
     * What the command line asks for.
     *
     * @throws IllegalArgumentException naming the option that is wrong
     */
    static SandboxOptions parse(String... args) {
        int paperlessPort = 8010;
        int bigcapitalPort = 8011;
        PaperlessVersion version = PaperlessVersion.V3_0_5;
        BigCapitalSettings bigcapital = BigCapitalSettings.defaults();
        Duration latency = Duration.ZERO;
        List<SeedDocument> seed = seed("demo");
        List<String> paperlessFaults = new ArrayList<>();
        List<String> bigcapitalFaults = new ArrayList<>();
        for (int i = 0; i < args.length; i += 2) {
            if (i + 1 == args.length) {
                throw new IllegalArgumentException(args[i] + " needs a value.");
            }
            String value = args[i + 1];
            switch (args[i]) {
                case "--paperless-port" -> paperlessPort = Integer.parseInt(value);
                case "--bigcapital-port" -> bigcapitalPort = Integer.parseInt(value);
                case "--paperless-version" ->
                    version = value.startsWith("2") ? PaperlessVersion.V2_20_15 : PaperlessVersion.V3_0_5;
                case "--bigcapital" -> bigcapital = bigcapital(value);
                case "--seed" -> seed = seed(value);
                case "--latency" -> latency = DurationStyle.detectAndParse(value);
                case "--fault" -> {
                    String rule = value.substring(value.indexOf('=') + 1);
                    (value.startsWith("paperless=") ? paperlessFaults : bigcapitalFaults).add(rule);
                }
                default -> throw new IllegalArgumentException("There is no option " + args[i] + ".");
            }
        }
        return new SandboxOptions(
                paperlessPort,
                bigcapitalPort,
                version,
                bigcapital,
                Clock.systemUTC(),
                latency,
                seed,
                paperlessFaults,
                bigcapitalFaults);
    }

    private static BigCapitalSettings bigcapital(String kind) {
        return switch (kind) {
            case "0.24.7" -> BigCapitalSettings.defaults();
            case "newer" -> BigCapitalSettings.defaults().linkingAllKinds();
            case "not-built" -> BigCapitalSettings.defaults().notBuilt();
            default -> throw new IllegalArgumentException("There is no BigCapital of the kind " + kind + ".");
        };
    }

    private static List<SeedDocument> seed(String name) {
        return switch (name) {
            case "demo" -> DemoDocuments.all(LocalDate.now(ZoneOffset.UTC));
            case "none" -> List.of();
            default -> SeedDocuments.many(Integer.parseInt(name), LOAD_SEED);
        };
    }
}
