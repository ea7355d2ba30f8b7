package io.paperbridge.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.document.Reading;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** An invoice that was made by the arithmetic of EN 16931 is accepted, whatever its amounts, and read to the cent. */
class ConsistentInvoicesTest {

    private static final String AGGREGATE = "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2";
    private static final String BASIC = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2";
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    private final InvoiceReader reader = new InvoiceReader();

    /** A line: what is sold, for how much, and at which rate. */
    record Sold(BigDecimal quantity, BigDecimal price, int rate) {

        BigDecimal net() {
            return cents(quantity.multiply(price));
        }
    }

    /** Something on the whole document. */
    record Extra(boolean charge, BigDecimal amount, int rate) {

        BigDecimal signed() {
            return charge ? amount : amount.negate();
        }
    }

    @Provide
    Arbitrary<List<Sold>> lines() {
        Arbitrary<BigDecimal> quantity = Arbitraries.bigDecimals()
                .between(new BigDecimal("-50"), new BigDecimal("5000"))
                .ofScale(3);
        Arbitrary<BigDecimal> price = Arbitraries.bigDecimals()
                .between(BigDecimal.ZERO, new BigDecimal("900"))
                .ofScale(4);
        return Combinators.combine(quantity, price, rates())
                .as(Sold::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(30);
    }

    @Provide
    Arbitrary<List<Extra>> extras() {
        Arbitrary<BigDecimal> amount = Arbitraries.bigDecimals()
                .between(BigDecimal.ZERO, new BigDecimal("300"))
                .ofScale(2);
        return Combinators.combine(Arbitraries.of(true, false), amount, rates())
                .as(Extra::new)
                .list()
                .ofMaxSize(4);
    }

    @Provide
    Arbitrary<BigDecimal> prepaid() {
        return Arbitraries.bigDecimals()
                .between(BigDecimal.ZERO, new BigDecimal("99"))
                .ofScale(2);
    }

    @Provide
    Arbitrary<BigDecimal> rounding() {
        return Arbitraries.bigDecimals()
                .between(new BigDecimal("-0.5"), new BigDecimal("0.5"))
                .ofScale(2);
    }

    private static Arbitrary<Integer> rates() {
        return Arbitraries.of(0, 7, 19);
    }

    @Property(tries = 150)
    void areNeverDoubted(
            @ForAll("lines") List<Sold> lines,
            @ForAll("extras") List<Extra> extras,
            @ForAll("prepaid") BigDecimal prepaid,
            @ForAll("rounding") BigDecimal rounding) {
        // Given
        Map<Integer, BigDecimal> taxables = new TreeMap<>();
        lines.forEach(line -> taxables.merge(line.rate(), line.net(), BigDecimal::add));
        extras.forEach(extra -> taxables.merge(extra.rate(), extra.signed(), BigDecimal::add));
        BigDecimal net = taxables.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal tax = taxables.entrySet().stream()
                .map(one -> tax(one.getValue(), one.getKey()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal payable = net.add(tax).subtract(prepaid).add(rounding);
        StringBuilder xml =
                new StringBuilder("<Invoice xmlns='urn:oasis:names:specification:ubl:schema:xsd:Invoice-2' xmlns:a='"
                        + AGGREGATE + "' xmlns:b='" + BASIC + "'><b:ID>R-1</b:ID><b:IssueDate>2026-10-01</b:IssueDate>"
                        + "<b:DocumentCurrencyCode>EUR</b:DocumentCurrencyCode><a:AccountingSupplierParty><a:Party><a:PartyName>"
                        + "<b:Name>Nordwind</b:Name></a:PartyName></a:Party></a:AccountingSupplierParty>");
        extras.forEach(extra -> xml.append("<a:AllowanceCharge><b:ChargeIndicator>")
                .append(extra.charge())
                .append("</b:ChargeIndicator><b:Amount>")
                .append(extra.amount())
                .append("</b:Amount></a:AllowanceCharge>"));
        xml.append("<a:TaxTotal><b:TaxAmount>").append(tax).append("</b:TaxAmount>");
        taxables.forEach((rate, taxable) -> xml.append("<a:TaxSubtotal><b:TaxableAmount>")
                .append(taxable)
                .append("</b:TaxableAmount><b:TaxAmount>")
                .append(tax(taxable, rate))
                .append("</b:TaxAmount></a:TaxSubtotal>"));
        xml.append("</a:TaxTotal><a:LegalMonetaryTotal>");
        amount(xml, "LineExtensionAmount", sum(lines.stream().map(Sold::net).toList()));
        amount(xml, "TaxExclusiveAmount", net);
        amount(xml, "TaxInclusiveAmount", net.add(tax));
        amount(xml, "AllowanceTotalAmount", total(extras, false));
        amount(xml, "ChargeTotalAmount", total(extras, true));
        amount(xml, "PrepaidAmount", prepaid);
        amount(xml, "PayableRoundingAmount", rounding);
        amount(xml, "PayableAmount", payable);
        xml.append("</a:LegalMonetaryTotal>");
        lines.forEach(line -> xml.append("<a:InvoiceLine><b:InvoicedQuantity>")
                .append(line.quantity())
                .append("</b:InvoicedQuantity><b:LineExtensionAmount>")
                .append(line.net())
                .append("</b:LineExtensionAmount><a:Price><b:PriceAmount>")
                .append(line.price())
                .append("</b:PriceAmount></a:Price></a:InvoiceLine>"));
        xml.append("</Invoice>");

        // When
        Reading reading = reader.read(Sources.xml(xml.toString()));

        // Then
        assertThat(reading.doubts()).isEmpty();
        assertThat(reading.net()).isEqualByComparingTo(net);
        assertThat(reading.tax()).isEqualByComparingTo(tax);
        assertThat(reading.payable()).isEqualByComparingTo(payable);
        assertThat(reading.lines()).hasSameSizeAs(lines);
    }

    private static BigDecimal tax(BigDecimal taxable, int rate) {
        return cents(taxable.multiply(BigDecimal.valueOf(rate)).divide(HUNDRED));
    }

    private static BigDecimal total(List<Extra> extras, boolean charges) {
        return sum(extras.stream()
                .filter(extra -> extra.charge() == charges)
                .map(Extra::amount)
                .toList());
    }

    private static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal cents(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }

    private static void amount(StringBuilder xml, String name, BigDecimal amount) {
        xml.append("<b:")
                .append(name)
                .append('>')
                .append(amount.toPlainString())
                .append("</b:")
                .append(name)
                .append('>');
    }
}
