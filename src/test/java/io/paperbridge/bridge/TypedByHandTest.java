package io.paperbridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.document.EntryKind;
import io.paperbridge.sandbox.bigcapital.Entry;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What somebody has typed into BigCapital already is linked, not booked again; where it is not sure, a person is asked. */
class TypedByHandTest {

    private static final String PARTY = "Handarbeit Haupt GmbH";
    private static final Bridge BRIDGE = new Bridge();
    private static final Map<EntryKind, Long> PARTIES = new EnumMap<>(EntryKind.class);

    /** Whose ids the typed entries name: a document of each kind is booked first. */
    @BeforeAll
    static void start() {
        BRIDGE.start();
        Map<EntryKind, Long> first = Kinds.addAll(BRIDGE, "FIRST", PARTY);
        BRIDGE.awaitTold(Kinds.ids(first));
        first.forEach((kind, id) -> PARTIES.put(kind, BRIDGE.entries(id).get(0).contact()));
    }

    @AfterAll
    static void stop() {
        BRIDGE.close();
    }

    @BeforeEach
    void calm() {
        BRIDGE.calm();
    }

    static Stream<Arguments> kinds() {
        return Stream.of(EntryKind.values())
                .flatMap(kind -> Stream.of(Arguments.of(kind, true), Arguments.of(kind, false)));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void linksTheSameOfEachKindPostedOrDraftAndWritesNothing(EntryKind kind, boolean posted) {
        // Given
        String number = "HAND-" + kind + (posted ? "-P" : "-D");
        long typed = type(kind, number, PARTIES.get(kind), posted);
        BRIDGE.calm();

        // When
        long id = BRIDGE.add(Kinds.electronic(kind, number, PARTY));
        BRIDGE.awaitTold(id);

        // Then
        assertThat(BRIDGE.value(id, "state || ' ' || coalesce(reason_text, '')"))
                .isEqualTo("CONFIRMED ");
        assertThat(BRIDGE.entries(id)).isEmpty();
        assertThat(Kinds.ledgerWrites(BRIDGE)).isZero();
        assertThat(BRIDGE.shown(id).tags()).containsExactly("booked");
        assertThat(BRIDGE.shown(id).field("BigCapital link")).endsWith("/" + typed + "/edit");
        assertThat(BRIDGE.shown(id).field("BigCapital status")).isEqualTo(posted ? "open" : "draft");
    }

    @ParameterizedTest
    @CsvSource({"R-NO-REFERENCE, , true", "R-NO-PAYEE, R-NO-PAYEE, false", "R-NEITHER, , false"})
    void asksAboutAnExpenseThatMayBeTheReceipt(String number, @Nullable String reference, boolean withPayee) {
        // Given
        long typed = type(EntryKind.EXPENSE, reference, withPayee ? PARTIES.get(EntryKind.EXPENSE) : null, true);
        BRIDGE.calm();

        // When
        long id = BRIDGE.add(Kinds.electronic(EntryKind.EXPENSE, number, PARTY));
        BRIDGE.awaitTold(id);
        remove(typed);

        // Then
        assertThat(BRIDGE.value(id, "state || ' ' || reason_code")).isEqualTo("NEEDS_REVIEW duplicate");
        assertThat(BRIDGE.entries(id)).isEmpty();
        assertThat(Kinds.ledgerWrites(BRIDGE)).isZero();
        assertThat(BRIDGE.shown(id).notes()).singleElement().asString().contains(Long.toString(typed));
    }

    @Test
    void booksAReceiptBesideAnExpenseOfAnotherNumber() {
        // Given
        long typed = type(EntryKind.EXPENSE, "R-OTHER-1", PARTIES.get(EntryKind.EXPENSE), true);

        // When
        long id = BRIDGE.add(Kinds.electronic(EntryKind.EXPENSE, "R-OTHER-2", PARTY));
        BRIDGE.awaitTold(id);
        remove(typed);

        // Then
        assertThat(Kinds.isBookedOnce(BRIDGE, EntryKind.EXPENSE, id)).isTrue();
    }

    private static void remove(long expense) {
        BRIDGE.bigcapital.byHand("DELETE", "/api/expenses/" + expense, "");
    }

    /** What BigCapital's web page sends for an entry of 71.22; its id comes back. */
    private static long type(EntryKind kind, @Nullable String number, @Nullable Long party, boolean posted) {
        String head =
                switch (kind) {
                    case SALE_INVOICE ->
                        "\"customer_id\": %d, \"invoice_no\": %s, \"invoice_date\": %s, \"due_date\": %3$s, \"delivered\": %s";
                    case BILL ->
                        "\"vendor_id\": %d, \"bill_number\": %s, \"bill_date\": %s, \"due_date\": %3$s, \"open\": %s";
                    case EXPENSE ->
                        "\"payee_id\": %d, \"reference_no\": %s, \"payment_date\": %s, \"publish\": %s, \"payment_account_id\": 1000";
                    case CREDIT_NOTE ->
                        "\"customer_id\": %d, \"credit_note_number\": %s, \"credit_note_date\": %s, \"open\": %s";
                    case VENDOR_CREDIT ->
                        "\"vendor_id\": %d, \"vendor_credit_number\": %s, \"vendor_credit_date\": %s, \"open\": %s";
                };
        String lines = kind == EntryKind.EXPENSE
                ? "\"categories\": [{\"index\": 1, \"expense_account_id\": 1020, \"amount\": 71.22}]"
                : "\"entries\": [{\"index\": 1, \"item_id\": 1000, \"quantity\": 1, \"rate\": 71.22}]";
        String json = "{"
                + head.formatted(party, quoted(number), quoted(Invoices.date().toString()), posted) + ", " + lines
                + "}";
        BRIDGE.bigcapital.byHand("POST", Kinds.calls(kind).path(), json);
        return BRIDGE.bigcapital.entries().stream()
                .filter(entry -> Kinds.isOf(kind, entry))
                .mapToLong(Entry::id)
                .max()
                .orElseThrow();
    }

    private static String quoted(@Nullable String text) {
        return text == null ? "null" : "\"" + text + "\"";
    }
}
