package io.paperbridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.document.OriginalFile;
import io.paperbridge.journal.AttachmentReport;
import io.paperbridge.sandbox.Fault;
import io.paperbridge.sandbox.Faults;
import io.paperbridge.sandbox.RequestLog;
import io.paperbridge.sandbox.SandboxAnswer;
import io.paperbridge.sandbox.bigcapital.AttachedFile;
import io.paperbridge.sandbox.bigcapital.BigCapitalSettings;
import io.paperbridge.sandbox.paperless.NewDocument;
import io.paperbridge.sandbox.paperless.PaperlessVersion;
import io.paperbridge.sandbox.seed.SeedDocuments;
import io.paperbridge.sandbox.seed.SeedInvoice;
import io.paperbridge.sandbox.seed.SeedParties;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The original hangs on its entry, once, where the server can; whatever becomes of it, the document stays booked. */
class OriginalsTest {

    private static final String UPLOAD = "/api/attachments";
    private static final String LINK = "/api/attachments/\\d{5,}/link";
    private static final String ASK = "/api/attachments/0/link";
    private static final Bridge BRIDGE =
            bridge(BigCapitalSettings.defaults().linkingAllKinds()).with("paperbridge.workers", "2");

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
    void attachesTheOriginalOnceAndWholeAfterTheServersFirstLinkCallFailed() {
        // Given
        BRIDGE.bigcapital.restart();
        BRIDGE.journal().sql("delete from attachable").update();
        NewDocument document = Invoices.electronic("ORIGINAL-1", "Anhang Handel GmbH");

        // When
        long id = BRIDGE.add(document);
        awaitOriginal(BRIDGE, id, "ATTACHED");

        // Then
        String name = "PLX-" + id + "-" + document.original().sha256().substring(0, 8) + ".pdf";
        assertThat(files(BRIDGE, id)).singleElement().satisfies(file -> {
            assertThat(file.name()).isEqualTo(name);
            assertThat(file.mimeType()).isEqualTo("application/pdf");
            assertThat(file.bytes()).isEqualTo(document.original().size());
            assertThat(file.linkedTo())
                    .containsExactly("Bill " + BRIDGE.bills(id).get(0).id());
        });
        assertThat(BRIDGE.ledger.log().count("POST", UPLOAD)).isEqualTo(1);
        assertThat(BRIDGE.ledger.log().count("POST", LINK)).isEqualTo(1);
        assertThat(BRIDGE.value(id, "state")).isEqualTo("CONFIRMED");
    }

    @Test
    void linksOnceWhenALinkFailedAndWhenItWasAppliedAllTheSame() {
        // Given
        BRIDGE.ledger.faults().add(new Faults.Rule("POST", LINK, 0, 1, 1, Fault.failBefore(500, Map.of())));
        BRIDGE.ledger.faults().add(new Faults.Rule("POST", LINK, 1, 1, 1, Fault.applyThenFail(500)));

        // When
        long failed = BRIDGE.add(Invoices.electronic("LINK-500", "Anhang Handel GmbH"));
        awaitOriginal(BRIDGE, failed, "ATTACHED");
        long applied = BRIDGE.add(Invoices.electronic("LINK-LINKED", "Anhang Handel GmbH"));
        awaitOriginal(BRIDGE, applied, "ATTACHED");

        // Then
        assertThat(BRIDGE.ledger.log().count("POST", LINK)).isEqualTo(4);
        assertThat(List.of(failed, applied)).allMatch(id -> isAttachedOnce(BRIDGE, id));
    }

    @Test
    void uploadsAgainAfterALostReplyAndLinksOnlyOne() {
        // Given
        BRIDGE.ledger.faults().once("POST", UPLOAD, Fault.applyThenReset());

        // When
        long id = BRIDGE.add(Invoices.electronic("UPLOAD-LOST", "Anhang Handel GmbH"));
        awaitOriginal(BRIDGE, id, "ATTACHED");

        // Then
        assertThat(BRIDGE.ledger.log().count("POST", UPLOAD)).isEqualTo(2);
        assertThat(files(BRIDGE, id)).hasSize(2);
        assertThat(isAttachedOnce(BRIDGE, id)).isTrue();
        assertThat(BRIDGE.value(id, "state")).isEqualTo("CONFIRMED");
    }

    @Test
    void findsTheLinkWhoseReplyWasLost() {
        // Given
        BRIDGE.ledger.faults().once("POST", LINK, Fault.applyThenReset());

        // When
        long id = BRIDGE.add(Invoices.electronic("LINK-LOST", "Anhang Handel GmbH"));
        awaitOriginal(BRIDGE, id, "ATTACHED");

        // Then
        assertThat(BRIDGE.ledger.log().count("POST", UPLOAD)).isEqualTo(1);
        assertThat(BRIDGE.ledger.log().count("POST", LINK)).isEqualTo(1);
        assertThat(isAttachedOnce(BRIDGE, id)).isTrue();
    }

