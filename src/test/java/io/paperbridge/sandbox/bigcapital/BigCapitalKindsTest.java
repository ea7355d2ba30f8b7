package io.paperbridge.sandbox.bigcapital;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.paperbridge.sandbox.SandboxAnswer;
import io.paperbridge.sandbox.SandboxRequest;
import io.paperbridge.sandbox.SandboxServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the recordings cannot show: settings of the sandbox, and what its tests see of the books. */
class BigCapitalKindsTest {

    private static final BigCapitalSettings FAST =
            BigCapitalSettings.defaults().withTimes(Duration.ZERO, Duration.ZERO);

    @Test
    void showsEveryKindThatWasBookedWithItsLedger() {
        // Given
        BigCapitalSandbox sandbox = withParties(FAST);
        // When
        sandbox.byHand("POST", "/api/sale-invoices", invoice("A"));
        sandbox.byHand("POST", "/api/bills", bill("B"));
        sandbox.byHand("POST", "/api/credit-notes", creditNote());
        sandbox.byHand("POST", "/api/vendor-credits", vendorCredit());
        sandbox.byHand("POST", "/api/expenses", expense());
        // Then
        assertThat(sandbox.entries())
                .extracting(Entry::type)
                .containsExactly("SaleInvoice", "Bill", "CreditNote", "VendorCredit", "Expense");
        assertThat(sandbox.entries()).allMatch(Entry::isOpen).allSatisfy(entry -> {
            assertThat(entry.total()).isEqualByComparingTo("119");
            assertThat(Ledger.debits(sandbox.transactions(entry))).isEqualByComparingTo("119");
        });
        assertThat(sandbox.ledgerBalanced()).isTrue();
    }

    @Test
    void roundsEveryLedgerRowOfAForeignInvoiceAlone() {
        // Given
        BigCapitalSandbox sandbox = withParties(FAST);
        sandbox.byHand(
                "POST",
                "/api/customers",
                "{\"customer_type\":\"business\",\"display_name\":\"US\",\"currency_code\":\"USD\"}");
        String line = "{\"item_id\":1000,\"rate\":33.33,\"quantity\":1}";
        // When
        sandbox.byHand(
                "POST",
                "/api/sale-invoices",
                """
                {"customer_id":3,"invoice_date":"2026-11-05","due_date":"2026-12-05","invoice_no":"F","delivered":true,
                 "exchange_rate":0.9251,"entries":[%s,%s,%s]}"""
                        .formatted(line, line, line));
        // Then
        Voucher invoice = sandbox.vouchers(VoucherKind.SALE_INVOICE).get(0);
        assertThat(invoice.currency()).isEqualTo("USD");
        assertThat(Ledger.debits(sandbox.transactions(invoice))).isEqualByComparingTo(new BigDecimal("92.501"));
        assertThat(Ledger.credits(sandbox.transactions(invoice))).isEqualByComparingTo(new BigDecimal("92.502"));
    }

    @Test
    void linksAttachmentsToBillsOnlyOnANewerServer() throws IOException {
        // Given
        BigCapitalSandbox old = withParties(FAST);
        BigCapitalSandbox newer = withParties(FAST.linkingAllKinds());
        // When
        SandboxAnswer refused = linkToBill(old);
        SandboxAnswer linked = linkToBill(newer);
        // Then
        assertThat(refused.body().text()).contains("DOCUMENT_LINK_REF_INVALID");
        assertThat(linked.status()).isEqualTo(201);
        JsonNode bill =
                Wire.parse(newer.byHand("GET", "/api/bills/1", "").body().text());
        assertThat(bill.at("/attachments/0/origin_name").asText()).isEqualTo("PLX-1.pdf");
        assertThat(newer.attachments())
                .singleElement()
                .extracting(AttachedFile::linkedTo)
                .asString()
                .isEqualTo("[Bill 1]");
    }

    @Test
    void fallsOverAtTheFirstLinkAfterEachStart() {
        // Given
        BigCapitalSandbox sandbox = withParties(FAST.linkingAllKinds());
        linkToBill(sandbox);
        // When
        sandbox.restart();
        SandboxAnswer first = linkTo(sandbox, 1);
        SandboxAnswer second = linkTo(sandbox, 1);
        // Then
        assertThat(first.status()).isEqualTo(500);
        assertThat(second.body().text()).contains("DOCUMENT_LINK_ALREADY_LINKED");
    }

    @Test
    void neverAnswersTheUploadOfAnEmptyFile() {
        // Given
        try (SandboxServer server = new SandboxServer(new BigCapitalSandbox(Clock.systemUTC(), FAST))) {
            HttpRequest upload = HttpRequest.newBuilder(URI.create(server.url() + "/api/attachments"))
                    .timeout(Duration.ofMillis(300))
                    .header("Authorization", "Bearer " + FAST.apiKey())
                    .header("Content-Type", "multipart/form-data; boundary=b")
                    .POST(HttpRequest.BodyPublishers.ofString(form("")))
                    .build();
            // When
            // Then
            assertThatExceptionOfType(HttpTimeoutException.class)
                    .isThrownBy(() -> HttpClient.newHttpClient().send(upload, HttpResponse.BodyHandlers.ofString()));
        }
    }

