package io.paperbridge.bigcapital;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.paperbridge.document.Entry;
import io.paperbridge.document.EntryKind;
import io.paperbridge.document.Invoice;
import io.paperbridge.document.Invoices;
import io.paperbridge.document.Line;
import io.paperbridge.document.Party;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;

/** Each file below src/test/resources/entries is the payload of one situation, made by the mapping that users have. */
class EntryPayloadTest {

    private static final Path PAYLOADS = Path.of("src/test/resources/entries");
    private static final CamelContext CAMEL = new DefaultCamelContext();
    private static final AnnotationConfigApplicationContext SPRING =
            new AnnotationConfigApplicationContext(Mapping.class);

    @BeforeAll
    static void start() {
        CAMEL.start();
    }

    @AfterAll
    static void stop() {
        CAMEL.stop();
        SPRING.close();
    }

    static Stream<String> situations() {
        return invoices().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("situations")
    void isWhatTheSituationAsksFor(String situation) throws IOException {
        // Given
        Invoice invoice = invoices().getOrDefault(situation, Invoices.oneRate().build());
        Books.Known books = Books.of(settings(situation), invoice.currencyCode());

        // When
        String payload = mapped(books.entry(invoice));

        // Then
        assertThat(Wire.parse("payload", payload).toPrettyString())
                .isEqualTo(
                        Files.readString(PAYLOADS.resolve(situation + ".json")).strip());
    }

    @ParameterizedTest
    @MethodSource("situations")
    void sumsToTheTotalWhateverTheSituation(String situation) throws IOException {
        // Given
        Invoice invoice = invoices().getOrDefault(situation, Invoices.oneRate().build());

        // When
        BigDecimal sum = BigDecimal.ZERO;
        JsonNode payload = Wire.parse("payload", Files.readString(PAYLOADS.resolve(situation + ".json")));
        for (var line : payload.path("entries")) {
            sum = sum.add(new BigDecimal(line.path("rate").asText())
                    .multiply(new BigDecimal(line.path("quantity").asText())));
        }
        for (var category : payload.path("categories")) {
            sum = sum.add(category.path("amount").decimalValue());
        }

        // Then
        assertThat(sum).isEqualByComparingTo(invoice.total().amount());
    }

    /** A situation's name says what is set apart from the usual. */
    private static BookSettings settings(String situation) {
        return Books.settings(
                "paperbridge.company.input-tax",
                situation.contains("tax-is-cost") || situation.startsWith("expense") ? "cost" : "recoverable",
                "paperbridge.line-mode",
                situation.startsWith("printed") ? "printed" : situation.startsWith("by-rate") ? "rate" : "line",
                "paperbridge.accounts.input-tax-by-rate.7",
                situation.startsWith("account-by-rate") ? "input-tax-7" : "tax-payable");
    }

    private static Line line(String quantity, String price, String net) {
        return new Line(
                "Cable",
                new BigDecimal(quantity),
                "MTR",
                new BigDecimal(price),
                new BigDecimal(net),
                "S",
                new BigDecimal("19"));
    }

    private static Map<String, Invoice> invoices() {
        Map<String, Invoice> invoices = new TreeMap<>();
        invoices.put("one-rate", Invoices.oneRate().build());
        invoices.put("two-rates", Invoices.twoRates().build());
        invoices.put("reverse-charge", Invoices.reverseCharge().withoutDueDate().build());
        invoices.put(
                "allowance-and-charge",
                Invoices.withoutLines()
                        .line("Chair", "100.00")
                        .allowance("Loyalty discount", "10.00")
                        .allowance(null, "5.00")
                        .charge("Freight", "15.00")
                        .charge(null, "0.50")
                        .vat("S", "19", "100.50")
                        .build());
        invoices.put(
                "without-lines",
                Invoices.withoutLines()
                        .vat("S", "7", "50.00")
                        .vat("S", "19", "100.00")
                        .build());
        invoices.put(
                "without-lines-and-vat", Invoices.withoutLines().net("80.00").build());
        invoices.put("input-tax-is-cost", Invoices.oneRate().build());
        invoices.put(
                "rounding",
                Invoices.withoutLines()
                        .line("A third", "33.33")
                        .line("A third", "33.33")
                        .line("A third", "33.33")
                        .vat("S", "19", "100.00")
                        .build());
        invoices.put(
                "quantity-and-price",
                Invoices.withoutLines()
                        .line(new Line(
                                "Cable",
                                new BigDecimal("2.50"),
                                "MTR",
                                new BigDecimal("4.0000"),
                                new BigDecimal("10.00"),
                                "S",
                                new BigDecimal("19")))
                        .line(new Line(
                                "Plug",
                                new BigDecimal("1E+1"),
                                null,
                                new BigDecimal("1.5"),
                                new BigDecimal("15.00"),
                                "S",
                                new BigDecimal("19")))
                        .line(new Line(
                                "Survey",
                                BigDecimal.ONE,
                                "C62",
                                new BigDecimal("5"),
                                new BigDecimal("5.00"),
                                "S",
                                new BigDecimal("19")))
                        .vat("S", "19.00", "30.00")
                        .build());
        invoices.put(
                "emoji-and-endless-text",
                Invoices.withoutLines()
                        .number("R-🚀-17")
                        .line("Büro 🚀  Bedarf\t" + "x".repeat(300), "100.00")
                        .vat("S", "19", "100.00")
                        .build());
        invoices.put(
                "without-decimals",
                Invoices.withoutLines()
                        .currency("JPY")
                        .line("Tea", "1000")
                        .vat("S", "10", "1000")
                        .build());
        invoices.put(
                "three-decimals",
                Invoices.withoutLines()
                        .currency("KWD")
                        .line("Tea", "10.005")
                        .vat("S", "5", "10.005")
                        .build());
        invoices.put(
                "credit-line-and-large-amount",
                Invoices.withoutLines()
                        .line("Machine", "12345678.90")
                        .line("Returned pallet", "-20.00")
                        .vat("S", "19", "12345658.90")
                        .build());
        Party customer = Party.named("Kontor Sund AG");
        invoices.put(
                "sale-invoice",
                Invoices.twoRates()
                        .kind(EntryKind.SALE_INVOICE)
                        .buyer(customer)
                        .withoutDueDate()
                        .build());
        invoices.put(
                "sale-invoice-of-which-the-customer-owes-the-vat",
                Invoices.reverseCharge()
                        .kind(EntryKind.SALE_INVOICE)
                        .buyer(customer)
                        .build());
        invoices.put(
                "credit-note",
                Invoices.oneRate().kind(EntryKind.CREDIT_NOTE).buyer(customer).build());
        invoices.put(
                "vendor-credit",
                Invoices.oneRate().kind(EntryKind.VENDOR_CREDIT).build());
        invoices.put(
                "expense",
                Invoices.twoRates().kind(EntryKind.EXPENSE).number(null).build());
        invoices.put(
                "expense-without-vat",
                Invoices.withoutLines().kind(EntryKind.EXPENSE).net("23.50").build());
        invoices.put(
                "reverse-charge-whose-tax-is-cost", Invoices.reverseCharge().build());
        invoices.put(
                "intra-community",
                Invoices.withoutLines()
                        .line("Steel", "1000.00")
                        .vat("K", "0", "1000.00")
                        .build());
        invoices.put(
                "exempt-beside-taxed",
                Invoices.withoutLines()
                        .line("Postage", "10.00")
                        .line("Envelopes", "20.00")
                        .vat("E", "0", "10.00")
                        .vat("S", "19", "20.00")
                        .build());
        invoices.put("account-by-rate", Invoices.twoRates().build());
        invoices.put("by-rate", Invoices.twoRates().build());
        invoices.put(
                "printed-where-it-is-exact",
                Invoices.withoutLines()
                        .line(line("2.5", "4.00", "10.00"))
                        .line(line("3", "3.3333", "10.00"))
                        .line(line("0.0004", "25000", "10.00"))
                        .vat("S", "19", "30.00")
                        .build());
        invoices.put(
                "line-discount",
                Invoices.withoutLines()
                        .line(line("4", "25.00", "90.00"))
                        .vat("S", "19", "90.00")
                        .build());
        invoices.put(
                "prices-with-vat",
                Invoices.withoutLines()
                        .line("Tea", "11.90")
                        .line("Pot", "23.79")
                        .vat("S", "19", "29.99")
                        .pricesWithVat()
                        .build());
        invoices.put(
                "prices-with-vat-of-unknown-rates",
                Invoices.withoutLines()
                        .line("Tea", "10.70")
                        .line("Pot", "23.80")
                        .vat("S", "7", "10.00")
                        .vat("S", "19", "20.00")
                        .pricesWithVat()
                        .build());
        invoices.put("deposit", Invoices.oneRate().prepaid("59.50").build());
        invoices.put(
                "deposit-on-a-sale",
                Invoices.oneRate()
                        .kind(EntryKind.SALE_INVOICE)
                        .buyer(customer)
                        .prepaid("59.50")
                        .build());
        invoices.put("paid-in-full", Invoices.oneRate().prepaid("119.00").build());
        invoices.put("rounded-as-printed", Invoices.oneRate().rounding("-0.04").build());
        invoices.put("tax-withheld", Invoices.oneRate().withheld("20.00").build());
        invoices.put(
                "largest",
                Invoices.withoutLines()
                        .line("Ship", "9999999999.99")
                        .vat("Z", "0", "9999999999.99")
                        .build());
        return invoices;
    }

    private static String mapped(Entry entry) throws IOException {
        Exchange exchange = new DefaultExchange(CAMEL);
        exchange.getMessage()
                .setBody(SPRING.getBean("mappingJson", ObjectMapper.class).writeValueAsString(entry));
        Expression mapping = CAMEL.resolveLanguage("jq")
                .createExpression("resource:file:routes/mappings/"
                        + entry.kind().name().toLowerCase(Locale.ROOT).replace('_', '-') + ".jq");
        mapping.init(CAMEL);
        return mapping.evaluate(exchange, String.class);
    }

    /** The JSON that mappings get. No stereotype: the application itself must not find it. */
    @ComponentScan(
            basePackages = "io.paperbridge.operations",
            useDefaultFilters = false,
            includeFilters = @Filter(type = FilterType.REGEX, pattern = ".*\\.MappingConfiguration"))
    static class Mapping {}
}
