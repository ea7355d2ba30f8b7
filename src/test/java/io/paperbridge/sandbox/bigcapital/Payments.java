package io.paperbridge.sandbox.bigcapital;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paperbridge.sandbox.SandboxAnswer;
import io.paperbridge.sandbox.bigcapital.Payment.Part;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The payments of one kind, and the calls on them. */
final class Payments {

    private final PaymentKind kind;
    private final Books books;
    private final Vouchers paid;
    private final PaymentRules rules;
    private final PaymentView view;
    private final Shelf<Payment> shelf;
    private long lastNumber;
    private long lastPartId;

    Payments(PaymentKind kind, Books books, Vouchers paid, BigCapitalSettings settings) {
        this.kind = kind;
        this.books = books;
        this.paid = paid;
        this.rules = new PaymentRules(kind, books, paid, settings.baseCurrency());
        this.view = new PaymentView(kind, books, paid);
        this.shelf = new Shelf<>(books, settings.checkTime(), 1, payment -> PaymentBooking.of(books, paid, payment));
        shelf.onChange(this::settle);
        paid.onDelete(this::refuseDeleteOfPaid);
    }

    void addTo(Routes routes) {
        String path = "/api/" + kind.path();
        String ofPaid = kind == PaymentKind.RECEIVED ? "/:id/payments" : "/:id/payment-transactions";
        routes.add("GET", path, call -> locked(view.list(call, shelf.all())))
                .add("POST", path, this::create)
                .add("GET", path + "/:id", this::get)
                .add("PUT", path + "/:id", this::edit)
                .add("DELETE", path + "/:id", this::delete)
                .add("GET", "/api/" + kind.pays().path() + ofPaid, this::ofVoucher);
    }

    private SandboxAnswer locked(JsonNode body) {
        return shelf.locked(() -> Wire.answer(200, body));
    }

    Shelf<Payment> shelf() {
        return shelf;
    }

    private SandboxAnswer get(Call call) {
        return shelf.locked(() ->
                Wire.answer(200, view.detail(call.id().flatMap(shelf::find).orElseThrow(kind::gone))));
    }

    private SandboxAnswer create(Call call) {
        ObjectNode body = PaymentForm.validated(kind, call);
        Payment payment = shelf.locked(() -> assemble(body, null));
        return shelf.create(payment, created -> Wire.answer(201, view.created(created)));
    }

    private SandboxAnswer edit(Call call) {
        ObjectNode body = PaymentForm.validated(kind, call);
        Payment edited = shelf.locked(() -> {
            Payment old = call.id().flatMap(shelf::find).orElseThrow(kind::gone);
            books.locks().refuse(kind.pays().module(), old.date());
            return assemble(body, old);
        });
        return shelf.edit(edited, true, now -> Wire.answer(200, view.created(now)));
    }

    private SandboxAnswer delete(Call call) {
        Payment payment = shelf.locked(() -> {
            Payment known = call.id().flatMap(shelf::find).orElseThrow(Refusal::notFound);
            books.locks().refuse(kind.pays().module(), known.date());
            return known;
        });
        return shelf.remove(payment);
    }

    private SandboxAnswer ofVoucher(Call call) {
        return shelf.locked(() -> {
            Voucher voucher = call.id().flatMap(paid.shelf()::find).orElseThrow(kind.pays()::notFound);
            return Wire.answer(200, view.of(voucher, shelf.all()));
        });
    }

    private Payment assemble(ObjectNode body, @Nullable Payment old) {
        Long branchId = books.branches().check(body);
        Contacts.Contact contact = rules.check(body, old, shelf.all());
        List<Part> parts = new ArrayList<>();
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode entry : body.get("entries")) {
            BigDecimal amount = entry.get("paymentAmount").decimalValue();
            sum = sum.add(amount);
            parts.add(new Part(++lastPartId, entry.get(kind.paidField()).asLong(), amount));
        }
        BigDecimal rate = body.path("exchangeRate").decimalValue();
        return new Payment(
                kind,
                old == null ? shelf.nextId() : old.id(),
                contact.id(),
                number(body, old),
                Texts.day(body.get("paymentDate").asText()),
                body.get(kind.accountField()).asLong(),
                kind == PaymentKind.RECEIVED
                        ? kept(Texts.stored(body, "referenceNo", Texts.VARCHAR), old == null ? null : old.reference())
                        : null,
                kept(Texts.stored(body, "statement", Texts.TEXT), old == null ? null : old.statement()),
                contact.currency(),
                rate.signum() == 0 ? BigDecimal.ONE : Numbers.column(rate, 9),
                body.hasNonNull("amount") ? Numbers.amount(body.get("amount").decimalValue()) : sum,
                branchId,
                List.copyOf(parts));
    }

    private @Nullable String number(ObjectNode body, @Nullable Payment old) {
        String sent = kept(Texts.stored(body, kind.numberField(), Texts.VARCHAR), old == null ? null : old.number());
        if (old == null) {
            lastNumber++;
        }
        return sent == null && kind == PaymentKind.RECEIVED ? "PAY-%05d".formatted(lastNumber) : sent;
    }

    private static @Nullable String kept(@Nullable String sent, @Nullable String old) {
        return sent == null ? old : sent;
    }

    /** Carries a new, a changed or a deleted payment over to what it pays. */
    private void settle(Optional<Payment> before, Optional<Payment> after) {
        before.ifPresent(payment -> payment.parts()
                .forEach(part -> pay(part.voucherId(), part.amount().negate())));
        after.ifPresent(payment -> payment.parts().forEach(part -> pay(part.voucherId(), part.amount())));
    }

    private void pay(long voucherId, BigDecimal amount) {
        paid.shelf().find(voucherId).ifPresent(voucher -> paid.shelf()
                .put(voucher.settled(voucher.settled().paid(voucher.paid().add(amount)))));
    }

    private void refuseDeleteOfPaid(Voucher voucher) {
        boolean used = shelf.all().stream()
                .flatMap(payment -> payment.parts().stream())
                .anyMatch(part -> part.voucherId() == voucher.id());
        if (used) {
            throw Refusal.business(
                    kind == PaymentKind.RECEIVED
                            ? "INVOICE_HAS_ASSOCIATED_PAYMENT_ENTRIES"
                            : "BILL_HAS_ASSOCIATED_PAYMENT_ENTRIES");
        }
    }
}
