package io.paperbridge.sandbox.bigcapital;

import io.paperbridge.sandbox.SandboxAnswer;
import io.paperbridge.sandbox.SandboxApp;
import io.paperbridge.sandbox.SandboxRequest;
import io.paperbridge.sandbox.bigcapital.Contacts.Contact;
import io.paperbridge.sandbox.bigcapital.Contacts.Role;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** BigCapital 0.24.7 in memory: what a client sees over HTTP, and for tests what stands in its books. */
public final class BigCapitalSandbox implements SandboxApp {

    private final Clock clock;
    private final BigCapitalSettings settings;
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger maxInFlight = new AtomicInteger();
    private volatile State state;
    private volatile boolean built;

    private record State(Books books, Documents documents, Access access, Routes routes) {}

    /** An organization with nothing in its books but the seeded chart of accounts. */
    public BigCapitalSandbox(Clock clock) {
        this(clock, BigCapitalSettings.defaults());
    }

    /** The same for another organization or another server. */
    public BigCapitalSandbox(Clock clock, BigCapitalSettings settings) {
        this.clock = clock;
        this.settings = settings;
        this.state = fresh();
    }

    private State fresh() {
        built = settings.built();
        Books books = new Books(clock, settings);
        Documents documents = new Documents(books, clock, settings);
        Access access = new Access(settings, clock);
        return new State(books, documents, access, new Api(settings, books, documents, access).routes());
    }

    @Override
    public SandboxAnswer handle(SandboxRequest request) {
        State current = state;
        if (current.books().postings().isDown()) {
            return SandboxAnswer.cut();
        }
        maxInFlight.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
        try {
            return answer(current, request, true);
        } finally {
            inFlight.decrementAndGet();
        }
    }

    private SandboxAnswer answer(State current, SandboxRequest request, boolean signedIn) {
        try {
            Call call = Call.of(request);
            Routes.Match match = current.routes()
                    .find(request.method(), request.path())
                    .orElseThrow(() -> Refusal.noRoute(request.method(), withQuery(request)));
            if (signedIn && !match.route().open()) {
                current.access().check(request);
            }
            if (!built && !match.route().open() && !request.path().startsWith("/api/organization/")) {
                throw Refusal.notBuilt();
            }
            return match.route().handler().apply(call.with(match.values()));
        } catch (Refusal refusal) {
            return refusal.answer();
        }
    }

    private static String withQuery(SandboxRequest request) {
        String query = request.query().entrySet().stream()
                .flatMap(each -> each.getValue().stream().map(value -> each.getKey() + "=" + value))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? request.path() : request.path() + "?" + query;
    }

    /** What a person does in the web page, past the log and without signing in: {@code byHand("DELETE", "/api/bills/3", "")}. */
    public SandboxAnswer byHand(String method, String path, String json) {
        SandboxRequest request = new SandboxRequest(
                method,
                path,
                Map.of(),
                Map.of("content-type", "application/json"),
                new SandboxRequest.Body(json.getBytes(StandardCharsets.UTF_8)));
        return answer(state, request, false);
    }

    /** Whether the organization's database is there: a person finishes the set-up, or it is gone for a while. */
    public void setBuilt(boolean value) {
        built = value;
    }

    public BigCapitalSettings settings() {
        return settings;
    }

    /** All documents of one kind, drafts too, in the order they were created. */
    public List<Voucher> vouchers(VoucherKind kind) {
        return state.documents().of(kind).shelf().all();
    }

    /** All bills, drafts too, in the order they were created. */
    public List<Voucher> bills() {
        return vouchers(VoucherKind.BILL);
    }

    /** All expenses, drafts too, in the order they were created. */
    public List<Expense> expenses() {
        return state.documents().expenses().shelf().all();
    }

    /** All payments of one kind, in the order they were created. */
    public List<Payment> payments(PaymentKind kind) {
        return state.documents().of(kind).shelf().all();
    }

    /** Everything that can be booked, drafts, payments, refunds and write-offs too: kind by kind, each in the order of creation. */
    public List<Entry> entries() {
        return state.documents().all();
    }

    /** The display names of all vendors by their ids, inactive ones too. */
    public Map<Long, String> vendors() {
        return names(Role.VENDOR);
    }

    /** The display names of all customers by their ids, inactive ones too. */
    public Map<Long, String> customers() {
        return names(Role.CUSTOMER);
    }

    /** What an account is called by people: its slug; {@code accounts-payable} too where another currency has its own. */
    public String accountSlug(long id) {
        Books books = state.books();
        synchronized (books) {
            return books.accounts()
                    .find(id)
                    .map(account -> account.slug() == null ? account.name() : account.slug())
                    .orElse("none");
        }
    }

    private Map<Long, String> names(Role role) {
        Books books = state.books();
        Map<Long, String> names = new TreeMap<>();
        synchronized (books) {
            for (Contact contact : books.contacts().all(role)) {
                names.put(contact.id(), contact.displayName());
            }
        }
        return names;
    }

    /** The rows of one booking, {@code transactions("Bill", 3)}; empty for a draft. */
    public List<Ledger.Row> transactions(String type, long entityId) {
        Books books = state.books();
        synchronized (books) {
            return books.ledger().rows(type, entityId);
        }
    }

    /** The rows an entry is booked with; empty for a draft. */
    public List<Ledger.Row> transactions(Entry entry) {
        return transactions(entry.type(), entry.id());
    }

    /** True when debits equal credits in every booking, and every row belongs to an entry that exists and is open. */
    public boolean ledgerBalanced() {
        Books books = state.books();
        synchronized (books) {
            List<Entry> open = entries().stream().filter(Entry::isOpen).toList();
            Set<String> owners =
                    open.stream().map(entry -> entry.type() + entry.id()).collect(Collectors.toSet());
            boolean orphans = !books.ledger()
                    .rows(row -> !owners.contains(row.type() + row.entityId()))
                    .isEmpty();
            return !orphans
                    && open.stream()
                            .map(this::transactions)
                            .allMatch(own -> Ledger.debits(own).compareTo(Ledger.credits(own)) == 0);
        }
    }

    /** How many requests are under way now. */
    public int requestsInFlight() {
        return inFlight.get();
    }

    /** The most requests that were under way at once. */
    public int maxRequestsInFlight() {
        return maxInFlight.get();
    }

    /** How many postings are under way now. */
    public int postingsInFlight() {
        return state.books().postings().inFlight();
    }

    /** The most postings that were under way at once; more than one means something was lost. */
    public int maxPostingsInFlight() {
        return state.books().postings().maxInFlight();
    }

    /** How many postings were answered as done and then lost. */
    public int lostPostings() {
        return state.books().postings().lost();
    }

    /** True when too many postings at once have ended the server; every connection is cut then. */
    public boolean isDown() {
        return state.books().postings().isDown();
    }

    /** Starts the server again; what was stored is still there. */
    public void restart() {
        Books books = state.books();
        synchronized (books) {
            books.attachments().restart();
        }
        books.postings().restart();
    }

    /** The files that were uploaded and not deleted, in the order of their keys. */
    public List<AttachedFile> attachments() {
        Books books = state.books();
        synchronized (books) {
            return books.attachments().all();
        }
    }

    @Override
    public void reset() {
        maxInFlight.set(0);
        state = fresh();
    }

    @Override
    public String state() {
        return StateView.of(this).toString();
    }
}
