package io.paperbridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.document.EntryKind;
import io.paperbridge.sandbox.Fault;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A request that takes effect after its client gave up, as late as the quiet time allows, is found and not repeated. */
class LateApplyTest {

    /** Of a quiet time of four seconds after the request was sent. */
    private static final Duration LATE = Duration.ofMillis(3500);

    private static final Bridge BRIDGE = new Bridge().with("paperbridge.breaker.failures", "50");

    /** How a client comes to give up. */
    private enum GivesUp {
        GATEWAY_TIMEOUT,
        RESET,
        /** The client waits three seconds for an answer. */
        NO_ANSWER;

        private Fault fault() {
            return switch (this) {
                case GATEWAY_TIMEOUT -> Fault.applyLate(LATE, 504);
                case RESET -> Fault.applyLateAndReset(LATE);
                case NO_ANSWER -> Fault.stallBefore(LATE);
            };
        }
    }

    @BeforeAll
    static void start() {
        BRIDGE.start();
    }

    @AfterAll
    static void stop() {
        BRIDGE.close();
    }

    @BeforeEach
    void calm() {
        BRIDGE.calm();
    }

    @ParameterizedTest
    @EnumSource
    void createsEveryKindOnce(GivesUp how) {
        // Given
        for (EntryKind kind : EntryKind.values()) {
            BRIDGE.ledger.faults().once("POST", Kinds.calls(kind).path(), how.fault());
        }

        // When
        Map<EntryKind, Long> ids = Kinds.addAll(BRIDGE, "CREATE-" + how, "Spätdienst GmbH");
        BRIDGE.awaitTold(Kinds.ids(ids));

        // Then
        assertThat(ids).allSatisfy((kind, id) -> {
            assertThat(BRIDGE.ledger.log().count("POST", Kinds.calls(kind).path()))
                    .isEqualTo(1);
            assertThat(Kinds.isBookedOnce(BRIDGE, kind, id)).isTrue();
        });
    }

    @ParameterizedTest
    @EnumSource
    void postsEveryKindOnce(GivesUp how) {
        // Given
        for (EntryKind kind : EntryKind.values()) {
            Kinds.Calls calls = Kinds.calls(kind);
            BRIDGE.ledger.faults().once(calls.postMethod(), calls.post(), how.fault());
        }

        // When
        Map<EntryKind, Long> ids = Kinds.addAll(BRIDGE, "POST-" + how, "Spätdienst GmbH");
        Bridge.await().atMost(Duration.ofMinutes(1)).until(() -> ids.values().stream()
                .allMatch(id -> BRIDGE.count("told = true and paperless_id = " + id) == 1));

        // Then
        assertThat(ids).allSatisfy((kind, id) -> {
            Kinds.Calls calls = Kinds.calls(kind);
            assertThat(BRIDGE.ledger.log().count(calls.postMethod(), calls.post()))
                    .isEqualTo(1);
            assertThat(Kinds.isBookedOnce(BRIDGE, kind, id)).isTrue();
        });
        assertThat(BRIDGE.bigcapital.maxPostingsInFlight()).isEqualTo(1);
    }
}
