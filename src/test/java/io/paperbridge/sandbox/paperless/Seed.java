package io.paperbridge.sandbox.paperless;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a Paperless prepared for Paperbridge holds before the first document. */
final class Seed {

    static final long ADMIN_ID = 2;
    static final long SERVICE_ID = 3;

    private static final List<String> STATUS =
            List.of("draft", "open", "partially paid", "paid", "overdue", "written off");

    private Seed() {}

    static void accounts(Archive archive) {
        put(archive, new Account(ADMIN_ID, "admin", "admin-password", PaperlessSandbox.ADMIN_TOKEN, true, Set.of()));
        put(
                archive,
                new Account(
                        SERVICE_ID,
                        "paperbridge",
                        "paperbridge-password",
                        PaperlessSandbox.TOKEN,
                        false,
                        Set.of(
                                "view_document",
                                "change_document",
                                "view_tag",
                                "view_correspondent",
                                "view_documenttype",
                                "view_customfield",
                                "view_note",
                                "add_note")));
        put(archive, new Account(4, "reader", "reader-password", token(4), false, Set.of("view_document", "view_tag")));
        put(archive, new Account(5, "nobody", "nobody-password", token(5), false, Set.of()));
    }

    static void labelsAndFields(Archive archive) {
        List.of("to-book", "booked", "booking-review", "booking-failed", "booking-approved")
                .forEach(name -> Archive.named(archive.tags, name, true));
        field(archive, "Invoice number", "string");
        field(archive, "Invoice date", "date");
        field(archive, "Due date", "date");
        field(archive, "Net", "monetary");
        field(archive, "Tax", "monetary");
        field(archive, "Total", "monetary");
        field(archive, "BigCapital link", "url");
        field(archive, "BigCapital status", "select");
    }

    private static void field(Archive archive, String name, String type) {
        Map<String, String> options = new LinkedHashMap<>();
        if (type.equals("select")) {
            STATUS.forEach(label -> options.put(FieldCalls.optionId(name, options.size()), label));
        }
        long id = Archive.nextId(archive.fields);
        archive.fields.put(id, new FieldDefinition(id, name, type, options, type.equals("monetary") ? "EUR" : null));
    }

    static String token(long account) {
        return "5a11db0c5a11db0c5a11db0c5a11db0c%08d".formatted(account);
    }

    private static void put(Archive archive, Account account) {
        archive.accounts.put(account.id(), account);
    }
}
