package io.paperbridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.journal.RateTable;
import io.paperbridge.sandbox.Fault;
import io.paperbridge.sandbox.SandboxAnswer;
import io.paperbridge.sandbox.SandboxServer;
import io.paperbridge.sandbox.ecb.EcbSandbox;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LearnExchangeRatesRouteTest {

    private static final String DAILY = "/stats/eurofxref-daily.xml";
    private static final String ENTITIES =
            "<!DOCTYPE Cube [<!ENTITY r SYSTEM 'file:///etc/hostname'>]><Cube><Cube time='2026-10-01'>&r;</Cube></Cube>";

    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

    @Test
    void learnsTheDayInTheEndWhateverComesFirstAndBooksMeanwhile() {
        // Given
        try (SandboxServer ecb = new SandboxServer(new EcbSandbox(today.minusDays(30), today));
                Bridge bridge = bridge(ecb, "ecb")) {
            ecb.faults().once("GET", DAILY, Fault.failBefore(503, Map.of()));
            ecb.faults().once("GET", DAILY, Fault.htmlLogin());
            ecb.faults().once("GET", DAILY, Fault.loginRedirect());
            ecb.faults().once("GET", DAILY, instead(ENTITIES));
            long document = bridge.add(Invoices.electronic("RATES-1", "Nebenbei GmbH"));

            // When
            bridge.start();
            bridge.awaitTold(document);
            RateTable table = bridge.bean(RateTable.class);
            Bridge.await().atMost(Duration.ofSeconds(60)).until(() -> table.span()
                    .isPresent());

            // Then
            assertThat(bridge.value(document, "state")).isEqualTo("CONFIRMED");
            assertThat(ecb.log().count("GET", DAILY)).isEqualTo(5);
            assertThat(ecb.log().entries()).noneMatch(entry -> entry.path().startsWith("/accounts"));
        }
    }

    @Test
    void asksNobodyUnlessTheSettingsSaySo() {
        // Given
        try (SandboxServer ecb = new SandboxServer(new EcbSandbox(today.minusDays(30), today));
                Bridge bridge = bridge(ecb, "none")) {
            long document = bridge.add(Invoices.electronic("RATES-2", "Nebenbei GmbH"));

            // When
            bridge.start();
            bridge.awaitTold(document);

            // Then
            assertThat(ecb.log().entries()).isEmpty();
        }
    }

    static Bridge bridge(SandboxServer ecb, String source) {
        return new Bridge()
                .with("paperbridge.exchange-rates.source", source)
                .with("paperbridge.exchange-rates.ecb-url", ecb.url() + "/stats");
    }

    private static Fault instead(String body) {
        return new Fault(
                Fault.Applies.NEVER, Duration.ZERO, false, Optional.of(SandboxAnswer.text(200, "text/xml", body)));
    }
}
