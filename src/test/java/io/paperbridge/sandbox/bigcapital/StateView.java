package io.paperbridge.sandbox.bigcapital;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The books at a glance, for people and scripts that look in from outside. */
final class StateView {

    private StateView() {}

    static ObjectNode of(BigCapitalSandbox sandbox) {
        ObjectNode node = Wire.object()
                .put("organization", sandbox.settings().organization())
                .put("ledger_balanced", sandbox.ledgerBalanced())
                .put("max_requests_in_flight", sandbox.maxRequestsInFlight())
                .put("max_postings_in_flight", sandbox.maxPostingsInFlight())
                .put("lost_postings", sandbox.lostPostings())
                .put("down", sandbox.isDown());
        ObjectNode vendors = node.putObject("vendors");
        sandbox.vendors().forEach((id, name) -> vendors.put(String.valueOf(id), name));
        ObjectNode customers = node.putObject("customers");
        sandbox.customers().forEach((id, name) -> customers.put(String.valueOf(id), name));
        for (VoucherKind kind : VoucherKind.values()) {
            ArrayNode rows = node.putArray(kind.path().replace('-', '_'));
            sandbox.vouchers(kind).forEach(voucher -> addVoucher(rows, voucher, sandbox));
        }
        ArrayNode expenses = node.putArray("expenses");
        sandbox.expenses().forEach(expense -> addCommon(expenses.addObject(), expense, sandbox));
        return node;
    }

    private static void addVoucher(ArrayNode rows, Voucher voucher, BigCapitalSandbox sandbox) {
        VoucherKind kind = voucher.kind();
        addCommon(
                rows.addObject()
                        .put(Wire.snake(kind.contactField()), voucher.contactId())
                        .put(Wire.snake(kind.numberField()), voucher.number())
                        .put(Wire.snake(kind.dateField()), voucher.date().toString()),
                voucher,
                sandbox);
    }

    private static void addCommon(ObjectNode row, Entry entry, BigCapitalSandbox sandbox) {
        row.put("id", entry.id())
                .put("reference_no", entry.reference())
                .put("currency_code", entry.currency())
                .put("is_open", entry.isOpen());
        row.set("exchange_rate", Wire.number(entry.exchangeRate()));
        row.set("total", Wire.number(entry.total()));
        row.put("ledger_rows", sandbox.transactions(entry).size());
    }
}
