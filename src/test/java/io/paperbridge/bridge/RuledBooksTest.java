package io.paperbridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.document.OriginalFile;
import io.paperbridge.operations.Acquaintances;
import io.paperbridge.operations.Schedules;
import io.paperbridge.sandbox.bigcapital.Expense;
import io.paperbridge.sandbox.bigcapital.Line;
import io.paperbridge.sandbox.bigcapital.Voucher;
import io.paperbridge.sandbox.paperless.NewDocument;
import io.paperbridge.sandbox.seed.SeedDocuments;
import io.paperbridge.sandbox.seed.SeedInvoice;
import io.paperbridge.sandbox.seed.SeedParties;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything a rule can choose stands in the ledger afterwards, and what is stronger wins; nobody has decided on input tax here. */
class RuledBooksTest {

    private static final String RULES =
            """
            rules:
              - name: Everything
                when: {vendor: Alleswisser*, kind: bill}
                then:
                  account: office-expenses
                  item: HOSTING
                  tax: prepaid-expenses
                  input-tax: recoverable
                  project: 1
                  branch: Bremen
                  warehouse: Primary Warehouse
                  line-mode: rate
                  posting: draft
                  tags: [supplies, monthly]
              - name: Card
                when: {vendor: Tankstelle*}
                then: {account: rent, paid-from: undeposited-funds, input-tax: cost}
              - name: Entertainment
                when: {vendor: Gasthaus*}
                then: {input-tax: cost, due-days: 30}
              - name: Scans are fine
                when: {vendor: Sorgfalt*}
                then: {input-tax: recoverable, posting: verified}
              - name: First of them
                when: {vendor: Erinnerung*, tag: first}
                then: {account: office-expenses, item: HOSTING}
              - name: All of them
                when: {vendor: [Erinnerung*, Umgebucht*]}
                then: {input-tax: recoverable}
              - name: Second well
                when: {vendor: Wasserwerk Ost*}
                then: {account: office-expenses}
            """;

    private static final String TEMPLATE =
            """
            issuer: Wasserwerk
            keywords: [Wasserwerk]
            fields: {partner_name: '(Wasserwerk \\w+ GmbH)'}
            required_fields: []
            x-account: rent
            x-input-tax: recoverable
            x-posting: verified
            """;

    private static final long OFFICE_EXPENSES = 1020;
    private static final long RENT = 1021;
    private static final long OTHER_EXPENSES = 1018;
    private static final long PREPAID_EXPENSES = 1030;

    /** The first item that is made. */
    private static final long HOSTING = 1000;

