package io.paperbridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.document.EntryKind;
import io.paperbridge.journal.Intervention;
import io.paperbridge.operations.ByHand;
import io.paperbridge.sandbox.Fault;
import io.paperbridge.sandbox.bigcapital.Voucher;
import io.paperbridge.sandbox.seed.Language;
import io.paperbridge.sandbox.seed.SeedDocuments;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a person decides about a document: not to be booked, booked by hand, to be booked again. */
class ByHandTest {

    private static final String BILLS = "/api/bills";
    private static final String BILL = "/api/bills/\\d+";
    private static final String VENDOR = "Handarbeit GmbH";
    private static final Bridge BRIDGE =
            new Bridge().with("paperbridge.retry.enabled", "false").with("paperbridge.breaker.failures", "50");

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
    void discardsADocumentInReviewAndTakesItAgainWhenTheTagIsPutBack() {
        // Given
        long id = inReview("DISCARD-1");

        // When
        Intervention discarded = hand().discard(id, "anna", "a quote");
        BRIDGE.awaitTold(id);

        // Then
        assertThat(discarded.done()).isTrue();
        assertThat(BRIDGE.value(id, "state || ' ' || reason_text")).isEqualTo("DISCARDED a quote");
        assertThat(BRIDGE.shown(id).tags()).isEmpty();
        assertThat(BRIDGE.shown(id).notes()).hasSize(1);
        assertThat(event(id, "discarded")).isEqualTo("anna a quote");

        // When
        BRIDGE.paperless.addTag(id, "to-book");
        BRIDGE.awaitState(id, "NEEDS_REVIEW");
        BRIDGE.awaitTold(id);

        // Then
        assertThat(BRIDGE.shown(id).tags()).containsExactly("booking-review");
    }

    @Test
    void sweepsUpTheDraftOfADiscardedDocument() {
        // Given
        BRIDGE.ledger.faults().once("GET", BILL, Fault.failBefore(400, Map.of()));
        BRIDGE.ledger.faults().once("DELETE", BILL, Fault.failBefore(503, Map.of()));
        long id = BRIDGE.add(Invoices.electronic("DISCARD-2", VENDOR));
        BRIDGE.awaitTold(id);
        int drafts = BRIDGE.bills(id).size();

        // When
        Intervention discarded = hand().discard(id, "anna", "sent by mistake");

        // Then
        assertThat(drafts).isEqualTo(1);
        assertThat(discarded.done()).isTrue();
        Bridge.await().until(() -> BRIDGE.bills(id).isEmpty());
    }

    @Test
    void doesNotDiscardWhatStandsInBigCapital() {
        // Given
        long booked = booked("DISCARD-3");
        long changed = booked("DISCARD-4");
        Voucher bill = BRIDGE.bills(changed).get(0);
        BRIDGE.bigcapital.byHand(
                "PUT",
                BILLS + "/" + bill.id(),
                Invoices.billLike(bill, "DISCARD-4-X").replace("71.22", "99.99"));
        BRIDGE.paperless.setTags(changed, "to-book");
        BRIDGE.awaitState(changed, "NEEDS_REVIEW");
        BRIDGE.awaitTold(changed);

        // When
        Intervention ofBooked = hand().discard(booked, "anna", "no");
        Intervention ofChanged = hand().discard(changed, "anna", "no");

        // Then
        assertThat(ofBooked.done()).isFalse();
        assertThat(ofChanged.done()).isFalse();
        assertThat(ofChanged.sentence().toString()).contains("DISCARD-4-X", "stands in BigCapital");
        assertThat(BRIDGE.value(booked, "state")).isEqualTo("CONFIRMED");
        assertThat(BRIDGE.value(changed, "state")).isEqualTo("NEEDS_REVIEW");
    }

    @Test
    void takesADocumentForBookedThatWasBookedByHandAndTellsADifference() {
        // Given
        Voucher pattern = BRIDGE.bills(booked("RESOLVE-0")).get(0);
        long id = inReview("RESOLVE-1");
        long bill = typed(pattern, "RESOLVE-1");
        BRIDGE.calm();

        // When
        Intervention resolved = hand().resolve(id, null, bill, "anna", "typed from paper");
        BRIDGE.awaitTold(id);

        // Then
        assertThat(resolved.done()).as(resolved.sentence().toString()).isTrue();
        assertThat(resolved.sentence().toString()).contains("RESOLVE-1", "71.22 EUR", "differ", "72.22 EUR");
        assertThat(BRIDGE.shown(id).tags()).containsExactly("booked");
        assertThat(BRIDGE.shown(id).field("BigCapital link")).endsWith("/bills/" + bill + "/edit");
        assertThat(event(id, "resolved by hand")).startsWith("anna ").endsWith("typed from paper");
        assertThat(Kinds.ledgerWrites(BRIDGE)).isZero();

        // When
        BRIDGE.paperless.setTags(id, "to-book");
        Bridge.await().until(() -> BRIDGE.shown(id).tags().contains("booked"));

        // Then
        assertThat(Kinds.ledgerWrites(BRIDGE)).isZero();
    }

