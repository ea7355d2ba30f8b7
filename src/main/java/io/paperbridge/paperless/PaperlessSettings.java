package io.paperbridge.paperless;

import io.paperbridge.document.EntryKind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where Paperless-ngx is and what our things are called there.
 *
 * @param url the address; a trailing slash and a trailing {@code /api} do no harm, a sub-path is kept
 * @param token the API token of the Paperless user that Paperbridge works as
 * @param select how documents are found: by tag, by document type, or either way
 * @param tags the names of our tags
 * @param fields the names of our custom fields; a field that does not exist in Paperless is left out
 * @param documentTypes the names of the document types of each kind, first of all for {@code select: type}
 */
@ConfigurationProperties("paperbridge.paperless")
public record PaperlessSettings(
        @DefaultValue("") String url,
        @DefaultValue("") String token,
        @DefaultValue("tag") Select select,
        @DefaultValue Tags tags,
        @DefaultValue Fields fields,
        @DefaultValue DocumentTypes documentTypes) {

    public PaperlessSettings {
        url = baseOf(url);
        token = token.strip();
        if (token.isEmpty()) {
            throw new IllegalArgumentException("paperbridge.paperless.token (PAPERLESS_TOKEN) is not set; "
                    + "it is found in Paperless under My Profile, API Auth Token");
        }
        if (token.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            throw new IllegalArgumentException(
                    "paperbridge.paperless.token (PAPERLESS_TOKEN) holds a blank or a letter "
                            + "no token has; copy it again from Paperless, My Profile, API Auth Token");
        }
    }

    /** How documents are found. */
    public enum Select {
        TAG,
        TYPE,
        BOTH
    }

    /**
     * The names of our tags.
     *
     * @param in waits to be booked
     * @param done is booked
     * @param review waits for a person
     * @param failed could not be booked
     * @param approved a person has approved it
     */
    public record Tags(
            @DefaultValue("to-book") String in,
            @DefaultValue("booked") String done,
            @DefaultValue("booking-review") String review,
            @DefaultValue("booking-failed") String failed,
            @DefaultValue("booking-approved") String approved) {

        public Tags {
            if (Set.of(in.strip(), done.strip(), review.strip(), failed.strip()).contains("")) {
                throw new IllegalArgumentException(
                        "paperbridge.paperless.tags: in, done, review and failed need a name each");
            }
        }
    }

    /**
     * The names of our custom fields.
     *
     * @param number the invoice number, a string
     * @param date the invoice date
     * @param dueDate the due date
     * @param net the total without tax, monetary
     * @param tax the tax, monetary
     * @param total the total with tax, monetary
     * @param link the entry in BigCapital, a URL
     * @param status the entry's status, a select or a string
     */
    public record Fields(
            @DefaultValue("Invoice number") String number,
            @DefaultValue("Invoice date") String date,
            @DefaultValue("Due date") String dueDate,
            @DefaultValue("Net") String net,
            @DefaultValue("Tax") String tax,
            @DefaultValue("Total") String total,
            @DefaultValue("BigCapital link") String link,
            @DefaultValue("BigCapital status") String status) {}

    /**
     * The names of the document types, by kind of entry.
     *
     * @param saleInvoice what we send
     * @param bill what vendors send
     * @param expense receipts that are already paid
     * @param creditNote credits we grant
     * @param vendorCredit credits vendors grant
     */
    public record DocumentTypes(
            @DefaultValue({"Sales invoice", "Outgoing invoice", "Ausgangsrechnung"}) List<String> saleInvoice,
            @DefaultValue({"Invoice", "Bill", "Incoming invoice", "Rechnung", "Eingangsrechnung"}) List<String> bill,
            @DefaultValue({"Receipt", "Expense", "Quittung", "Beleg", "Kassenbon"}) List<String> expense,
            @DefaultValue({"Credit note", "Outgoing credit note", "Ausgangsgutschrift"}) List<String> creditNote,
            @DefaultValue({"Vendor credit", "Incoming credit note", "Gutschrift", "Eingangsgutschrift"})
                    List<String> vendorCredit) {

        public DocumentTypes {
            saleInvoice = List.copyOf(saleInvoice);
            bill = List.copyOf(bill);
            expense = List.copyOf(expense);
            creditNote = List.copyOf(creditNote);
            vendorCredit = List.copyOf(vendorCredit);
        }

        /** What a document of this type is; the first setting that names the type decides, null when none does. */
        public @Nullable EntryKind kindOf(String type) {
            for (EntryKind kind : EntryKind.values()) {
                if (names(kind).stream().anyMatch(name -> name.strip().equalsIgnoreCase(type.strip()))) {
                    return kind;
                }
            }
            return null;
        }

        List<String> names(EntryKind kind) {
            return switch (kind) {
                case SALE_INVOICE -> saleInvoice;
                case BILL -> bill;
                case EXPENSE -> expense;
                case CREDIT_NOTE -> creditNote;
                case VENDOR_CREDIT -> vendorCredit;
            };
        }

        /** The names of all kinds, by the setting that holds them. */
        Map<String, List<String>> bySetting() {
            return Map.of(
                    "sale-invoice", saleInvoice,
                    "bill", bill,
                    "expense", expense,
                    "credit-note", creditNote,
                    "vendor-credit", vendorCredit);
        }
    }

    private static String baseOf(@Nullable String url) {
        String base = url == null ? "" : url.strip();
        if (base.isEmpty()) {
            throw new IllegalArgumentException("paperbridge.paperless.url (PAPERLESS_URL) is not set; "
                    + "it is the address of Paperless in a browser, for example http://localhost:8000");
        }
        if (!base.toLowerCase(Locale.ROOT).matches("https?://[^/?#\\s]+(/[^?#\\s]*)?")) {
            throw new IllegalArgumentException(
                    "paperbridge.paperless.url (PAPERLESS_URL) must be an http or https address without query, "
                            + "for example http://localhost:8000");
        }
        return base.replaceFirst("/+$", "").replaceFirst("/api$", "").replaceFirst("/+$", "");
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "PaperlessSettings[url=" + url + ", select=" + select + "]";
    }
}
