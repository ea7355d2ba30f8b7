package io.paperbridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.document.EntryKind;
import io.paperbridge.sandbox.Fault;
import io.paperbridge.sandbox.bigcapital.Entry;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds for a bill holds for every kind of entry: made once, posted once, looked at again, told. */
class EveryKindTest {

    private static final Bridge BRIDGE = new Bridge()
            .with("paperbridge.lease", "4s")
            .with("paperbridge.quiet-time", "2s")
            .with("paperbridge.remote.answer-timeout", "2s")
            .with("paperbridge.breaker.failures", "50");

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

    @Test
    void makesADraftPostsItLooksAgainAndTellsPaperless() {
        // When
        Map<EntryKind, Long> ids = Kinds.addAll(BRIDGE, "WAY-1", "Weggefährten GmbH");
        BRIDGE.awaitTold(Kinds.ids(ids));

        // Then
        assertThat(ids).allSatisfy((kind, id) -> {
            Kinds.Calls calls = Kinds.calls(kind);
            assertThat(Kinds.isBookedOnce(BRIDGE, kind, id)).isTrue();
            assertThat(BRIDGE.ledger.log().entries("POST", calls.path()))
                    .singleElement()
                    .satisfies(create -> assertThat(create.body()).doesNotContain(":true"));
            assertThat(BRIDGE.ledger.log().count(calls.postMethod(), calls.post()))
                    .isEqualTo(1);
            assertThat(BRIDGE.ledger.log().count("GET", calls.entry())).isEqualTo(1); // the check before it is posted
            assertThat(BRIDGE.ledger.log().count("GET", calls.path()))
                    .isGreaterThanOrEqualTo(2); // before all, and the second look
            assertThat(BRIDGE.shown(id).tags()).containsExactly("booked");
            assertThat(BRIDGE.shown(id).notes()).isEmpty();
            assertThat(BRIDGE.shown(id).field("Invoice number")).isEqualTo("WAY-1-" + kind.name());
            assertThat(BRIDGE.shown(id).field("Total")).isEqualTo("EUR71.22");
            assertThat(BRIDGE.shown(id).field("BigCapital status")).isEqualTo("open");
            assertThat(BRIDGE.shown(id).field("BigCapital link"))
                    .endsWith(calls.path().replace("/api/sale-", "/").replace("/api", "") + "/"
                            + BRIDGE.entries(id).get(0).id() + "/edit");
        });
        assertThat(BRIDGE.ledger.log().count("GET", "/api/reports/transactions-by-reference"))
                .isGreaterThanOrEqualTo(5);
        assertThat(BRIDGE.bigcapital.ledgerBalanced()).isTrue();
    }

    @Test
    void adoptsTheDraftWhoseReplyWasLost() {
        // Given
        for (EntryKind kind : EntryKind.values()) {
            BRIDGE.ledger.faults().once("POST", Kinds.calls(kind).path(), Fault.applyThenFail(503));
        }

        // When
        Map<EntryKind, Long> ids = Kinds.addAll(BRIDGE, "LOST-1", "Verlustreich GmbH");
        BRIDGE.awaitTold(Kinds.ids(ids));

        // Then
        assertThat(ids).allSatisfy((kind, id) -> {
            assertThat(BRIDGE.ledger.log().count("POST", Kinds.calls(kind).path()))
                    .isEqualTo(1);
            assertThat(Kinds.isBookedOnce(BRIDGE, kind, id)).isTrue();
        });
    }

    @Test
    void postsOnceWhenTheReplyToThePostWasLost() {
        // Given
        for (EntryKind kind : EntryKind.values()) {
            Kinds.Calls calls = Kinds.calls(kind);
            BRIDGE.ledger.faults().once(calls.postMethod(), calls.post(), Fault.applyThenFail(503));
        }

        // When
        Map<EntryKind, Long> ids = Kinds.addAll(BRIDGE, "POST-1", "Verlustreich GmbH");
        BRIDGE.awaitTold(Kinds.ids(ids));

        // Then
        assertThat(ids).allSatisfy((kind, id) -> {
            Kinds.Calls calls = Kinds.calls(kind);
            assertThat(BRIDGE.ledger.log().count(calls.postMethod(), calls.post()))
                    .isEqualTo(1);
            assertThat(Kinds.isBookedOnce(BRIDGE, kind, id)).isTrue();
        });
    }

    @Test
    void takesAlreadyPostedForSuccessAfterALook() {
        // Given
        for (EntryKind kind : EntryKind.values()) {
            Kinds.Calls calls = Kinds.calls(kind);
            BRIDGE.ledger.faults().once(calls.postMethod(), calls.post(), Fault.holdBefore());
            long id = BRIDGE.add(Kinds.electronic(kind, "ALREADY-" + kind.name(), "Zuvorkommen GmbH"));

            // When
            Bridge.await().until(() -> BRIDGE.ledger.faults().waiting() == 1);
            Entry draft = BRIDGE.entries(id).get(0);
            BRIDGE.bigcapital.byHand(calls.postMethod(), calls.post().replace("\\d+", Long.toString(draft.id())), "");
            BRIDGE.ledger.faults().release();
            BRIDGE.awaitTold(id);

            // Then
            assertThat(BRIDGE.ledger.log().entries(calls.postMethod(), calls.post()))
                    .as(kind.name())
                    .singleElement()
                    .satisfies(post -> assertThat(post.status()).isEqualTo(400));
            assertThat(Kinds.isBookedOnce(BRIDGE, kind, id)).as(kind.name()).isTrue();
            assertThat(BRIDGE.shown(id).tags()).containsExactly("booked");
        }
    }

    @Test
    void writesNothingWhenBookedDocumentsArePutBack() {
        // Given
        Map<EntryKind, Long> ids = Kinds.addAll(BRIDGE, "AGAIN-1", "Wiederkehr GmbH");
        BRIDGE.awaitTold(Kinds.ids(ids));
        BRIDGE.calm();

        // When
        ids.values().forEach(id -> BRIDGE.paperless.setTags(id, "to-book"));
        Bridge.await().until(() -> ids.values().stream()
                .allMatch(id -> BRIDGE.shown(id).tags().contains("booked")));

        BRIDGE.awaitTold(Kinds.ids(ids));

        // Then
        assertThat(Kinds.ledgerWrites(BRIDGE)).isZero();
        assertThat(ids).allSatisfy((kind, id) -> {
            assertThat(Kinds.isBookedOnce(BRIDGE, kind, id)).isTrue();
            assertThat(BRIDGE.shown(id).notes()).isEmpty();
        });
    }
}
