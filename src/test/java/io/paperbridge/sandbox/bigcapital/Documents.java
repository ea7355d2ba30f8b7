package io.paperbridge.sandbox.bigcapital;

import io.paperbridge.sandbox.bigcapital.Contacts.Role;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** All that is booked, kind by kind. */
final class Documents {

    private final Map<VoucherKind, Vouchers> vouchers = new EnumMap<>(VoucherKind.class);
    private final Map<PaymentKind, Payments> payments = new EnumMap<>(PaymentKind.class);
    private final Map<VoucherKind, Refunds> refunds = new EnumMap<>(VoucherKind.class);
    private final Expenses expenses;
    private final WriteOffs writeOffs;
    private final AppliedBills appliedBills;

    Documents(Books books, Clock clock, BigCapitalSettings settings) {
        for (VoucherKind kind : VoucherKind.values()) {
            vouchers.put(kind, new Vouchers(kind, books, clock, settings));
        }
        expenses = new Expenses(books, clock, settings);
        for (PaymentKind kind : PaymentKind.values()) {
            payments.put(kind, new Payments(kind, books, of(kind.pays()), settings));
        }
        for (VoucherKind kind : List.of(VoucherKind.CREDIT_NOTE, VoucherKind.VENDOR_CREDIT)) {
            refunds.put(kind, new Refunds(kind, books, of(kind), settings));
        }
        writeOffs = new WriteOffs(books, of(VoucherKind.SALE_INVOICE), settings);
        appliedBills = new AppliedBills(books, of(VoucherKind.VENDOR_CREDIT), of(VoucherKind.BILL));
        books.contacts().onDelete(this::refuseDeleteOfContact);
    }

    void addTo(Routes routes) {
        refunds.values().forEach(kind -> kind.addTo(routes));
        appliedBills.addTo(routes);
        addCreditNoteApplication(routes);
        vouchers.values().forEach(kind -> kind.addTo(routes));
        expenses.addTo(routes);
        payments.values().forEach(kind -> kind.addTo(routes));
        writeOffs.addTo(routes);
    }

    /** Applying a credit note to invoices reads instead of writing, and finds nothing. */
    private static void addCreditNoteApplication(Routes routes) {
        routes.add("POST", "/api/credit-notes/:id/apply-invoices", call -> Wire.answer(201, Wire.array()))
                .add("GET", "/api/credit-notes/:id/applied-invoices", call -> Wire.answer(200, Wire.array()));
    }

    Vouchers of(VoucherKind kind) {
        return Objects.requireNonNull(vouchers.get(kind));
    }

    Expenses expenses() {
        return expenses;
    }

    Payments of(PaymentKind kind) {
        return Objects.requireNonNull(payments.get(kind));
    }

    List<Entry> all() {
        List<Entry> all = new ArrayList<>();
        vouchers.values().forEach(kind -> all.addAll(kind.shelf().all()));
        all.addAll(expenses.shelf().all());
        payments.values().forEach(kind -> all.addAll(kind.shelf().all()));
        refunds.values().forEach(kind -> all.addAll(kind.shelf().all()));
        all.addAll(writeOffs.shelf().all());
        return List.copyOf(all);
    }

    /** Only bills are looked for before a delete; everything else breaks the data base. */
    private void refuseDeleteOfContact(Role role, long contactId) {
        if (role == Role.VENDOR && of(VoucherKind.BILL).hasAnyOf(contactId)) {
            throw Refusal.business(409, "VENDOR_HAS_TRANSACTIONS", "Vendor has associated transactions", null);
        }
        boolean used = all().stream().anyMatch(entry -> entry.contact() != null && entry.contact() == contactId);
        if (used) {
            throw Refusal.internal();
        }
    }
}
