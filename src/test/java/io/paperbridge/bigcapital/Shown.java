package io.paperbridge.bigcapital;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paperbridge.document.Entries;
import io.paperbridge.document.PreparedEntry;
import java.math.BigDecimal;

/** What the ledger shows: bills, lists and ledger rows, in its own JSON. */
final class Shown {

    /** The payload of bill R-17 over 100.00 and 19.00. */
    static final String PAYLOAD =
            """
            {"vendor_id":12,"bill_number":"R-17","bill_date":"2026-10-01","reference_no":"PLX-17","entries":[
              {"index":1,"item_id":1000,"cost_account_id":1018,"description":"Copy paper","quantity":1,"rate":"100.00"},
              {"index":2,"item_id":1002,"cost_account_id":1013,"description":"VAT 19 %","quantity":1,"rate":"19.00"}]}""";

    private Shown() {}

    /** Bill R-17 of document 17, as it is wanted. */
    static PreparedEntry wanted() {
        return Entries.withPayload(Entries.bill("PLX-17"), PAYLOAD);
    }

    /** Draft 90, exactly as {@link #wanted()}. */
    static ObjectNode draft() {
        ObjectNode bill = (ObjectNode) Wire.parse("a bill", PAYLOAD);
        bill.put("id", 90).put("bill_date", "2026-10-01T00:00:00.000Z");
        bill.put("currency_code", "EUR").put("total", 119).put("is_open", false);
        rate(bill, 0, 100);
        rate(bill, 1, 19);
        return bill;
    }

    /** Entry 90, posted. */
    static ObjectNode posted() {
        return draft().put("is_open", true);
    }

    /** A list of bills that shows all it found. */
    static String list(ObjectNode... bills) {
        ObjectNode list = Wire.JSON.createObjectNode();
        ArrayNode array = list.putArray("bills");
        for (ObjectNode bill : bills) {
            array.add(bill);
        }
        list.putObject("pagination").put("total", bills.length).put("page_size", "1000");
        return list.toString();
    }

    /** Rows of the ledger, each a debit and a credit: {@code "119 0"}. */
    static String ledger(String... rows) {
        ObjectNode report = Wire.JSON.createObjectNode();
        ArrayNode array = report.putArray("transactions");
        for (String row : rows) {
            ObjectNode node = array.addObject();
            String[] sides = row.split(" ", 2);
            node.putObject("debit").put("amount", new BigDecimal(sides[0]));
            node.putObject("credit").put("amount", new BigDecimal(sides[1]));
        }
        return report.toString();
    }

    private static void rate(ObjectNode bill, int line, int rate) {
        ((ObjectNode) bill.withArray("entries").get(line)).put("rate", rate);
    }
}
