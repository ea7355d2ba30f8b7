package io.paperbridge.sandbox.bigcapital;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The kinds of document that cannot be created here yet: their lists answer, and are empty. */
final class OtherDocuments {

    private OtherDocuments() {}

    static void addTo(Routes routes) {
        add(
                routes,
                "sale-invoices",
                "sales_invoices",
                List.of(
                        "customer",
                        "invoice_date",
                        "due_date",
                        "invoice_no",
                        "reference_no",
                        "invoice_message",
                        "terms_conditions",
                        "amount",
                        "payment_amount",
                        "due_amount",
                        "status",
                        "created_at"));
        add(
                routes,
                "expenses",
                "expenses",
                List.of(
                        "payment_date",
                        "payment_account",
                        "amount",
                        "reference_no",
                        "description",
                        "published",
                        "status"));
        add(
                routes,
                "credit-notes",
                "credit_notes",
                List.of(
                        "customer",
                        "credit_date",
                        "credit_number",
                        "reference_no",
                        "amount",
                        "currency_code",
                        "note",
                        "terms_conditions",
                        "status",
                        "created_at"));
        add(
                routes,
                "vendor-credits",
                "vendor_credits",
                List.of(
                        "vendor",
                        "amount",
                        "currency_code",
                        "credit_date",
                        "reference_no",
                        "credit_number",
                        "note",
                        "status"));
    }

    private static void add(Routes routes, String path, String collection, List<String> names) {
        Map<String, Function<Void, @Nullable Object>> fields = new HashMap<>();
        names.forEach(name -> fields.put(name, row -> null));
        Listing<Void> listing = new Listing<>(collection, true, fields, (row, word) -> false, Map.of());
        routes.add(
                "GET", "/api/" + path, call -> Wire.answer(200, listing.answer(call, List.of(), row -> Wire.object())));
    }
}
