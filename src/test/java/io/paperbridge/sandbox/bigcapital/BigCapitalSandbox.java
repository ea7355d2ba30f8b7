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
import java.util.function.Function;
import java.util.stream.Collectors;

/** BigCapital 0.24.7 in memory: what a client sees over HTTP, and for tests what stands in its books. */
public final class BigCapitalSandbox implements SandboxApp {

    private final Clock clock;
    private final BigCapitalSettings settings;
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger maxInFlight = new AtomicInteger();
    private volatile State state;

    private record State(Books books, Bills bills, Routes routes) {}

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
        Books books = new Books(settings);
        Bills bills = new Bills(books, clock, settings);
        return new State(books, bills, routes(books, bills));
    }

    private Routes routes(Books books, Bills bills) {
        Routes routes = new Routes();
        Access access = new Access(settings, clock);
        routes.addOpen("POST", "/api/auth/signin", access::signIn)
                .addOpen(
                        "GET",
                        "/api/system_db",
                        call -> Wire.answer(200, Wire.object().put("status", "ok")))
                .add("GET", "/api/organization/current", new Organization(settings)::current);
        routes.add("GET", "/api/dashboard/boot", guarded(books, books.branches()::boot))
                .add("GET", "/api/branches", guarded(books, books.branches()::list))
                .add("POST", "/api/branches/activate", guarded(books, books.branches()::activate))
                .add("GET", "/api/transactions-locking", guarded(books, books.locks()::list))
                .add("PUT", "/api/transactions-locking/lock", guarded(books, books.locks()::lock))
                .add("PUT", "/api/transactions-locking/cancel-lock", guarded(books, books.locks()::cancel));
        addMasterData(routes, books);
        routes.add("GET", "/api/bills", bills::list)
                .add("POST", "/api/bills", bills::create)
                .add("GET", "/api/bills/:id", bills::get)
                .add("PUT", "/api/bills/:id", bills::edit)
                .add("DELETE", "/api/bills/:id", bills::delete)
                .add("PATCH", "/api/bills/:id/open", bills::open);
        OtherDocuments.addTo(routes);
        Reports reports = new Reports(books, settings);
        return routes.add(
                        "GET",
                        "/api/reports/transactions-by-reference",
                        guarded(books, reports::transactionsByReference))
                .add("GET", "/api/reports/journal", guarded(books, reports::journal))
                .add("GET", "/api/reports/trial-balance-sheet", guarded(books, reports::trialBalance));
    }

    private static void addMasterData(Routes routes, Books books) {
        routes.add("GET", "/api/accounts", guarded(books, books.accounts()::list))
                .add("GET", "/api/accounts/types", guarded(books, books.accounts()::types))
                .add("GET", "/api/accounts/:id", guarded(books, books.accounts()::get))
                .add("POST", "/api/accounts", guarded(books, books.accounts()::create))
                .add("GET", "/api/items", guarded(books, books.items()::list))
                .add("GET", "/api/items/:id", guarded(books, books.items()::get))
                .add("POST", "/api/items", guarded(books, books.items()::create))
                .add("GET", "/api/tax-rates", guarded(books, books.taxRates()::list))
                .add("POST", "/api/tax-rates", guarded(books, books.taxRates()::create))
                .add("PATCH", "/api/contacts/:id/inactivate", guarded(books, call -> books.contacts()
                        .activate(call, false)))
                .add("PATCH", "/api/contacts/:id/activate", guarded(books, call -> books.contacts()
                        .activate(call, true)));
        Contacts contacts = books.contacts();
        for (Role role : Role.values()) {
            String path = "/api/" + role.key() + "s";
            routes.add("GET", path, guarded(books, call -> contacts.list(role, call)))
                    .add("POST", path, guarded(books, call -> contacts.create(role, call)))
                    .add("GET", path + "/:id", guarded(books, call -> contacts.get(role, call)))
                    .add("PUT", path + "/:id", guarded(books, call -> contacts.edit(role, call)))
                    .add("DELETE", path + "/:id", guarded(books, call -> contacts.delete(role, call)));
        }
    }

    private static Function<Call, SandboxAnswer> guarded(Books books, Function<Call, SandboxAnswer> handler) {
        return call -> {
            synchronized (books) {
                return handler.apply(call);
            }
        };
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
                    .orElseThrow(() -> Refusal.noRoute(request.method(), request.path()));
            if (signedIn && !match.route().open()) {
                new Access(settings, clock).check(request);
            }
            return match.route().handler().apply(call.with(match.values()));
        } catch (Refusal refusal) {
            return refusal.answer();
        }
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

    public BigCapitalSettings settings() {
        return settings;
    }

    /** All bills, drafts too, in the order they were created. */
    public List<Bill> bills() {
        return state.bills().all();
    }

    /** The display names of all vendors by their ids, inactive ones too. */
    public Map<Long, String> vendors() {
        Books books = state.books();
        Map<Long, String> names = new TreeMap<>();
        synchronized (books) {
            for (Contact vendor : books.contacts().all(Role.VENDOR)) {
                names.put(vendor.id(), vendor.displayName());
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

    /** True when debits equal credits in every booking, and every row belongs to a document that exists and is open. */
    public boolean ledgerBalanced() {
        Books books = state.books();
        synchronized (books) {
            List<Bill> open = bills().stream().filter(Bill::isOpen).toList();
            Set<Long> owners = open.stream().map(Bill::id).collect(Collectors.toSet());
            boolean orphans = !books.ledger()
                    .rows(row -> !owners.contains(row.entityId()))
                    .isEmpty();
            return !orphans
                    && open.stream()
                            .map(bill -> books.ledger().rows("Bill", bill.id()))
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
        state.books().postings().restart();
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
