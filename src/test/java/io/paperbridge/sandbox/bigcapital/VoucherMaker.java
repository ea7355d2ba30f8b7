package io.paperbridge.sandbox.bigcapital;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paperbridge.sandbox.bigcapital.Contacts.Contact;
import io.paperbridge.sandbox.bigcapital.Voucher.Heading;
import io.paperbridge.sandbox.bigcapital.Voucher.Settled;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Makes the document a create or an edit asks for, or refuses to. */
final class VoucherMaker {

    private final VoucherKind kind;
    private final Books books;
    private final BiPredicate<String, @Nullable Voucher> numberTaken;
    private long lastNumber;

    /** @param numberTaken whether a number belongs to another document than the one that is edited */
    VoucherMaker(VoucherKind kind, Books books, BiPredicate<String, @Nullable Voucher> numberTaken) {
        this.kind = kind;
        this.books = books;
        this.numberTaken = numberTaken;
    }

    /** The new document, without an id yet when it replaces none; what is left out of an edit stays as it was, the old tax included. */
    Voucher make(ObjectNode body, @Nullable Voucher old, LocalDate today) {
        Long branchId = kind == VoucherKind.SALE_INVOICE
                ? books.branches().unchecked(body)
                : books.branches().check(body);
        Contact contact = books.contacts()
                .find(kind.role(), body.get(kind.contactField()).asLong())
                .orElseThrow(Refusal::notFound);
        refuseDuplicate(body, old);
        VoucherForm.checkItems(kind, books.lines(), body);
        LocalDate date = Texts.day(body.get(kind.dateField()).asText());
        boolean open = body.path(kind.openField()).asBoolean(false) || (old != null && old.isOpen());
        if (open) {
            books.locks().refuse(kind.module(), date);
        }
        Long projectId = books.projects().check(body);
        Long warehouseId = books.warehouses().check(body);
        boolean inclusive = body.path("isInclusiveTax").asBoolean(false);
        BigDecimal amount = Lines.amountAsSent(body.get("entries"), kind != VoucherKind.SALE_INVOICE);
        List<Line> lines = books.lines().stored(body.get("entries"), kind, inclusive);
        Heading heading = new Heading(
                number(body, old),
                date,
                day(body, "dueDate", old == null ? null : old.dueDate()),
                text(body, "referenceNo", Texts.VARCHAR, old == null ? null : old.reference()),
                text(body, noteField(), Texts.TEXT, old == null ? null : old.note()),
                text(
                        body,
                        "termsConditions",
                        Texts.TEXT,
                        old == null ? null : old.heading().terms()),
                branchId,
                warehouseId,
                projectId);
        return new Voucher(
                kind,
                old == null ? 0 : old.id(),
                contact.id(),
                heading,
                sums(body, contact, amount, lines, old),
                settled(old),
                openedOn(old, open, today),
                lines);
    }

    private static @Nullable LocalDate openedOn(@Nullable Voucher old, boolean open, LocalDate today) {
        if (old != null && old.openedOn() != null) {
            return old.openedOn();
        }
        return open ? today : null;
    }

    /** Bills have a default for it, so that an edit without it sets it back. */
    private static boolean wasInclusive(@Nullable Voucher old) {
        return old != null && old.kind() != VoucherKind.BILL && old.sums().inclusiveTax();
    }

    private String noteField() {
        return kind == VoucherKind.SALE_INVOICE ? "invoiceMessage" : "note";
    }

    private void refuseDuplicate(ObjectNode body, @Nullable Voucher old) {
        if (!body.hasNonNull(kind.numberField())
                || !numberTaken.test(body.get(kind.numberField()).asText(), old)) {
            return;
        }
        if (kind == VoucherKind.SALE_INVOICE) {
            throw Refusal.business("INVOICE_NUMBER_NOT_UNIQUE");
        }
        if (kind == VoucherKind.BILL) {
            throw Refusal.business("BILL_NUMBER_EXISTS", "The bill number is not unique.");
        }
    }

    /** The number sent or kept, else what this server makes up; an explicit number advances the counter too. */
    private String number(ObjectNode body, @Nullable Voucher old) {
        String sent = text(body, kind.numberField(), Texts.VARCHAR, old == null ? null : old.number());
        if (old == null) {
            lastNumber++;
        }
        if (sent != null) {
            return sent;
        }
        return switch (kind) {
            case SALE_INVOICE -> "INV-%05d".formatted(lastNumber);
            case VENDOR_CREDIT -> "VC-%05d".formatted(lastNumber);
            // Nobody waited for the number.
            case CREDIT_NOTE -> "{}";
            case BILL -> throw Refusal.internal();
        };
    }

    private Sums sums(ObjectNode body, Contact contact, BigDecimal amount, List<Line> lines, @Nullable Voucher old) {
        boolean taxed = lines.stream().anyMatch(line -> line.taxRateId() != null);
        BigDecimal oldTax = old == null ? null : old.sums().tax();
        BigDecimal tax = taxed
                ? Numbers.column(lines.stream().map(Line::taxAmount).reduce(BigDecimal.ZERO, BigDecimal::add), 2)
                : oldTax;
        JsonNode rate = body.path("exchangeRate");
        return new Sums(
                contact.currency(),
                rate.isNumber() && rate.decimalValue().signum() != 0
                        ? Numbers.column(rate.decimalValue(), 9)
                        : BigDecimal.ONE,
                amount,
                Optional.ofNullable(decimals(body, "discount"))
                        .orElse(old == null ? null : old.sums().discount()),
                body.path("discountType").asText(kind == VoucherKind.BILL ? "amount" : null),
                Optional.ofNullable(decimals(body, "adjustment"))
                        .orElse(old == null ? null : old.sums().adjustment()),
                body.path("isInclusiveTax").asBoolean(wasInclusive(old)),
                kind.isCredit() ? null : tax);
    }

    /** An edit of a credit note forgets what was refunded. */
    private Settled settled(@Nullable Voucher old) {
        return old == null || kind == VoucherKind.CREDIT_NOTE ? Settled.NOTHING : old.settled();
    }

    private static @Nullable LocalDate day(ObjectNode body, String field, @Nullable LocalDate old) {
        return body.hasNonNull(field) ? Texts.day(body.get(field).asText()) : old;
    }

    private static @Nullable String text(ObjectNode body, String field, int width, @Nullable String old) {
        String sent = Texts.stored(body, field, width);
        return sent == null ? old : sent;
    }

    private static @Nullable BigDecimal decimals(ObjectNode body, String field) {
        return body.hasNonNull(field) ? body.get(field).decimalValue().setScale(2, RoundingMode.HALF_UP) : null;
    }
}
