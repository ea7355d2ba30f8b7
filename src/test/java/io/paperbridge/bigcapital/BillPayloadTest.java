package io.paperbridge.bigcapital;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.paperbridge.document.Entry;
import io.paperbridge.document.Invoice;
import io.paperbridge.document.Invoices;
import io.paperbridge.document.Line;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** Each file below src/test/resources/bills is the payload of one situation, made by the mapping that users have. */
class BillPayloadTest {

    private static final Path PAYLOADS = Path.of("src/test/resources/bills");
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
        BookSettings settings =
                Books.settings("paperbridge.company.input-tax", situation.contains("cost") ? "cost" : "recoverable");
        LedgerFacts facts = Books.facts(settings, invoice.currencyCode());
        String number = new EntrySearch(facts).number(invoice);

        // When
        Entry entry = new BillPreparation(facts, settings).entry(invoice, "PLX-17", number, 12);
        String payload = mapped(entry);

        // Then
        assertThat(Wire.parse("payload", payload).toPrettyString())
                .isEqualTo(
                        Files.readString(PAYLOADS.resolve(situation + ".json")).strip());
    }

    @ParameterizedTest
    @MethodSource("situations")
    void sumsToTheGrossWhateverTheSituation(String situation) throws IOException {
        // Given
        Invoice invoice = invoices().getOrDefault(situation, Invoices.oneRate().build());

        // When
        BigDecimal sum = BigDecimal.ZERO;
        for (var line : Wire.parse("payload", Files.readString(PAYLOADS.resolve(situation + ".json")))
                .path("entries")) {
            sum = sum.add(new BigDecimal(line.path("rate").asText()));
        }

        // Then
        assertThat(sum).isEqualByComparingTo(invoice.gross().amount());
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
        return invoices;
    }

    private static String mapped(Entry entry) throws IOException {
        Exchange exchange = new DefaultExchange(CAMEL);
        exchange.getMessage()
                .setBody(SPRING.getBean("mappingJson", ObjectMapper.class).writeValueAsString(entry));
        Expression mapping = CAMEL.resolveLanguage("jq").createExpression("resource:file:routes/mappings/bill.jq");
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
