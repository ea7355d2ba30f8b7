package io.paperbridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.journal.AuditLog;
import io.paperbridge.journal.Erasure;
import io.paperbridge.journal.Erasure.Outcome;
import io.paperbridge.journal.Interventions;
import io.paperbridge.journal.PartyMemory;
import io.paperbridge.journal.PartyMemory.Remembered;
import io.paperbridge.sandbox.seed.Language;
import io.paperbridge.sandbox.seed.SeedDocuments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A document of which somebody wants nothing to be kept that need not be. */
class ErasedTest {

    private static final String VENDOR = "Vergessmeinnicht GmbH";
    private static final String PROVEN = "Bewaehrt Papier GmbH";

    private static final Bridge BRIDGE = new Bridge()
            .with("paperbridge.attachments.enabled", "false")
            .with("paperbridge.approval.likely-duplicate", "true");

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        Path rules = Files.writeString(
                folder.resolve("rules.yaml"),
                """
                rules:
                  - name: Proven
                    when: {vendor: Bewaehrt*}
                    then: {auto-book: true}
                """);
        BRIDGE.with("paperbridge.rules.file", rules.toString()).start();
    }

    @AfterAll
    static void stop() {
        BRIDGE.close();
    }

    @Test
    void leavesNothingButWhatPreventsBookingTwice() {
        // Given
        long id = BRIDGE.add(Invoices.electronic("ERASE-1", VENDOR));
        BRIDGE.awaitTold(id);

        // When
        List<Outcome> outcomes = List.of(erase(id), erase(id + 1000));
        List<String> left = tablesThatSay(VENDOR);
        List<String> numbers = tablesThatSay("ERASE-1");
        BRIDGE.paperless.addTag(id, "to-book");
        long again = BRIDGE.add(Invoices.electronic("ERASE-1", VENDOR));
        BRIDGE.awaitState(again, "NEEDS_REVIEW");
        BRIDGE.awaitTold(id, again);

        // Then
        assertThat(outcomes).containsExactly(Outcome.ERASED, Outcome.UNKNOWN);
        assertThat(left).isEmpty();
        assertThat(numbers)
                .as("what locks the number and tells it from a correction")
                .containsExactlyInAnyOrder("entry", "number_lock", "precedent", "written_field");
        assertThat(Invoices.isBookedOnce(BRIDGE, id)).isTrue();
        assertThat(BRIDGE.value(again, "reason_code")).isEqualTo("duplicate");
    }

    @Test
    void aDocumentWithADoubtIsAskedAboutAgain() {
        // Given
        long first = BRIDGE.add(Invoices.printed("BW-2026-11", PROVEN));
        BRIDGE.awaitTold(first);
        long second = BRIDGE.add(Invoices.electronicAndDearer("BW-2026-12", PROVEN));
        BRIDGE.awaitTold(second);
        long id = BRIDGE.add(SeedDocuments.text(
                Invoices.invoice("KD/4711", PROVEN).line("Glue", "1", "5.00", "19"), Language.GERMAN));
        BRIDGE.awaitTold(id);
        String asked = BRIDGE.value(id, "state || ' ' || reason_code");

        // When
        Outcome early = erase(id);
        BRIDGE.bean(Interventions.class).discard(id, List.of(), "anna", "somebody asked", null);
        BRIDGE.awaitTold(id);
        Outcome late = erase(id);
        BRIDGE.paperless.addTag(id, "to-book");
        BRIDGE.awaitState(id, "NEEDS_REVIEW");
        BRIDGE.awaitTold(id);

        // Then
        assertThat(asked).isEqualTo("NEEDS_REVIEW uncertain");
        assertThat(early).isEqualTo(Outcome.UNFINISHED);
        assertThat(late).isEqualTo(Outcome.ERASED);
        assertThat(BRIDGE.shown(id).field("Invoice number")).isEqualTo("KD/4711");
        assertThat(BRIDGE.value(id, "reason_code")).isEqualTo("uncertain");
        assertThat(BRIDGE.entries(id)).isEmpty();
    }

    @Test
    void whatMayYetTakeEffectOrBeAttachedStaysAndALikelyDuplicateIsFoundAfterwards() {
        // Given
        long id = BRIDGE.add(Invoices.electronic("ERASE-2", "Nimmermehr GmbH"));
        BRIDGE.awaitTold(id);

        // When
        change(id, "update effect set done_at = null where kind = 'CREATE_ENTRY'");
        Outcome inDoubt = erase(id);
        change(id, "update effect set done_at = sent_at where kind = 'CREATE_ENTRY'");
        BRIDGE.journal()
                .sql(
                        """
                        insert into attachment (document_key, kind, entry_id, state, due_at)
                        select document_key, 'BILL', 1, 'WAITING', current_timestamp + interval '1' day from document
                        where paperless_id = :id""")
                .param("id", id)
                .update();
        Outcome unattached = erase(id);
        change(id, "update attachment set state = 'ATTACHED' where true");
        Outcome over = erase(id);
        long alike = BRIDGE.add(Invoices.electronic("ERASE-3", "Nimmermehr GmbH"));
        BRIDGE.awaitState(alike, "NEEDS_REVIEW");

        // Then
        assertThat(List.of(inDoubt, unattached, over))
                .containsExactly(Outcome.UNFINISHED, Outcome.UNFINISHED, Outcome.ERASED);
        assertThat(BRIDGE.value(alike, "reason_code")).isEqualTo("likely-duplicate");
        assertThat(BRIDGE.bean(PartyMemory.class).all())
                .extracting(Remembered::party)
                .doesNotContain("");
        assertThat(BRIDGE.bean(AuditLog.class).page(null, 1))
                .singleElement()
                .returns("anna", AuditLog.Entry::actor)
                .returns("document " + id, AuditLog.Entry::details);
    }

    private static Outcome erase(long id) {
        return BRIDGE.bean(Erasure.class).erase(id, "anna");
    }

    private static void change(long id, String update) {
        BRIDGE.journal()
                .sql(update + " and document_key = (select document_key from document where paperless_id = :id)")
                .param("id", id)
                .update();
    }

    /** The key of the party in contact is folded. */
    private static List<String> tablesThatSay(String word) {
        return BRIDGE
                .journal()
                .sql("select table_name from information_schema.tables where table_schema = 'public'")
                .query(String.class)
                .list()
                .stream()
                .filter(table -> BRIDGE.journal().sql("select * from \"" + table + "\"").query().listOfRows().stream()
                        .anyMatch(
                                row -> row.toString().toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT))))
                .filter(table -> !table.equals("contact"))
                .toList();
    }
}