    @Test
    void staysBookedWhileTheUploadFailsAndShowsWhy() {
        // Given
        BRIDGE.ledger.faults().add(new Faults.Rule("POST", UPLOAD, 0, 2, 1, Fault.failBefore(500, Map.of())));

        // When
        long id = BRIDGE.add(Invoices.electronic("STORAGE", "Anhang Handel GmbH"));
        Bridge.await().until(() -> BRIDGE.bean(AttachmentReport.class).failed().stream()
                .anyMatch(row -> String.valueOf(row.reason()).contains("500")));
        String meanwhile = BRIDGE.value(id, "state") + " " + BRIDGE.value(id, "told");
        awaitOriginal(BRIDGE, id, "ATTACHED");

        // Then
        assertThat(meanwhile).startsWith("CONFIRMED");
        assertThat(BRIDGE.ledger.log().count("POST", UPLOAD)).isEqualTo(3);
        assertThat(isAttachedOnce(BRIDGE, id)).isTrue();
        assertThat(Invoices.isBookedOnce(BRIDGE, id)).isTrue();
        assertThat(BRIDGE.shown(id).tags()).containsExactly("booked");
        assertThat(BRIDGE.shown(id).notes()).isEmpty();
    }

    @Test
    void doesNotUploadWhatTheEntryShowsAlready() {
        // Given
        long id = BRIDGE.add(Invoices.electronic("THERE", "Anhang Handel GmbH"));
        awaitOriginal(BRIDGE, id, "ATTACHED");
        BRIDGE.calm();

        // When
        forgetOriginal(id);
        awaitOriginal(BRIDGE, id, "ATTACHED");

        // Then
        assertThat(BRIDGE.ledger.log().count("POST", UPLOAD)).isZero();
        assertThat(isAttachedOnce(BRIDGE, id)).isTrue();
    }

    @Test
    void attachesAFileOfWhichTheServerTellsNoSizeOnceByItsName() {
        // Given
        NewDocument printed = Invoices.printed("LARGE-1", "Anhang Handel GmbH");
        byte[] large = Arrays.copyOf(printed.original().bytes(), 5 * 1024 * 1024);
        NewDocument document = new NewDocument(
                printed.title(),
                printed.content(),
                new OriginalFile(large, "application/pdf", "large.pdf"),
                List.of(),
                null,
                null,
                false);

        // When
        long id = BRIDGE.add(document);
        awaitOriginal(BRIDGE, id, "ATTACHED");
        forgetOriginal(id);
        awaitOriginal(BRIDGE, id, "ATTACHED");

        // Then
        assertThat(files(BRIDGE, id)).singleElement().satisfies(file -> {
            assertThat(file.size()).isZero();
            assertThat(file.bytes()).isEqualTo(large.length);
        });
        assertThat(BRIDGE.ledger.log().count("POST", UPLOAD)).isEqualTo(1);
        assertThat(isAttachedOnce(BRIDGE, id)).isTrue();
    }

    @Test
    void sendsNoEmptyFile() {
        // Given
        NewDocument printed = Invoices.printed("LEER-1", "Anhang Handel GmbH");
        NewDocument empty = new NewDocument(
                printed.title(),
                printed.content(),
                new OriginalFile(new byte[0], "application/pdf", "empty.pdf"),
                List.of(),
                null,
                null,
                false);

        // When
        long id = BRIDGE.add(empty);
        awaitOriginal(BRIDGE, id, "LEFT_OUT");

        // Then
        assertThat(BRIDGE.ledger.log().count("POST", UPLOAD)).isZero();
        assertThat(BRIDGE.value(id, "state")).isEqualTo("CONFIRMED");
    }

    @Test
    void deletesAnUploadThatTurnsOutNotToBeLinkable() {
        // Given
        String unlinkable =
                "{\"errors\":[{\"statusCode\":400,\"type\":\"DOCUMENT_LINK_REF_INVALID\",\"message\":null}]}";
        BRIDGE.ledger.faults().once("POST", LINK, answer(400, unlinkable));

        // When
        long id = BRIDGE.add(Invoices.electronic("ONLY-AFTERWARDS", "Anhang Handel GmbH"));
        awaitOriginal(BRIDGE, id, "BY_LINK");
        BRIDGE.journal().sql("delete from attachable").update();

        // Then
        assertThat(BRIDGE.ledger.log().count("POST", UPLOAD)).isEqualTo(1);
        assertThat(files(BRIDGE, id)).isEmpty();
    }

