package io.paperbridge.rules;

import io.paperbridge.document.AllowanceCharge;
import io.paperbridge.document.Line;
import io.paperbridge.document.Reading;
import io.paperbridge.document.VatBreakdown;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The sign of a credit: it is booked with positive amounts, however it was printed. */
final class Signs {

    private Signs() {}

    /** A credit printed as −119.00 with all its amounts turned round; what is positive already stays as it is. */
    static Reading positive(Reading credit) {
        BigDecimal gross = credit.gross();
        if (gross == null || gross.signum() >= 0) {
            return credit;
        }
        return new Reading(
                credit.origin(),
                credit.type(),
                credit.number(),
                credit.issueDate(),
                credit.dueDate(),
                credit.currency(),
                credit.seller(),
                credit.buyer(),
                credit.lines().stream().map(Signs::turned).toList(),
                credit.allowancesAndCharges().stream().map(Signs::turned).toList(),
                credit.vatBreakdown().stream().map(Signs::turned).toList(),
                turned(credit.net()),
                turned(credit.tax()),
                turned(gross),
                turned(credit.prepaid()),
                turned(credit.rounding()),
                turned(credit.withheld()),
                turned(credit.payable()),
                credit.details(),
                credit.evidence(),
                credit.doubts(),
                credit.template());
    }

    private static Line turned(Line line) {
        BigDecimal price = line.unitPrice();
        BigDecimal quantity = line.quantity();
        boolean byQuantity = quantity != null && quantity.signum() < 0;
        return new Line(
                line.description(),
                byQuantity ? turned(quantity) : quantity,
                line.unit(),
                byQuantity ? price : turned(price),
                line.net().negate(),
                line.vatCategory(),
                line.vatRate());
    }

    private static AllowanceCharge turned(AllowanceCharge more) {
        return new AllowanceCharge(
                more.charge(), more.amount().negate(), more.reason(), more.vatCategory(), more.vatRate());
    }

    private static VatBreakdown turned(VatBreakdown vat) {
        return new VatBreakdown(
                vat.category(), vat.rate(), vat.taxable().negate(), vat.tax().negate());
    }

    private static @Nullable BigDecimal turned(@Nullable BigDecimal amount) {
        return amount == null ? null : amount.negate();
    }
}
