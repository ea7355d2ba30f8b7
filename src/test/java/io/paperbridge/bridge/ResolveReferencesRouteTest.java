package io.paperbridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.sandbox.bigcapital.Voucher;
import io.paperbridge.sandbox.paperless.NewDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What rules choose arrives in BigCapital and Paperless. */
class ResolveReferencesRouteTest {

    private static final String RULES =
            """
            rules:
              - name: Paper
                when: {vendor: Papier*, amount: "> 50", tag: office}
                then: {account: office-expenses, due-days: 30, line-mode: rate, tags: [supplies, never made]}
              - name: Unsure
                when: {text: DRAFT-*}
                then: {posting: draft}
              - name: Nowhere
                when: {vendor: Nirgendwo*}
                then: {account: "4711"}
            """;

    private static final long OFFICE_EXPENSES = 1020;

    private final Path file;

    ResolveReferencesRouteTest(@TempDir Path folder) throws IOException {
        file = Files.writeString(folder.resolve("rules.yaml"), RULES);
    }

    @Test
    void accountDueDatePostingAndTagsOfRulesArriveAndTheEntrySaysWhoChoseThem() {
        // Given
        try (Bridge bridge = new Bridge().with("paperbridge.rules.file", file.toString())) {
            bridge.paperless.createTag("supplies");
            bridge.paperless.createTag("office");
            long chosen = bridge.paperless.add(paper("P-1").withTags("to-book", "office"));
            bridge.paperless.setField(
                    chosen, "Due date", Invoices.date().plusDays(3).toString());
            long draft = bridge.add(Invoices.electronic("DRAFT-1", "Zweifel KG"));
            long untouched = bridge.add(Invoices.electronic("P-2", "Papier Süd GmbH"));

            // When
            bridge.start().awaitTold(chosen, draft, untouched);

            // Then
            Voucher bill = bridge.bills(chosen).get(0);
            assertThat(bill.lines().get(0).accountId()).isEqualTo(OFFICE_EXPENSES);
            assertThat(bill.dueDate()).isEqualTo(Invoices.date().plusDays(30));
            assertThat(bill.note()).contains("account, due date, lines by rule \"Paper\"");
            assertThat(bill.isOpen()).isTrue();
            assertThat(bridge.shown(chosen).tags()).containsExactlyInAnyOrder("office", "booked", "supplies");
            assertThat(history(bridge, chosen))
                    .isEqualTo(
                            "account office-expenses by rule \"Paper\"; due days 30 by rule \"Paper\";"
                                    + " line mode rate by rule \"Paper\"; tag supplies by rule \"Paper\"; tag never made by rule \"Paper\"");

            assertThat(bridge.bills(draft).get(0).isOpen()).isFalse();
            assertThat(bridge.bills(draft).get(0).note()).contains("posting by rule \"Unsure\"");

            assertThat(bridge.bills(untouched).get(0).lines().get(0).accountId())
                    .isNotEqualTo(OFFICE_EXPENSES);
            assertThat(bridge.shown(untouched).tags()).containsExactly("booked");
        }
    }

    @Test
    void anAccountThatARuleNamesAndBigCapitalLacksIsAskedWithTheNameOfTheRule() {
        // Given
        try (Bridge bridge = new Bridge().with("paperbridge.rules.file", file.toString())) {
            long id = bridge.add(Invoices.electronic("N-1", "Nirgendwo GmbH"));

            // When
            bridge.start().awaitTold(id);

            // Then
            assertThat(bridge.value(id, "state")).isEqualTo("NEEDS_REVIEW");
            assertThat(bridge.value(id, "reason_text"))
                    .startsWith("The account 4711 (rule \"Nowhere\") does not exist in BigCapital.");
            assertThat(bridge.bills(id)).isEmpty();
        }
    }

    @Test
    void aChangedFileIsInForceForTheNextDocumentAndABrokenOneIsNot() throws IOException {
        // Given
        try (Bridge bridge =
                new Bridge().with("paperbridge.rules.file", file.toString()).start()) {
            Files.writeString(file, "rules: [{name: All, when: always, then: {posting: draft}}]");
            bridge.clock.move(Duration.ofSeconds(2));
            long changed = bridge.add(paper("P-3"));
            bridge.awaitTold(changed);

            // When
            Files.writeString(file, "rules: [{name: All, when: always, then: {posting: maybe}}]");
            bridge.clock.move(Duration.ofSeconds(2));
            long broken = bridge.add(paper("P-4"));
            bridge.awaitTold(broken);

            // Then
            assertThat(bridge.bills(changed).get(0).isOpen()).isFalse();
            assertThat(bridge.bills(broken).get(0).isOpen()).isFalse();
        }
    }

    private static NewDocument paper(String number) {
        return Invoices.electronic(number, "Papier Nord GmbH");
    }

    private static String history(Bridge bridge, long id) {
        return bridge.journal()
                .sql("select e.reason from event e join document d on d.document_key = e.document_key"
                        + " where e.what = 'chosen' and d.paperless_id = :id")
                .param("id", id)
                .query(String.class)
                .single();
    }
}
