package io.paperbridge.sandbox.bigcapital;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paperbridge.sandbox.SandboxAnswer;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Credits of one kind that were paid out. Those of vendor credits are booked but never counted on the credit. */
final class Refunds {

    private static final Set<AccountType> TAKES_REFUNDS =
            Set.of(AccountType.CASH, AccountType.BANK, AccountType.FIXED_ASSET);

    private final VoucherKind kind;
    private final Books books;
    private final Vouchers credits;
    private final Shelf<Refund> shelf;

    Refunds(VoucherKind kind, Books books, Vouchers credits, BigCapitalSettings settings) {
        this.kind = kind;
        this.books = books;
        this.credits = credits;
        this.shelf = new Shelf<>(books, settings.checkTime(), 1, this::booking);
        if (isNote()) {
            shelf.onChange(this::count);
        }
        credits.onDelete(this::refuseDelete);
    }

    private boolean isNote() {
        return kind == VoucherKind.CREDIT_NOTE;
    }

    void addTo(Routes routes) {
        String path = "/api/" + kind.path();
        String own = path + (isNote() ? "/:id/refunds" : "/:id/refund");
        routes.add("POST", own, this::create)
                .add("GET", own, this::list)
                .add("DELETE", path + "/refunds/:id", this::delete);
    }

    Shelf<Refund> shelf() {
        return shelf;
    }

    private String accountField() {
        return isNote() ? "fromAccountId" : "depositAccountId";
    }

    private SandboxAnswer create(Call call) {
        ObjectNode body = call.body();
        new Validation(body)
                .requiredId(accountField())
                .requiredNumber("amount")
                .positive("amount")
                .requiredDate("date")
                .positive("exchangeRate")
                .text("referenceNo")
                .text("description")
                .id("branchId")
                .done();
        Refund refund = shelf.locked(() -> assemble(call, body));
        return shelf.create(refund, created -> Wire.answer(201, shown(created)));
    }

    private Refund assemble(Call call, ObjectNode body) {
        Long branchId = books.branches().check(body);
        Voucher credit = call.id().flatMap(credits.shelf()::find).orElseThrow(Refusal::notFound);
        Accounts.Account account =
                books.accounts().find(body.get(accountField()).asLong()).orElseThrow(Refusal::notFound);
        BigDecimal amount = Numbers.amount(body.get("amount").decimalValue());
        if (amount.compareTo(credit.creditLeft()) > 0) {
            throw Refusal.business(
                    isNote() ? "CREDIT_NOTE_HAS_NO_REMAINING_AMOUNT" : "VENDOR_CREDIT_HAS_NO_CREDITS_REMAINING");
        }
        if (!isNote() && !TAKES_REFUNDS.contains(account.type())) {
            throw Refusal.business("DEPOSIT_ACCOUNT_INVALID_TYPE");
        }
        books.locks().refuse(kind.module(), Texts.day(body.get("date").asText()));
        BigDecimal rate = body.path("exchangeRate").decimalValue();
        return new Refund(
                kind,
                shelf.nextId(),
                credit.id(),
                credit.contactId(),
                Texts.day(body.get("date").asText()),
                account.id(),
                Texts.stored(body, "referenceNo", Texts.VARCHAR),
                Texts.stored(body, "description", Texts.TEXT),
                credit.currency(),
                rate.signum() == 0 ? BigDecimal.ONE : Numbers.column(rate, 9),
                amount,
                branchId);
    }

    private Ledger.Booking booking(Refund refund) {
        Accounts accounts = books.accounts();
        long contactAccount =
                (isNote() ? accounts.receivable(refund.currency()) : accounts.payable(refund.currency())).id();
        return Ledger.Booking.of(refund)
                .add(isNote(), 1, contactAccount, refund.contactId(), refund.total())
                .add(!isNote(), 2, refund.accountId(), null, refund.total());
    }

    private SandboxAnswer list(Call call) {
        return shelf.locked(() -> {
            long creditId = call.id().orElse(0L);
            ArrayNode array = Wire.array();
            for (Refund refund : shelf.all()) {
                if (refund.creditId() == creditId) {
                    ObjectNode node = shown(refund).put("formtted_amount", Wire.twoDecimals(refund.total()));
                    books.accounts()
                            .find(refund.accountId())
                            .ifPresent(account -> node.set(
                                    isNote() ? "from_account" : "deposit_account",
                                    books.accounts().render(account)));
                    credits.shelf()
                            .find(creditId)
                            .ifPresent(credit ->
                                    node.set(isNote() ? "credit_note" : "vendor_credit", credits.plain(credit)));
                    array.add(node);
                }
            }
            return Wire.answer(200, array);
        });
    }

    private SandboxAnswer delete(Call call) {
        Refund refund = shelf.locked(() -> call.id().flatMap(shelf::find).orElseThrow(Refusal::notFound));
        return shelf.remove(refund);
    }

    private void count(Optional<Refund> before, Optional<Refund> after) {
        before.ifPresent(refund -> add(refund.creditId(), refund.total().negate()));
        after.ifPresent(refund -> add(refund.creditId(), refund.total()));
    }

    private void add(long creditId, BigDecimal amount) {
        credits.shelf().find(creditId).ifPresent(credit -> credits.shelf()
                .put(credit.settled(
                        credit.settled().refunded(credit.settled().refunded().add(amount)))));
    }

    private void refuseDelete(Voucher credit) {
        if (shelf.all().stream().anyMatch(refund -> refund.creditId() == credit.id())) {
            throw Refusal.business(
                    isNote() ? "CREDIT_NOTE_HAS_REFUNDS_TRANSACTIONS" : "VENDOR_CREDIT_HAS_REFUND_TRANSACTIONS");
        }
    }

    private ObjectNode shown(Refund refund) {
        ObjectNode node = Wire.object()
                .put("id", refund.id())
                .put("date", Wire.midnight(refund.date()))
                .put("description", refund.description())
                .put(isNote() ? "credit_note_id" : "vendor_credit_id", refund.creditId())
                .put("currency_code", refund.currency())
                .put(Wire.snake(accountField()), refund.accountId())
                .put("reference_no", refund.reference())
                .put("branch_id", refund.branchId());
        node.set("amount", Wire.number(refund.total()));
        node.set("exchange_rate", Wire.number(refund.exchangeRate()));
        List.of("created_at", "updated_at").forEach(node::putNull);
        return node;
    }
}
