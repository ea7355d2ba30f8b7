package io.paperbridge.bridge;

import io.paperbridge.document.EntryKind;
import io.paperbridge.sandbox.Fault;
import io.paperbridge.sandbox.Faults;
import io.paperbridge.sandbox.Faults.Rule;
import io.paperbridge.sandbox.SandboxRequest;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Where the way of a document can be cut: at a request that the sandbox holds, before it takes effect or after. Together they are all
 * places at which a process can end between two stages; Paperbridge itself knows nothing of them.
 */
enum Boundary {
    POLL(Server.ARCHIVE, 1, Effect.NONE),
    DETAIL(Server.ARCHIVE, 5, Effect.NONE),
    ORIGINAL(Server.ARCHIVE, 5, Effect.NONE),
    CONTACT_LOOK_UP(Server.LEDGER, 5, Effect.NONE),
    CONTACT_LOST(Server.LEDGER, 5, Effect.NONE),
    CONTACT_LATE(Server.LEDGER, 5, Effect.AFTER_DEATH),
    CONTACT_MADE(Server.LEDGER, 5, Effect.BEFORE_DEATH),
    ENTRY_LOOK_UP(Server.LEDGER, 1, Effect.NONE),
    CREATE_LOST(Server.LEDGER, 5, Effect.NONE),
    CREATE_LATE(Server.LEDGER, 5, Effect.AFTER_DEATH),
    CREATE_MADE(Server.LEDGER, 5, Effect.BEFORE_DEATH),
    VERIFY(Server.LEDGER, 5, Effect.NONE),
    POST_LOST(Server.LEDGER, 1, Effect.NONE),
    POST_LATE(Server.LEDGER, 1, Effect.AFTER_DEATH),
    POST_MADE(Server.LEDGER, 1, Effect.BEFORE_DEATH),
    SECOND_LOOK(Server.LEDGER, 1, Effect.NONE),
    LEDGER_ROWS(Server.LEDGER, 5, Effect.NONE),
    TELL(Server.ARCHIVE, 5, Effect.NONE),
    FIELDS_LOST(Server.ARCHIVE, 5, Effect.NONE),
    FIELDS_MADE(Server.ARCHIVE, 5, Effect.BEFORE_DEATH),
    NOTE_LOST(Server.ARCHIVE, 5, Effect.NONE),
    NOTE_LATE(Server.ARCHIVE, 5, Effect.AFTER_DEATH),
    NOTE_MADE(Server.ARCHIVE, 5, Effect.BEFORE_DEATH),
    TAGS_LOST(Server.ARCHIVE, 5, Effect.NONE),
    TAGS_MADE(Server.ARCHIVE, 5, Effect.BEFORE_DEATH),
    UPLOAD_LOST(Server.LEDGER, 1, Effect.NONE),
    UPLOAD_MADE(Server.LEDGER, 1, Effect.BEFORE_DEATH),
    LINK_LOST(Server.LEDGER, 1, Effect.NONE),
    LINK_MADE(Server.LEDGER, 1, Effect.BEFORE_DEATH);

    /** Which server holds the request. */
    enum Server {
        ARCHIVE,
        LEDGER
    }

    /** Whether and when the held request takes effect. */
    enum Effect {
        NONE,
        BEFORE_DEATH,
        AFTER_DEATH
    }

    private static final String BULK_EDIT = "/api/documents/bulk_edit/";
    private static final String DOCUMENT = "/api/documents/\\d+/";

    private final Server server;
    private final int held;
    private final Effect effect;

    Boundary(Server server, int held, Effect effect) {
        this.server = server;
        this.held = held;
        this.effect = effect;
    }

    private boolean isPosting() {
        return this == POST_LOST || this == POST_LATE || this == POST_MADE;
    }

    /** One original is attached at a time, too. */
    private boolean isOfOriginal() {
        return this == UPLOAD_LOST || this == UPLOAD_MADE || this == LINK_LOST || this == LINK_MADE;
    }

    /** Whether only a document that a person is asked about comes by. */
    boolean isOfReview() {
        return this == NOTE_LOST || this == NOTE_LATE || this == NOTE_MADE;
    }

    /** The kinds that are cut off here together: all at once, or one by one where only one gets here at a time. */
    List<List<EntryKind>> groups() {
        List<EntryKind> all = List.of(EntryKind.values());
        return isPosting() || this == SECOND_LOOK || isOfOriginal()
                ? all.stream().map(List::of).toList()
                : List.of(all);
    }

