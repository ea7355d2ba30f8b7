package io.paperbridge.sandbox.bigcapital;

import io.paperbridge.sandbox.SandboxAnswer;
import io.paperbridge.sandbox.bigcapital.Contacts.Role;
import java.util.function.Function;

/** Which call is answered by whom. Calls that do not lock the books themselves are answered with the books locked. */
final class Api {

    private final BigCapitalSettings settings;
    private final Books books;
    private final Documents documents;
    private final Access access;

    Api(BigCapitalSettings settings, Books books, Documents documents, Access access) {
        this.settings = settings;
        this.books = books;
        this.documents = documents;
        this.access = access;
    }

    /** Every call that is answered. */
    Routes routes() {
        Routes routes = new Routes();
        access.addTo(routes);
        Preferences preferences = new Preferences(settings.baseCurrency());
        routes.add("GET", "/api/currencies", preferences::currencies)
                .add("GET", "/api/settings", preferences::settings)
                .addOpen(
                        "GET",
                        "/api/system_db",
                        call -> Wire.answer(200, Wire.object().put("status", "ok")))
                .add("GET", "/api/organization/current", new Organization(settings)::current);
        routes.add("GET", "/api/dashboard/boot", guarded(call -> books.branches()
                        .boot(call, books.warehouses())))
                .add("GET", "/api/branches", guarded(books.branches()::list))
                .add("POST", "/api/branches", guarded(books.branches()::create))
                .add("POST", "/api/branches/activate", guarded(books.branches()::activate))
                .add("GET", "/api/warehouses", guarded(books.warehouses()::list))
                .add("POST", "/api/warehouses/activate", guarded(books.warehouses()::activate))
                .add("POST", "/api/projects", guarded(books.projects()::create))
                .add("GET", "/api/transactions-locking", guarded(books.locks()::list))
                .add("PUT", "/api/transactions-locking/lock", guarded(books.locks()::lock))
                .add("PUT", "/api/transactions-locking/cancel-lock", guarded(books.locks()::cancel))
                .add("PUT", "/api/transactions-locking/unlock-partial", guarded(books.locks()::unlockPartly))
                .add("GET", "/api/transactions-locking/:id", guarded(books.locks()::ofModule));
        addMasterData(routes);
        documents.addTo(routes);
        new AttachmentCalls(books, documents).addTo(routes);
        Reports reports = new Reports(books, settings);
        return routes.add("GET", "/api/reports/transactions-by-reference", guarded(reports::transactionsByReference))
                .add("GET", "/api/reports/journal", guarded(reports::journal))
                .add("GET", "/api/reports/general-ledger", guarded(reports::generalLedger))
                .add("GET", "/api/reports/trial-balance-sheet", guarded(reports::trialBalance));
    }

    private void addMasterData(Routes routes) {
        routes.add("GET", "/api/accounts", guarded(books.accounts()::list))
                .add("GET", "/api/accounts/types", guarded(books.accounts()::types))
                .add("GET", "/api/accounts/:id", guarded(books.accounts()::get))
                .add("POST", "/api/accounts", guarded(books.accounts()::create))
                .add("GET", "/api/items", guarded(books.items()::list))
                .add("GET", "/api/items/:id", guarded(books.items()::get))
                .add("POST", "/api/items", guarded(books.items()::create))
                .add("DELETE", "/api/items/:id", guarded(books.items()::delete))
                .add("POST", "/api/accounts/:id/inactivate", guarded(call -> books.accounts()
                        .activate(call, false)))
                .add("POST", "/api/accounts/:id/activate", guarded(call -> books.accounts()
                        .activate(call, true)))
                .add("GET", "/api/tax-rates", guarded(books.taxRates()::list))
                .add("POST", "/api/tax-rates", guarded(books.taxRates()::create))
                .add("GET", "/api/contacts/auto-complete", guarded(books.contacts()::autoComplete))
                .add("PATCH", "/api/contacts/:id/inactivate", guarded(call -> books.contacts()
                        .activate(call, false)))
                .add("PATCH", "/api/contacts/:id/activate", guarded(call -> books.contacts()
                        .activate(call, true)));
        Contacts contacts = books.contacts();
        for (Role role : Role.values()) {
            String path = "/api/" + role.key() + "s";
            routes.add("GET", path, guarded(call -> contacts.list(role, call)))
                    .add("POST", path, guarded(call -> contacts.create(role, call)))
                    .add("GET", path + "/:id", guarded(call -> contacts.get(role, call)))
                    .add("PUT", path + "/:id", guarded(call -> contacts.edit(role, call)))
                    .add("DELETE", path + "/:id", guarded(call -> contacts.delete(role, call)));
        }
    }

    private Function<Call, SandboxAnswer> guarded(Function<Call, SandboxAnswer> handler) {
        return call -> {
            synchronized (books) {
                return handler.apply(call);
            }
        };
    }
}