    @Test
    void asksOnceForFiftyBillsOnAServerThatLinksNoneAndAttachesTheSaleInvoice() {
        try (Bridge bridge = bridge(BigCapitalSettings.defaults())) {
            // Given
            bridge.start();
            List<NewDocument> documents = SeedDocuments.many(50, 8).stream()
                    .map(document -> document.source())
                    .toList();

            // When
            List<Long> ids = documents.stream().map(bridge::add).toList();
            long sale = bridge.add(SeedDocuments.ubl(SeedInvoice.toUs("AR-1", Invoices.date(), SeedParties.US)
                    .to(SeedParties.vendor("Lotse Unternehmensberatung GmbH"))
                    .line("Day of advice", "1", "800.00", "19")));
            ids.forEach(id -> awaitOriginal(bridge, id, "BY_LINK"));
            awaitOriginal(bridge, sale, "ATTACHED");

            // Then
            assertThat(bridge.ledger.log().count("POST", ASK))
                    .isEqualTo(3); // one a kind, and the first after the start failed
            assertThat(bridge.ledger.log().count("POST", UPLOAD)).isEqualTo(1);
            assertThat(bridge.bigcapital.attachments()).singleElement().satisfies(file -> assertThat(file.linkedTo())
                    .singleElement()
                    .asString()
                    .startsWith("SaleInvoice "));
            assertThat(ids).allSatisfy(id -> assertThat(bridge.bills(id).get(0).note())
                    .contains(bridge.archive.url() + "/documents/" + id + "/details"));
        }
    }

    @Test
    void uploadsOneAtATimeOverTwoNodesAndGoesOnWithTheLinkAfterARestart() {
        Duration slow = Duration.ofMillis(300);
        try (Bridge bridge =
                bridge(BigCapitalSettings.defaults().linkingAllKinds()).with("paperbridge.lease", "30s")) {
            // Given
            bridge.ledger.faults().always("POST", UPLOAD, Fault.stallBefore(slow));
            bridge.ledger.faults().once("POST", LINK, Fault.failBefore(503, Map.of()));
            TwoNodes.start(bridge);

            // When
            List<Long> ids = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                ids.add(bridge.add(Invoices.electronic("TWO-" + i, "Zwei Knoten GmbH")));
            }
            Bridge.await()
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> originals(bridge, "state = 'UPLOADED' and attempts = 1") == 1);
            bridge.stop();
            bridge.start();
            ids.forEach(id -> awaitOriginal(bridge, id, "ATTACHED"));

            // Then
            List<RequestLog.Entry> uploads = bridge.ledger.log().entries("POST", UPLOAD);
            for (int i = 1; i < uploads.size(); i++) {
                assertThat(Duration.between(
                                uploads.get(i - 1).time(), uploads.get(i).time()))
                        .isGreaterThanOrEqualTo(slow);
            }
            assertThat(ids).allMatch(id -> isAttachedOnce(bridge, id));
        }
    }

    private static Bridge bridge(BigCapitalSettings organization) {
        return new Bridge(PaperlessVersion.V3_0_5, organization)
                .with("paperbridge.attachments.enabled", "true")
                .with("paperbridge.lease", "10s")
                .with("paperbridge.quiet-time", "3s")
                .with("paperbridge.remote.answer-timeout", "3s")
                .with("paperbridge.remote.upload-timeout", "3s");
    }

    /** As a journal that is older than the attachment. */
    private static void forgetOriginal(long id) {
        BRIDGE.journal()
                .sql("delete from effect where kind in ('UPLOAD_ORIGINAL', 'LINK_ORIGINAL')")
                .update();
        BRIDGE.journal()
                .sql("update attachment set state = 'WAITING', name = null, size = null, remote_key = null"
                        + " where document_key = (select document_key from document where paperless_id = :id)")
                .param("id", id)
                .update();
    }

    private static void awaitOriginal(Bridge bridge, long id, String state) {
        Bridge.await()
                .atMost(Duration.ofMinutes(2))
                .alias("original of " + id + " is " + state)
                .until(() -> originals(
                                bridge,
                                "state = '" + state
                                        + "' and document_key = (select document_key from document where paperless_id = "
                                        + id + ")")
                        == 1);
    }

    private static long originals(Bridge bridge, String condition) {
        return bridge.journal()
                .sql("select count(*) from attachment where " + condition)
                .query(Long.class)
                .single();
    }

    private static List<AttachedFile> files(Bridge bridge, long id) {
        return bridge.bigcapital.attachments().stream()
                .filter(file -> file.name().startsWith("PLX-" + id + "-"))
                .toList();
    }

    private static boolean isAttachedOnce(Bridge bridge, long id) {
        String bill = "Bill " + bridge.bills(id).get(0).id();
        return files(bridge, id).stream()
                .flatMap(file -> file.linkedTo().stream())
                .toList()
                .equals(List.of(bill));
    }

    private static Fault answer(int status, String json) {
        return new Fault(Fault.Applies.NEVER, Duration.ZERO, false, Optional.of(SandboxAnswer.json(status, json)));
    }
}
