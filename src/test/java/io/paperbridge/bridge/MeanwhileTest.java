package io.paperbridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.document.EntryKind;
import io.paperbridge.sandbox.paperless.NewDocument;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What people do in Paperless and in BigCapital while a document is in work makes nothing twice and loses nothing. */
class MeanwhileTest {

    private static final List<EntryKind> ALL = List.of(EntryKind.values());
    private static final String VENDOR = "Zwischendurch Handel GmbH";

    private static final Bridge BRIDGE = new Bridge()
            .with("paperbridge.bigcapital.in-flight", "8")
            .with("paperbridge.queue.tell", "seda:tell?concurrentConsumers=5")
            .with("paperbridge.lease", "20s")
            .with("paperbridge.quiet-time", "15s")
            .with("paperbridge.remote.answer-timeout", "15s");

    private final Map<Long, Invariant.Wanted> documents = new HashMap<>();
    private String number = "";

    @BeforeAll
    static void start() {
        BRIDGE.start();
    }

    @AfterAll
    static void stop() {
        BRIDGE.close();
    }

    @BeforeEach
    void calm(TestInfo test) {
        BRIDGE.calm();
        String which = test.getTestMethod().map(Method::getName).orElse("") + test.getDisplayName();
        number = Integer.toHexString(which.hashCode()) + "-";
    }