    @Test
    void refusesAllBusinessWhileTheOrganizationIsNotBuilt() {
        // Given
        BigCapitalSandbox sandbox = new BigCapitalSandbox(Clock.systemUTC(), FAST.notBuilt());
        // When
        SandboxAnswer customers = sandbox.byHand("GET", "/api/customers", "");
        SandboxAnswer organization = sandbox.byHand("GET", "/api/organization/current", "");
        // Then
        assertThat(customers.status()).isEqualTo(401);
        assertThat(customers.body().text())
                .contains("\"statusCode\":400", "TENANT.DATABASE.NOT.INITALIZED", "application schema yet");
        assertThat(organization.status()).isEqualTo(200);
    }

    @Test
    void keepsARowWithoutAccountInTheLedgerForEver() {
        // Given
        BigCapitalSandbox sandbox = withParties(FAST);
        sandbox.byHand(
                "POST",
                "/api/items",
                "{\"name\":\"Sell only\",\"type\":\"service\",\"sellable\":true,\"sell_account_id\":1025}");
        sandbox.byHand(
                "POST",
                "/api/vendor-credits",
                """
                {"vendor_id":2,"vendor_credit_date":"2026-11-05","open":true,
                 "entries":[{"item_id":1001,"rate":10,"quantity":1}]}""");
        // When
        sandbox.byHand("DELETE", "/api/vendor-credits/1", "");
        // Then
        assertThat(sandbox.ledgerBalanced()).isFalse();
        assertThat(sandbox.transactions("VendorCredit", 1))
                .singleElement()
                .extracting(Ledger.Row::accountId)
                .isEqualTo(Line.NOWHERE);
    }

    private static BigCapitalSandbox withParties(BigCapitalSettings settings) {
        BigCapitalSandbox sandbox = new BigCapitalSandbox(Clock.systemUTC(), settings);
        sandbox.byHand(
                "POST",
                "/api/customers",
                "{\"customer_type\":\"business\",\"display_name\":\"Kunde\",\"currency_code\":\"EUR\"}");
        sandbox.byHand("POST", "/api/vendors", "{\"display_name\":\"Nordlicht Strom AG\"}");
        sandbox.byHand(
                "POST",
                "/api/items",
                """
                {"name":"Line","type":"service","sellable":true,"sell_account_id":1025,
                 "purchasable":true,"cost_account_id":1019}""");
        return sandbox;
    }

    private static String invoice(String number) {
        return """
                {"customer_id":1,"invoice_date":"2026-11-05","due_date":"2026-12-05","invoice_no":"%s","delivered":true,
                 "entries":[{"item_id":1000,"rate":100,"quantity":1},
                            {"item_id":1000,"rate":19,"quantity":1,"sell_account_id":1013}]}"""
                .formatted(number);
    }

    private static String bill(String number) {
        return """
                {"vendor_id":2,"bill_date":"2026-11-05","bill_number":"%s","open":true,
                 "entries":[{"item_id":1000,"rate":119,"quantity":1}]}"""
                .formatted(number);
    }

    private static String creditNote() {
        return """
                {"customer_id":1,"credit_note_date":"2026-11-05","open":true,
                 "entries":[{"item_id":1000,"rate":119,"quantity":1}]}""";
    }

    private static String vendorCredit() {
        return """
                {"vendor_id":2,"vendor_credit_date":"2026-11-05","open":true,
                 "entries":[{"item_id":1000,"rate":119,"quantity":1,"cost_account_id":1019}]}""";
    }

    private static String expense() {
        return """
                {"payment_date":"2026-11-05","payment_account_id":1000,"publish":true,
                 "categories":[{"index":1,"expense_account_id":1020,"amount":119}]}""";
    }

    private static SandboxAnswer linkToBill(BigCapitalSandbox sandbox) {
        sandbox.byHand("POST", "/api/bills", bill("B"));
        sandbox.handle(new SandboxRequest(
                "POST",
                "/api/attachments",
                Map.of(),
                Map.of(
                        "content-type",
                        "multipart/form-data; boundary=b",
                        "authorization",
                        "Bearer " + sandbox.settings().apiKey()),
                new SandboxRequest.Body(form("%PDF-1.4").getBytes(StandardCharsets.UTF_8))));
        linkTo(sandbox, 1);
        return linkTo(sandbox, 1);
    }

    private static SandboxAnswer linkTo(BigCapitalSandbox sandbox, long billId) {
        String key = sandbox.attachments().get(0).key();
        return sandbox.byHand(
                "POST",
                "/api/attachments/" + key + "/link",
                "{\"model_ref\":\"Bill\",\"model_id\":%d}".formatted(billId));
    }

    private static String form(String content) {
        return "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"PLX-1.pdf\"\r\n"
                + "Content-Type: application/pdf\r\n\r\n" + content + "\r\n--b--\r\n";
    }
}