    private static final Bridge BRIDGE =
            new Bridge().with("paperbridge.company.input-tax", "").with("paperbridge.branch", "Head Branch");

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        Path rules = Files.writeString(folder.resolve("rules.yaml"), RULES);
        byHand("/api/branches/activate", "{}");
        byHand("/api/branches", "{\"name\": \"Bremen\"}");
        byHand("/api/warehouses/activate", "{}");
        byHand("/api/projects", "{\"name\": \"North\"}");
        byHand(
                "/api/items",
                """
                {"name": "Hosting", "code": "HOSTING", "type": "service", "sellable": true, "sell_account_id": 1026,
                 "purchasable": true, "cost_account_id": 1018}""");
        List.of("supplies", "monthly", "first").forEach(BRIDGE.paperless::createTag);
        Path templates = Files.createDirectory(folder.resolve("templates"));
        Files.writeString(templates.resolve("water.yml"), TEMPLATE);
        BRIDGE.with("paperbridge.rules.file", rules.toString())
                .with("paperbridge.reading.templates", templates.toString())
                .start();
    }

    @AfterAll
    static void stop() {
        BRIDGE.close();
    }

    @Test
    void everyChoiceOfARuleStandsInTheBill() {
        // When
        long id = BRIDGE.add(SeedDocuments.ubl(
                Invoices.invoice("ALL-1", "Alleswisser Beratung GmbH").line("Ink", "1", "41.29", "19")));
        BRIDGE.awaitTold(id);

        // Then
        Voucher bill = BRIDGE.bills(id).get(0);
        assertThat(bill.lines()).hasSize(2);
        assertThat(bill.lines().get(0))
                .returns(OFFICE_EXPENSES, Line::accountId)
                .returns(HOSTING, Line::itemId)
                .returns(new BigDecimal("101.14"), line -> line.amount().setScale(2));
        assertThat(bill.lines().get(1)).returns(PREPAID_EXPENSES, Line::accountId);
        assertThat(bill.heading().projectId()).isOne();
        assertThat(bill.heading().branchId()).isEqualTo(2);
        assertThat(bill.heading().warehouseId()).isOne();
        assertThat(bill.isOpen()).isFalse();
        assertThat(BRIDGE.shown(id).tags()).containsExactlyInAnyOrder("booked", "supplies", "monthly");
        assertThat(bill.note()).contains("by rule \"Everything\"");
    }

    @Test
    void aReceiptIsPaidFromTheAccountOfTheRuleAndAnExpenseWhereItsVatIsCost() {
        // When
        long id = BRIDGE.add(
                SeedDocuments.ubl(SeedInvoice.toUs("FUEL-1", Invoices.date(), SeedParties.vendor("Tankstelle Elbe"))
                                .line("Diesel", "1", "50.00", "19")
                                .asReceipt())
                        .withDocumentType("Receipt"));
        BRIDGE.awaitTold(id);

        // Then
        assertThat(BRIDGE.entries(id)).singleElement().isInstanceOfSatisfying(Expense.class, expense -> {
            assertThat(BRIDGE.bigcapital.accountSlug(expense.paymentAccountId()))
                    .isEqualTo("undeposited-funds");
            assertThat(expense.categories())
                    .singleElement()
                    .returns(RENT, Expense.Category::accountId)
                    .returns(new BigDecimal("59.50"), category -> category.amount()
                            .setScale(2));
            assertThat(expense.branchId()).isOne();
            assertThat(expense.isOpen()).isTrue();
        });
    }

    @Test
    void aRuleOnInputTaxTakesThePlaceOfTheSettingThatNobodyHasMade() {
        // When
        long ruled = BRIDGE.add(Invoices.electronic("TAX-1", "Gasthaus Krone"));
        long undecided = BRIDGE.add(Invoices.electronic("TAX-2", "Ohneregel GmbH"));
        BRIDGE.awaitTold(ruled, undecided);

        // Then
        assertThat(BRIDGE.value(undecided, "state || ' ' || reason_code"))
                .isEqualTo("NEEDS_REVIEW input-tax-undecided");
        assertThat(Invoices.isBookedOnce(BRIDGE, ruled)).isTrue();
        assertThat(BRIDGE.bills(ruled).get(0).lines()).hasSize(2).allMatch(line -> line.accountId() == OTHER_EXPENSES);
    }

    @Test
    void aRuleWinsOverTheSettingThatLeavesScansAsDrafts() {
        // When
        long id = BRIDGE.add(Invoices.printed("SCAN-1", "Sorgfalt Archiv GmbH"));
        BRIDGE.awaitTold(id);

        // Then
        assertThat(Invoices.isBookedOnce(BRIDGE, id)).isTrue();
        assertThat(BRIDGE.bills(id).get(0).heading().branchId()).isOne();
    }

    @Test
    void aTemplateChoosesWhatNoRuleDoes() {
        // When
        long templated = BRIDGE.add(Invoices.printed("WATER-1", "Wasserwerk Nord GmbH"));
        long ruled = BRIDGE.add(Invoices.printed("WATER-2", "Wasserwerk Ost GmbH"));
        BRIDGE.awaitTold(templated, ruled);

        // Then
        assertThat(Invoices.isBookedOnce(BRIDGE, templated)).isTrue();
        assertThat(BRIDGE.bills(templated).get(0))
                .returns(RENT, bill -> bill.lines().get(0).accountId())
                .satisfies(
                        bill -> assertThat(bill.note()).contains("account, input tax, posting by template water.yml"));
        assertThat(Invoices.isBookedOnce(BRIDGE, ruled)).isTrue();
        assertThat(BRIDGE.bills(ruled).get(0))
                .returns(OFFICE_EXPENSES, bill -> bill.lines().get(0).accountId())
                .satisfies(bill -> assertThat(bill.note()).contains("account by rule \"Second well\""));
    }

    @Test
    void dueDaysOfARuleWinOverAPersonsDateAndThatOverThePrintedOne() {
        // Given
        long ruled = addWithDueDate(Invoices.electronic("DUE-1", "Gasthaus Linde"));
        long corrected = addWithDueDate(Invoices.electronic("DUE-2", "Sorgfalt Verlag GmbH"));

        // When
        BRIDGE.awaitTold(ruled, corrected);

        // Then
        assertThat(BRIDGE.bills(ruled).get(0).dueDate())
                .isEqualTo(Invoices.date().plusDays(30));
        assertThat(BRIDGE.bills(ruled).get(0).note()).contains("due date by rule \"Entertainment\"");
        assertThat(BRIDGE.bills(corrected).get(0).dueDate())
                .isEqualTo(Invoices.date().plusDays(3));
        assertThat(BRIDGE.bills(corrected).get(0).note()).contains("due date by a person");
    }

    @Test
    void aPartyGivesAsManyDaysAsItsEarlierDocumentsUnlessThatIsForgotten() {
        // Given
        BRIDGE.awaitTold(addWithDueDate(Invoices.electronic("MEMORY-1", "Sorgfalt Kalender GmbH")));
        Acquaintances acquaintances = BRIDGE.bean(Acquaintances.class);

        // When
        long remembered = BRIDGE.add(withoutDueDate("MEMORY-2", "Sorgfalt Kalender GmbH"));
        BRIDGE.awaitTold(remembered);
        String table = acquaintances.table();
        String forgotten = acquaintances.forget("Sorgfalt Kalender GmbH");
        long anew = BRIDGE.add(withoutDueDate("MEMORY-3", "Sorgfalt Kalender GmbH"));
        BRIDGE.awaitTold(anew);

        // Then
        assertThat(BRIDGE.bills(remembered).get(0))
                .returns(Invoices.date().plusDays(3), Voucher::dueDate)
                .satisfies(bill -> assertThat(bill.note()).contains("due date by earlier documents"));
        assertThat(table).containsPattern("Sorgfalt Kalender GmbH +bill +2 +3");
        assertThat(forgotten).isEqualTo("Forgotten: Sorgfalt Kalender GmbH.");
        assertThat(BRIDGE.bills(anew).get(0).note()).doesNotContain("earlier documents");
    }

    @Test
    void whatARuleHasChosenIsRememberedWhereTheRuleDoesNotFire() {
        // Given
        long first = BRIDGE.paperless.add(withoutDueDate("RECALL-1", "Erinnerung Verlag GmbH"));
        BRIDGE.paperless.setField(
                first, "Due date", Invoices.date().plusDays(21).toString());
        BRIDGE.paperless.addTag(first, "first");
        BRIDGE.paperless.addTag(first, "to-book");
        BRIDGE.awaitTold(first);

        // When
        long second = BRIDGE.add(withoutDueDate("RECALL-2", "Erinnerung Verlag GmbH"));
        BRIDGE.awaitTold(second);
        long third = BRIDGE.add(withoutDueDate("RECALL-3", "Erinnerung Verlag GmbH"));
        BRIDGE.awaitTold(third);

        // Then
        for (long id : List.of(second, third)) {
            Voucher bill = BRIDGE.bills(id).get(0);
            assertThat(bill.lines().get(0))
                    .returns(OFFICE_EXPENSES, Line::accountId)
                    .returns(HOSTING, Line::itemId);
            assertThat(bill.dueDate()).isEqualTo(Invoices.date().plusDays(21));
            assertThat(bill.note()).contains("account, item, due date by earlier documents");
        }
        assertThat(BRIDGE.bean(Acquaintances.class).table())
                .containsPattern("Erinnerung Verlag GmbH +bill +3 +21 +office-expenses +HOSTING +RECALL-#");
    }

    @Test
    void aPersonsDateTeachesHowTheVendorWritesItsDates() {
        // Given
        LocalDate month = Invoices.date().minusMonths(1);
        LocalDate date = month.withDayOfMonth(month.getMonthValue() == 5 ? 6 : 5);
        long first = BRIDGE.add(slashed("SLASH-101", date));
        BRIDGE.awaitTold(first);
        String asked = BRIDGE.value(first, "state || ' ' || reason_code");

        // When
        BRIDGE.paperless.setField(first, "Invoice date", date.toString());
        Guards.putBack(BRIDGE, first);
        long second = BRIDGE.add(slashed("SLASH-102", date));
        BRIDGE.awaitTold(second);

        // Then
        assertThat(asked).isEqualTo("NEEDS_REVIEW ambiguous");
        assertThat(BRIDGE.value(second, "state")).isEqualTo("CONFIRMED");
        assertThat(BRIDGE.bills(second)).singleElement().returns(date, Voucher::date);
        assertThat(BRIDGE.bean(Acquaintances.class).table())
                .containsPattern("Erinnerung Druck Ltd +bill +2 +- +- +- +SLASH-### +english +3 April");
    }

    /** A scan whose only date can be read in two ways. */
    private static NewDocument slashed(String number, LocalDate date) {
        String text =
                """
                Invoice
                Seller: Erinnerung Druck Ltd
                Invoice no: %s
                Invoice date: %s
                Net total: EUR 59.85
                VAT 19%%: EUR 11.37
                Total: EUR 71.22
                """
                        .formatted(number, date.format(DateTimeFormatter.ofPattern("dd/MM/uuuu")));
        OriginalFile scan = new OriginalFile(new byte[] {1, 2, 3}, "image/png", number + ".png");
        return new NewDocument(number, text, scan, List.of(), "Erinnerung Druck Ltd", "Incoming invoice", false);
    }

    @Test
    void aScanWithoutANameIsOfTheVendorThatWasPaidAtItsAccountBefore() {
        // Given
        String vendor = "Erinnerung Konto GmbH";
        long first = BRIDGE.add(Invoices.electronic("ACCOUNT-1", vendor));
        BRIDGE.awaitTold(first);

        // When
        long second =
                BRIDGE.add(nameless("ACCOUNT-2", SeedParties.vendor(vendor).iban()));
        BRIDGE.awaitTold(second);
        long other = BRIDGE.add(nameless(
                "ACCOUNT-3", SeedParties.vendor("Erinnerung Fremd GmbH").iban()));
        BRIDGE.awaitTold(other);

        // Then
        assertThat(BRIDGE.bills(second))
                .singleElement()
                .returns(BRIDGE.bills(first).get(0).contactId(), Voucher::contactId);
        assertThat(BRIDGE.value(other, "reason_code")).isEqualTo("missing-field");
    }

    private static NewDocument nameless(String number, String iban) {
        String text =
                """
                Invoice no: %s
                Invoice date: %s
                Net total: EUR 59.85
                VAT 19%%: EUR 11.37
                Total: EUR 71.22
                Please pay to %s
                """
                        .formatted(number, Invoices.date(), iban);
        OriginalFile scan = new OriginalFile(new byte[] {1, 2, 3}, "image/png", number + ".png");
        return new NewDocument(number, text, scan, List.of(), null, "Incoming invoice", false);
    }

    @Test
    void anAccountThatAPersonHasPutABillOnIsRemembered() {
        // Given
        long first = BRIDGE.add(Invoices.electronic("MOVED-1", "Umgebucht Handel GmbH"));
        BRIDGE.awaitTold(first);
        Voucher booked = BRIDGE.bills(first).get(0);

        // When
        BRIDGE.bigcapital.byHand("PUT", "/api/bills/" + booked.id(), onAccount(booked, RENT));
        assertThat(BRIDGE.bean(Schedules.class).runNow("update-payment-status")).isTrue();
        Bridge.await().until(() -> BRIDGE.journal()
                .sql(
                        "select concat(c.aspect, ' ', c.changed_to, ' ', d.paperless_id) from changed_entry c join document d on d.document_key = c.document_key")
                .query(String.class)
                .list()
                .equals(List.of("ACCOUNT rent " + first)));
        long second = BRIDGE.add(Invoices.electronic("MOVED-2", "Umgebucht Handel GmbH"));
        BRIDGE.awaitTold(second);

        // Then
        Voucher bill = BRIDGE.bills(second).get(0);
        assertThat(booked.lines().get(0).accountId()).isEqualTo(OTHER_EXPENSES);
        assertThat(bill.lines().get(0).accountId()).isEqualTo(RENT);
        assertThat(bill.lines().get(1).accountId())
                .isEqualTo(booked.lines().get(1).accountId());
        assertThat(bill.note()).contains("account by earlier documents");
    }

    /** What BigCapital's web page sends when a person puts the first line of a bill on another account. */
    private static String onAccount(Voucher bill, long account) {
        return """
                {"vendor_id": %d, "bill_number": "%s", "bill_date": "%s", "due_date": "%s", "reference_no": "%s", "open": true,
                 "branch_id": %d,
                 "entries": [{"index": 1, "item_id": %d, "quantity": 1, "rate": 59.85, "cost_account_id": %d},
                             {"index": 2, "item_id": %d, "quantity": 1, "rate": 11.37, "cost_account_id": %d}]}"""
                .formatted(
                        bill.contactId(),
                        bill.number(),
                        bill.date(),
                        bill.date(),
                        bill.reference(),
                        bill.heading().branchId(),
                        bill.lines().get(0).itemId(),
                        account,
                        bill.lines().get(1).itemId(),
                        bill.lines().get(1).accountId());
    }

    private static NewDocument withoutDueDate(String number, String vendor) {
        return SeedDocuments.ubl(Invoices.invoice(number, vendor).withoutDueDate());
    }

    private static long addWithDueDate(NewDocument document) {
        long id = BRIDGE.paperless.add(document);
        BRIDGE.paperless.setField(id, "Due date", Invoices.date().plusDays(3).toString());
        BRIDGE.paperless.addTag(id, "to-book");
        return id;
    }

    private static void byHand(String path, String json) {
        BRIDGE.bigcapital.byHand("POST", path, json);
    }
}
