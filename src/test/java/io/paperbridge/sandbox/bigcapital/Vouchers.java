package io.paperbridge.sandbox.bigcapital;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paperbridge.sandbox.SandboxAnswer;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The documents of one kind with lines, and the calls on them. */
final class Vouchers {

    private final VoucherKind kind;
    private final Books books;
    private final Clock clock;
    private final Shelf<Voucher> shelf;
    private final VoucherMaker maker;
    private final VoucherListing listing;
    private final VoucherView view;
    private Consumer<Voucher> deleteCheck = voucher -> {};

    Vouchers(VoucherKind kind, Books books, Clock clock, BigCapitalSettings settings) {
        this.kind = kind;
        this.books = books;
        this.clock = clock;
        this.shelf = new Shelf<>(books, settings.checkTime(), 1, voucher -> VoucherBooking.of(books, voucher));
        this.maker = new VoucherMaker(kind, books, this::isTaken);
        this.view = VoucherView.of(kind, books, clock);
        this.listing = new VoucherListing(kind, clock);
    }

    void addTo(Routes routes) {
        String path = "/api/" + kind.path();
        addTemplate(routes, path);
        if (kind == VoucherKind.SALE_INVOICE) {
            routes.add("GET", path + "/receivable", this::receivable);
        }
        routes.add("GET", path, this::list)
                .add("POST", path, this::create)
                .add("GET", path + "/:id", this::get)
                .add("PUT", path + "/:id", this::edit)
                .add("DELETE", path + "/:id", this::delete);
        switch (kind) {
            case SALE_INVOICE -> routes.add("PUT", path + "/:id/deliver", this::open);
            case BILL -> routes.add("PATCH", path + "/:id/open", this::open);
            default -> routes.add("PUT", path + "/:id/open", this::open);
        }
    }

    /** The template of print-outs, which invoices and credit notes have one of. */
    private void addTemplate(Routes routes, String path) {
        if (!kind.isCostSide()) {
            int template = kind == VoucherKind.SALE_INVOICE ? 1 : 4;
            routes.add(
                    "GET",
                    path + "/state",
                    call -> Wire.answer(200, Wire.object().put("default_template_id", template)));
        }
    }

    /** Who may object to a delete; throws when it does. */
    void onDelete(Consumer<Voucher> check) {
        Consumer<Voucher> before = deleteCheck;
        deleteCheck = voucher -> {
            before.accept(voucher);
            check.accept(voucher);
        };
    }

    Shelf<Voucher> shelf() {
        return shelf;
    }

    /** A document without its lines, as it stands in refusals and beside other entries. */
    ObjectNode plain(Voucher voucher) {
        ObjectNode node = view.opened(voucher);
        node.remove("entries");
        return node;
    }

    /** The same inside a payment, where a bill has no amount. */
    ObjectNode inPayment(Voucher voucher) {
        ObjectNode node = plain(voucher);
        if (kind == VoucherKind.BILL) {
            List.of("amount", "local_amount", "amount_local").forEach(node::remove);
        }
        return node;
    }

    boolean hasAnyOf(long contactId) {
        return shelf.all().stream().anyMatch(voucher -> voucher.contactId() == contactId);
    }

    private boolean isTaken(String number, @Nullable Voucher edited) {
        return shelf.all().stream()
                .anyMatch(other -> Texts.same(other.number(), number) && (edited == null || other.id() != edited.id()));
    }

    private SandboxAnswer list(Call call) {
        return shelf.locked(() -> Wire.answer(200, listing.answer(call, shelf.all(), view::row)));
    }

    private SandboxAnswer get(Call call) {
        if (kind == VoucherKind.SALE_INVOICE && call.id().isEmpty()) {
            throw Refusal.badRequest("Validation failed (numeric string is expected)");
        }
        boolean printed = call.request().header("accept").orElse("").contains("application/pdf");
        if (printed && !kind.isCostSide()) {
            // There is no service here that makes PDFs.
            throw Refusal.internal();
        }
        return shelf.locked(() -> Wire.answer(200, view.detail(found(call, kind.notFound()))));
    }

    /** What a customer still owes. */
    private SandboxAnswer receivable(Call call) {
        return shelf.locked(() -> {
            ArrayNode array = Wire.array();
            String customer = call.parameter("customerId").orElse("");
            shelf.all().stream()
                    .filter(voucher -> String.valueOf(voucher.contactId()).equals(customer))
                    .filter(voucher -> voucher.isOpen() && voucher.due().signum() > 0)
                    .forEach(voucher -> array.add(plain(voucher)));
            return Wire.answer(200, array);
        });
    }

    private SandboxAnswer create(Call call) {
        ObjectNode body = VoucherForm.validated(kind, call);
        Voucher voucher = shelf.locked(() -> withId(maker.make(body, null, today())));
        return shelf.create(voucher, created -> Wire.answer(201, view.created(created, body)));
    }

    private Voucher withId(Voucher voucher) {
        return new Voucher(
                kind,
                shelf.nextId(),
                voucher.contactId(),
                voucher.heading(),
                voucher.sums(),
                voucher.settled(),
                voucher.openedOn(),
                voucher.lines());
    }

    private SandboxAnswer open(Call call) {
        Voucher draft = shelf.locked(() -> {
            Voucher found = found(call, kind.isCredit() ? Refusal.notFound() : kind.notFound());
            if (found.isOpen()) {
                throw kind.alreadyOpen();
            }
            return found;
        });
        // No look at the locked periods here: this server forgets it.
        return shelf.open(
                draft.openedOn(today()),
                opened -> kind.isCredit() ? Wire.answer(200, view.opened(opened)) : SandboxAnswer.empty(200));
    }

    private SandboxAnswer edit(Call call) {
        ObjectNode body = VoucherForm.validated(kind, call);
        Voucher edited = shelf.locked(() -> {
            Voucher old = found(call, kind.isCredit() ? Refusal.notFound() : kind.notFound());
            if (old.isOpen()) {
                books.locks().refuse(kind.module(), old.date());
            }
            Voucher made = maker.make(body, old, today());
            if (made.total().compareTo(made.paid()) < 0) {
                throw Refusal.business(
                        kind == VoucherKind.BILL
                                ? "BILL_AMOUNT_SMALLER_THAN_PAID_AMOUNT"
                                : "INVOICE_AMOUNT_SMALLER_THAN_PAYMENT_AMOUNT");
            }
            return made;
        });
        boolean wasOpen =
                shelf.locked(() -> shelf.find(edited.id()).map(Voucher::isOpen).orElse(false));
        // The ledger does not follow the edit of an opened credit note.
        boolean rebook = kind != VoucherKind.CREDIT_NOTE || !wasOpen;
        return shelf.edit(edited, rebook, now -> Wire.answer(200, view.edited(now, body, wasOpen)));
    }

    private SandboxAnswer delete(Call call) {
        Voucher voucher = shelf.locked(() -> {
            Voucher known = found(call, kind == VoucherKind.BILL ? kind.notFound() : Refusal.notFound());
            if (known.isOpen()) {
                books.locks().refuse(kind.module(), known.date());
            }
            deleteCheck.accept(known);
            return known;
        });
        return shelf.remove(voucher);
    }

    private Voucher found(Call call, Refusal otherwise) {
        return call.id().flatMap(shelf::find).orElseThrow(() -> otherwise);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
