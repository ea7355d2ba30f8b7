package io.paperbridge;

import io.paperbridge.sandbox.SandboxOptions;
import io.paperbridge.sandbox.SandboxServers;
import io.paperbridge.sandbox.bigcapital.BigCapitalSettings;
import io.paperbridge.sandbox.seed.DemoDocuments;
import io.paperbridge.sandbox.seed.SeedDocument;
import io.paperbridge.sandbox.seed.SeedParties;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Commands as processes of their own in one folder, and the sandbox servers they work with. */
record CommandLineRuns(Path folder) {

    /** What a command has answered. */
    record Run(int exitCode, String output) {}

    Run run(SandboxServers servers, Map<String, String> settings, String... arguments) throws Exception {
        return run(environment(servers, settings), arguments);
    }

    Run run(Map<String, String> environment, String... arguments) throws Exception {
        try (Started paperbridge = Started.in(folder, environment, arguments)) {
            int exitCode = paperbridge.exitCode();
            return new Run(exitCode, paperbridge.output());
        }
    }

    /** A rules file with one rule. */
    void writeRules(String when, String then) throws Exception {
        Files.writeString(
                folder.resolve("rules.yaml"),
                "rules:\n  - name: First\n    when: {" + when + "}\n    then: {" + then + "}\n");
    }

    static Map<String, String> environment(SandboxServers servers, Map<String, String> settings) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "PAPERLESS_URL", servers.paperlessUrl(),
                "PAPERLESS_TOKEN", servers.paperlessToken(),
                "BIGCAPITAL_URL", servers.bigcapitalUrl(),
                "BIGCAPITAL_API_KEY", servers.bigcapitalApiKey(),
                "PAPERBRIDGE_COMPANY_INPUT_TAX", "recoverable",
                "PAPERBRIDGE_FEED_INTERVAL", "200ms"));
        environment.putAll(settings);
        return environment;
    }

    static SandboxServers demo() {
        return servers(DemoDocuments.all(LocalDate.now(ZoneId.of("Europe/Berlin"))));
    }

    static SandboxServers servers(List<SeedDocument> documents) {
        return SandboxServers.start(SandboxOptions.defaults()
                .withSeed(documents)
                .withBigCapital(BigCapitalSettings.defaults().withTaxNumber(SeedParties.OUR_VAT_ID)));
    }
}
