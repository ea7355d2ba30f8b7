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
        ArrayNode bills = node.putArray("bills");
        for (Bill bill : sandbox.bills()) {
            ObjectNode row = bills.addObject()
                    .put("id", bill.id())
                    .put("vendor_id", bill.vendorId())
                    .put("bill_number", bill.number())
                    .put("reference_no", bill.reference())
                    .put("bill_date", bill.date().toString())
                    .put("currency_code", bill.currency())
                    .put("is_open", bill.isOpen());
            row.set("total", Wire.number(bill.total()));
            row.put("ledger_rows", sandbox.transactions("Bill", bill.id()).size());
        }
        return node;
    }
}