    /** All of the way to the told state, without the original. */
    static Stream<Boundary> ofBooking() {
        return Stream.of(values()).filter(boundary -> !boundary.isOfOriginal());
    }

    /** Those after a document is told, where its original is attached. */
    static Stream<Boundary> ofOriginals() {
        return Stream.of(values()).filter(Boundary::isOfOriginal);
    }

    /** How many requests are held when documents of so many kinds have all come here. */
    int held(int kinds) {
        return Math.min(held, kinds);
    }

    /** The faults of the server that holds. */
    Faults faults(Bridge bridge) {
        return server == Server.ARCHIVE ? bridge.archive.faults() : bridge.ledger.faults();
    }

    /** Holds what documents of these kinds ask for here, one request a kind. */
    void hold(Bridge bridge, Collection<EntryKind> kinds) {
        Faults faults = faults(bridge);
        switch (this) {
            case POLL -> faults.add(rule("GET", "/api/documents/", 1));
            case DETAIL -> faults.add(rule("GET", DOCUMENT, kinds.size()));
            case ORIGINAL -> faults.add(rule("GET", "/api/documents/\\d+/download/", kinds.size()));
            case LEDGER_ROWS -> faults.add(rule("GET", "/api/reports/transactions-by-reference", kinds.size()));
            case TELL -> faults.add(rule("GET", DOCUMENT, kinds.size()), Boundary::isToTell);
            case FIELDS_LOST, FIELDS_MADE ->
                faults.add(rule("POST", BULK_EDIT, kinds.size()), says("modify_custom_fields"));
            case TAGS_LOST, TAGS_MADE -> faults.add(rule("POST", BULK_EDIT, kinds.size()), says("modify_tags"));
            case NOTE_LOST, NOTE_LATE, NOTE_MADE ->
                faults.add(rule("POST", "/api/documents/\\d+/notes/", kinds.size()));
            case UPLOAD_LOST, UPLOAD_MADE -> faults.add(rule("POST", "/api/attachments", 1));
            case LINK_LOST, LINK_MADE -> faults.add(rule("POST", "/api/attachments/\\d{5,}/link", 1));
            case SECOND_LOOK -> kinds.forEach(kind -> faults.add(rule(kind), request -> isAfterPost(bridge, request)));
            default -> kinds.forEach(kind -> faults.add(rule(kind)));
        }
    }

    /** What becomes of the held requests once their client is dead or frozen. */
    void letGo(Bridge bridge) {
        if (effect == Effect.AFTER_DEATH) {
            faults(bridge).release();
        }
        bridge.archive.faults().clear();
        bridge.ledger.faults().clear();
    }

    private Rule rule(EntryKind kind) {
        Kinds.Calls calls = Kinds.calls(kind);
        String contacts = kind.isSale() ? "/api/customers" : "/api/vendors";
        return switch (this) {
            case CONTACT_LOOK_UP -> rule("GET", contacts, 1);
            case CONTACT_LOST, CONTACT_LATE, CONTACT_MADE -> rule("POST", contacts, 1);
            case ENTRY_LOOK_UP -> rule("GET", calls.path(), 1);
            case CREATE_LOST, CREATE_LATE, CREATE_MADE -> rule("POST", calls.path(), 1);
            case VERIFY -> rule("GET", calls.entry(), 1);
            case SECOND_LOOK -> rule("GET", calls.path(), 1);
            default -> rule(calls.postMethod(), calls.post(), 1);
        };
    }

    private Rule rule(String method, String path, int count) {
        return new Rule(method, path, 0, count, 1, fault());
    }

    private Fault fault() {
        return effect == Effect.BEFORE_DEATH ? Fault.holdAfter() : Fault.holdBefore();
    }

    private static Predicate<SandboxRequest> says(String text) {
        return request -> request.body().text().contains(text)
                && !request.body().text().contains("\"documents\":[]"); // the examination at the start
    }

    /** Whether a list is asked for a reference that is posted already. */
    private static boolean isAfterPost(Bridge bridge, SandboxRequest request) {
        String asked = request.query().toString();
        return bridge.bigcapital.entries().stream()
                .filter(entry -> entry.isOpen() && entry.reference() != null)
                .anyMatch(entry -> asked.matches("(?s).*" + entry.reference() + "(?![\\d.]).*"));
    }

    private static boolean isToTell(SandboxRequest request) {
        return request.query().containsKey("fields");
    }
}