    @Test
    void doesNotTakeAnEntryThatIsNotThereOrIsAnotherDocuments() {
        // Given
        long other = booked("RESOLVE-2");
        long id = inReview("RESOLVE-3");
        long bill = BRIDGE.bills(other).get(0).id();

        // When
        Intervention missing = hand().resolve(id, null, 99_999, "anna", null);
        Intervention wrongKind = hand().resolve(id, EntryKind.CREDIT_NOTE, bill, "anna", null);
        Intervention taken = hand().resolve(id, EntryKind.BILL, bill, "anna", null);
        Intervention booked = hand().resolve(other, null, bill, "anna", null);
        Intervention unknown = hand().resolve(88_888, null, bill, "anna", null);

        // Then
        assertThat(missing.sentence().toString()).contains("no such entry");
        assertThat(wrongKind.sentence().toString()).contains("no such entry");
        assertThat(taken.sentence().toString()).contains("belongs to Paperless document " + other);
        assertThat(booked.sentence().toString()).contains("CONFIRMED");
        assertThat(unknown.sentence().toString()).contains("does not know document");
        assertThat(BRIDGE.value(id, "state")).isEqualTo("NEEDS_REVIEW");
    }

    @Test
    void booksEveryKindAgainOnlyWhenItsEntryIsGone() {
        // Given
        Map<EntryKind, Long> ids = Kinds.addAll(BRIDGE, "AGAIN", "Wiederholung GmbH");
        BRIDGE.awaitTold(Kinds.ids(ids));

        // When // Then
        assertThat(ids).allSatisfy((kind, id) -> {
            Intervention early = hand().rebook(id, "anna", null);
            assertThat(early.done()).isFalse();
            assertThat(early.sentence().toString()).contains("stands in BigCapital");
            assertThat(BRIDGE.value(id, "state")).isEqualTo("CONFIRMED");
        });

        // When
        ids.forEach((kind, id) -> {
            long entry = BRIDGE.entries(id).get(0).id();
            BRIDGE.bigcapital.byHand("DELETE", Kinds.calls(kind).path() + "/" + entry, "");
        });
        ids.forEach((kind, id) ->
                assertThat(hand().rebook(id, "anna", "wrong period").done()).isTrue());
        ids.forEach((kind, id) -> BRIDGE.awaitState(id, "CONFIRMED"));
        BRIDGE.awaitTold(Kinds.ids(ids));

        // Then
        assertThat(ids).allSatisfy((kind, id) -> {
            assertThat(Kinds.isBookedOnce(BRIDGE, kind, id)).isTrue();
            assertThat(BRIDGE.shown(id).tags()).containsExactly("booked");
            assertThat(event(id, "started anew")).isEqualTo("anna rebook: wrong period");
        });
    }

    @Test
    void leavesToReplayWhatWasNeverBooked() {
        // Given
        long id = inReview("AGAIN-2");

        // When
        Intervention rebooked = hand().rebook(id, "anna", null);

        // Then
        assertThat(rebooked.done()).isFalse();
        assertThat(rebooked.sentence().toString()).contains("replay");
    }

    private static ByHand hand() {
        return BRIDGE.bean(ByHand.class);
    }

    private static long booked(String number) {
        long id = BRIDGE.add(Invoices.electronic(number, VENDOR));
        BRIDGE.awaitTold(id);
        assertThat(Invoices.isBookedOnce(BRIDGE, id)).isTrue();
        return id;
    }

    /** A document whose printed total is 1.00 too high: 72.22. */
    private static long inReview(String number) {
        long id = BRIDGE.add(
                SeedDocuments.text(Invoices.invoice(number, VENDOR).withWrongGross("1.00"), Language.GERMAN));
        BRIDGE.awaitTold(id);
        assertThat(BRIDGE.value(id, "state")).isEqualTo("NEEDS_REVIEW");
        return id;
    }

    /** A bill that a person types in BigCapital. */
    private static long typed(Voucher pattern, String number) {
        BRIDGE.bigcapital.byHand("POST", BILLS, Invoices.billLike(pattern, number));
        return BRIDGE.bigcapital.bills().stream()
                .filter(bill -> number.equals(bill.number()))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static String event(long id, String what) {
        return BRIDGE.journal()
                .sql(
                        """
                        select actor || ' ' || v.reason from event v join document d on d.document_key = v.document_key
                        where d.paperless_id = :id and what = :what order by event_id desc limit 1""")
                .param("id", id)
                .param("what", what)
                .query(String.class)
                .single();
    }
}