    @Test
    void makesTheDraftsAgainThatSomebodyDeletedBeforeTheirCheck() {
        // Given
        Map<EntryKind, Long> ids = held(Boundary.VERIFY, ALL);

        // When
        ids.forEach(this::deleteEntry);
        goOn();

        // Then
        assertThat(ids).allSatisfy((kind, id) -> {
            assertThat(BRIDGE.ledger.log().count("POST", Kinds.calls(kind).path()))
                    .isEqualTo(2);
            assertThat(Kinds.isBookedOnce(BRIDGE, kind, id)).isTrue();
        });
        assertThat(breaches()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void makesTheDraftAgainThatSomebodyDeletedJustBeforeItsPost(EntryKind kind) {
        // Given
        Map<EntryKind, Long> ids = held(Boundary.POST_LATE, List.of(kind));

        // When
        ids.forEach(this::deleteEntry);
        goOn();

        // Then
        assertThat(Kinds.isBookedOnce(BRIDGE, kind, ids.getOrDefault(kind, 0L))).isTrue();
        assertThat(breaches()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void makesTheEntryAgainThatSomebodyDeletedBeforeTheSecondLook(EntryKind kind) {
        // Given
        Map<EntryKind, Long> ids = held(Boundary.SECOND_LOOK, List.of(kind));

        // When
        ids.forEach(this::deleteEntry);
        goOn();

        // Then
        assertThat(Kinds.isBookedOnce(BRIDGE, kind, ids.getOrDefault(kind, 0L))).isTrue();
        assertThat(breaches()).isEmpty();
    }

    @Test
    void asksAPersonWhenAPostedEntryIsEditedBeforeTheSecondLook() {
        // Given
        long id = held(Boundary.SECOND_LOOK, List.of(EntryKind.BILL)).getOrDefault(EntryKind.BILL, 0L);

        // When
        String edited = Invoices.billLike(BRIDGE.bills(id).get(0), number + EntryKind.BILL)
                .replace("71.22", "99.99");
        BRIDGE.bigcapital.byHand(
                "PUT",
                "/api/bills/" + BRIDGE.bills(id).get(0).id(),
                edited.replaceFirst("\\{", "{\"reference_no\":\"PLX-" + id + "\","));
        goOn();

        // Then
        assertThat(BRIDGE.value(id, "state || ' ' || reason_code")).isEqualTo("NEEDS_REVIEW entry-differs");
        assertThat(BRIDGE.ledger.log().count("POST", "/api/bills")).isEqualTo(1);
        assertThat(BRIDGE.bills(id)).singleElement().satisfies(bill -> assertThat(bill.total())
                .isEqualByComparingTo("99.99"));
        assertThat(breaches()).isEmpty();
    }

    @Test
    void booksOnceWhatIsMergedIntoAnotherDocumentWhileItsDraftIsMade() {
        // Given
        long id = held(Boundary.CREATE_MADE, List.of(EntryKind.BILL)).getOrDefault(EntryKind.BILL, 0L);

        // When
        BRIDGE.paperless.delete(id);
        long merged = add(EntryKind.BILL, Kinds.electronic(EntryKind.BILL, number + EntryKind.BILL, VENDOR));
        goOn();

        // Then
        assertThat(Kinds.isBookedOnce(BRIDGE, EntryKind.BILL, id)).isTrue();
        assertThat(BRIDGE.entries(merged)).isEmpty();
        assertThat(BRIDGE.value(merged, "state || ' ' || reason_code")).isEqualTo("NEEDS_REVIEW duplicate");
        assertThat(breaches()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"DETAIL", "CREATE_MADE"})
    void booksOnceTheVersionOfTheFileThatItHasRead(Boundary boundary) {
        // Given
        long id = held(boundary, List.of(EntryKind.BILL)).getOrDefault(EntryKind.BILL, 0L);
        boolean isRead = boundary == Boundary.CREATE_MADE;

        // When
        BRIDGE.paperless.replaceFile(id, Invoices.electronicAndDearer(number + EntryKind.BILL, VENDOR));
        goOn();

        // Then
        assertThat(BRIDGE.bills(id)).singleElement().satisfies(bill -> assertThat(bill.total())
                .isEqualByComparingTo(isRead ? "71.22" : "120.36"));
        assertThat(BRIDGE.shown(id).field("Total")).isEqualTo(isRead ? "EUR71.22" : "EUR120.36");
        assertThat(BRIDGE.shown(id).tags()).containsExactly("booked");
    }

    @Test
    void booksOneOfTheSameFileThatArrivesTwiceAtOnce() {
        // Given
        Map<EntryKind, NewDocument> files = new HashMap<>();
        ALL.forEach(kind -> files.put(kind, Kinds.electronic(kind, number + kind, VENDOR)));

        // When
        List<Long> ids = new ArrayList<>();
        files.forEach((kind, file) -> ids.add(add(kind, file)));
        files.forEach((kind, file) -> ids.add(add(kind, file)));
        ids.forEach(BRIDGE::awaitTold);

        // Then
        assertThat(ids)
                .filteredOn(id -> BRIDGE.value(id, "state").equals("CONFIRMED"))
                .hasSize(files.size());
        assertThat(ids)
                .filteredOn(id -> BRIDGE.value(id, "state || ' ' || coalesce(reason_code, '')")
                        .equals("NEEDS_REVIEW duplicate"))
                .hasSize(files.size());
        assertThat(ids.stream().mapToInt(id -> BRIDGE.entries(id).size()).sum()).isEqualTo(files.size());
        assertThat(breaches()).isEmpty();
    }

    @Test
    void booksOnceWhatManyPollsHaveSeenBeforeItIsDone() {
        // Given
        Map<EntryKind, Long> ids = held(Boundary.VERIFY, ALL);
        long polls = BRIDGE.archive.log().count("GET", "/api/documents/");

        // When
        Bridge.await().until(() -> BRIDGE.archive.log().count("GET", "/api/documents/") >= polls + 2);
        goOn();

        // Then
        assertThat(ids).allSatisfy((kind, id) -> {
            assertThat(BRIDGE.ledger.log().count("POST", Kinds.calls(kind).path()))
                    .isEqualTo(1);
            assertThat(Kinds.isBookedOnce(BRIDGE, kind, id)).isTrue();
        });
        assertThat(breaches()).isEmpty();
    }

    /** One document of each of these kinds, held at a boundary. */
    private Map<EntryKind, Long> held(Boundary boundary, List<EntryKind> kinds) {
        Map<EntryKind, Long> ids = new HashMap<>();
        boundary.hold(BRIDGE, kinds);
        kinds.forEach(kind -> ids.put(kind, add(kind, Kinds.electronic(kind, number + kind, VENDOR))));
        Bridge.await().until(() -> boundary.faults(BRIDGE).waiting() >= boundary.held(kinds.size()));
        return ids;
    }

    private long add(EntryKind kind, NewDocument document) {
        long id = BRIDGE.add(document);
        documents.put(id, new Invariant.Wanted(kind, Kinds.GROSS));
        return id;
    }

    private void deleteEntry(EntryKind kind, long id) {
        BRIDGE.bigcapital.byHand(
                "DELETE",
                Kinds.calls(kind).path() + "/" + BRIDGE.entries(id).get(0).id(),
                "");
    }

    private void goOn() {
        BRIDGE.ledger.faults().release();
        BRIDGE.archive.faults().release();
        documents.keySet().forEach(BRIDGE::awaitTold);
    }

    private List<String> breaches() {
        return Invariant.breaches(BRIDGE, BRIDGE.journal(), documents);
    }
}
