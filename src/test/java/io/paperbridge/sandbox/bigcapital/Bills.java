package io.paperbridge.sandbox.bigcapital;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paperbridge.sandbox.SandboxAnswer;
import io.paperbridge.sandbox.bigcapital.Contacts.Contact;
import io.paperbridge.sandbox.bigcapital.Contacts.Role;
import io.paperbridge.sandbox.bigcapital.Postings.Fate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The bills. Its methods lock the books themselves, because a create and a posting take time in the real server too. */
final class Bills {

    private static final String TYPE = BillForm.TYPE;

    private final Books books;
    private final Clock clock;
    private final BigCapitalSettings settings;
    private final BillView view;
    private final Map<Long, Bill> byId = new TreeMap<>();
    private long lastId;

    Bills(Books books, Clock clock, BigCapitalSettings settings) {
        this.books = books;
        this.clock = clock;
        this.settings = settings;
        this.view = new BillView(books, clock);
        books.contacts().onDelete(this::refuseDeleteOfVendor);
    }

    List<Bill> all() {
        return locked(() -> List.copyOf(byId.values()));
    }

    SandboxAnswer list(Call call) {
        return locked(() -> view.list(call, List.copyOf(byId.values())));
    }

    SandboxAnswer get(Call call) {
        return locked(() -> view.get(known(call)));
    }

    SandboxAnswer create(Call call) {
        Bill bill = locked(() -> assemble(BillForm.validated(call), null));
        if (!bill.isOpen()) {
            // Between check and insert another create with the same number can slip through.
            LockSupport.parkNanos(settings.checkTime().toNanos());
            return locked(() -> {
                byId.put(bill.id(), bill);
                return view.created(201, bill);
            });
        }
        return books.postings()
                .post(
                        TYPE + bill.id(),
                        fate -> locked(() -> {
                            if (fate == Fate.KEPT || fate == Fate.BOOKED_TWICE) {
                                byId.put(bill.id(), bill);
                                books.ledger().book(BillForm.booking(books, bill));
                            } else if (fate == Fate.LOST_WITH_ORPHAN) {
                                books.ledger().bookOrphan(BillForm.booking(books, bill));
                            }
                            return view.created(201, bill);
                        }));
    }

    SandboxAnswer open(Call call) {
        Bill draft = locked(() -> {
            Bill bill = known(call);
            if (bill.isOpen()) {
                throw Refusal.business("BILL_ALREADY_OPEN");
            }
            return bill;
        });
        return books.postings()
                .post(
                        TYPE + draft.id(),
                        fate -> locked(() -> {
                            if (fate == Fate.KEPT || fate == Fate.BOOKED_TWICE) {
                                Bill opened = draft.openedOn(today());
                                byId.put(opened.id(), opened);
                                books.ledger().book(BillForm.booking(books, opened));
                            }
                            return SandboxAnswer.empty(200);
                        }));
    }

    SandboxAnswer edit(Call call) {
        Bill edited = locked(() -> {
            Bill old = known(call);
            if (old.isOpen()) {
                books.locks().refuse("purchases", old.date());
            }
            return assemble(BillForm.validated(call), old);
        });
        if (!edited.isOpen()) {
            return locked(() -> {
                byId.put(edited.id(), edited);
                return view.created(200, edited);
            });
        }
        return books.postings()
                .post(
                        TYPE + edited.id(),
                        fate -> locked(() -> {
                            if (fate == Fate.KEPT) {
                                byId.put(edited.id(), edited);
                                books.ledger().reverse(TYPE, edited.id());
                                books.ledger().book(BillForm.booking(books, edited));
                            }
                            return view.created(200, edited);
                        }));
    }

    SandboxAnswer delete(Call call) {
        Bill bill = locked(() -> {
            Bill known = known(call);
            if (known.isOpen()) {
                books.locks().refuse("purchases", known.date());
            }
            if (known.paid().signum() != 0) {
                throw Refusal.business("BILL_HAS_ASSOCIATED_PAYMENT_ENTRIES");
            }
            return known;
        });
        if (!bill.isOpen()) {
            return locked(() -> remove(bill));
        }
        return books.postings()
                .post(
                        TYPE + bill.id(),
                        fate -> fate == Fate.KEPT ? locked(() -> remove(bill)) : SandboxAnswer.empty(200));
    }

    private SandboxAnswer remove(Bill bill) {
        byId.remove(bill.id());
        books.ledger().reverse(TYPE, bill.id());
        return SandboxAnswer.empty(200);
    }

    private <T> T locked(Supplier<T> work) {
        synchronized (books) {
            return work.get();
        }
    }

    private Bill known(Call call) {
        return call.id()
                .flatMap(id -> Optional.ofNullable(byId.get(id)))
                .orElseThrow(() -> Refusal.business("BILL_NOT_FOUND"));
    }

    /** The bill a create or an edit asks for; what is left out of an edit stays as it was, the old native tax included. */
    private Bill assemble(ObjectNode body, @Nullable Bill old) {
        Long branchId = books.branches().check(body);
        Contact vendor = books.contacts()
                .find(Role.VENDOR, body.get("vendorId").asLong())
                .orElseThrow(Refusal::notFound);
        String sentNumber =
                body.hasNonNull("billNumber") ? body.get("billNumber").asText() : null;
        if (sentNumber != null
                && byId.values().stream()
                        .anyMatch(other ->
                                Texts.same(other.number(), sentNumber) && (old == null || other.id() != old.id()))) {
            throw Refusal.business("BILL_NUMBER_EXISTS", "The bill number is not unique.");
        }
        books.lines().check(body.get("entries"), Items.Item::purchasable, "NOT_PURCHASE_ABLE_ITEMS");
        boolean inclusive = body.path("isInclusiveTax").asBoolean(false);
        LocalDate date = Texts.day(body.get("billDate").asText());
        boolean open = body.path("open").asBoolean(false) || (old != null && old.isOpen());
        if (open) {
            books.locks().refuse("purchases", date);
        }
        if (body.hasNonNull("projectId") || body.hasNonNull("warehouseId")) {
            throw Refusal.internal();
        }
        BigDecimal amount = Lines.amountAsSent(body.get("entries"));
        List<Line> lines =
                books.lines().stored(body.get("entries"), "costAccountId", Items.Item::costAccountId, inclusive);
        boolean taxed = lines.stream().anyMatch(line -> line.taxRateId() != null);
        BigDecimal oldTax = old == null ? null : old.taxWithheld();
        String number = keep(Texts.stored(body, "billNumber", Texts.VARCHAR), old == null ? null : old.number());
        if (number == null) {
            throw Refusal.internal();
        }
        return new Bill(
                old == null ? ++lastId : old.id(),
                vendor.id(),
                number,
                date,
                body.hasNonNull("dueDate")
                        ? Texts.day(body.get("dueDate").asText())
                        : old == null ? null : old.dueDate(),
                keep(Texts.stored(body, "referenceNo", Texts.VARCHAR), old == null ? null : old.reference()),
                keep(Texts.stored(body, "note", Texts.TEXT), old == null ? null : old.note()),
                vendor.currency(),
                body.hasNonNull("exchangeRate")
                        ? Numbers.column(body.get("exchangeRate").decimalValue(), 9)
                        : BigDecimal.ONE,
                branchId,
                amount,
                decimals(body, "discount"),
                body.path("discountType").asText("amount"),
                decimals(body, "adjustment"),
                inclusive,
                taxed
                        ? Numbers.amount(lines.stream().map(Line::taxAmount).reduce(BigDecimal.ZERO, BigDecimal::add))
                        : oldTax,
                old == null ? BigDecimal.ZERO : old.paid(),
                old != null && old.isOpen() ? old.openedOn() : open ? today() : null,
                lines);
    }

    private static @Nullable String keep(@Nullable String sent, @Nullable String old) {
        return sent == null ? old : sent;
    }

    private static @Nullable BigDecimal decimals(ObjectNode body, String field) {
        return body.hasNonNull(field) ? body.get(field).decimalValue().setScale(2, RoundingMode.HALF_UP) : null;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private void refuseDeleteOfVendor(Role role, long contactId) {
        if (role == Role.VENDOR && byId.values().stream().anyMatch(bill -> bill.vendorId() == contactId)) {
            throw Refusal.business(409, "VENDOR_HAS_TRANSACTIONS", "Vendor has associated transactions", null);
        }
    }
}
