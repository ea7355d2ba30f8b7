package io.paperbridge.sandbox.bigcapital;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paperbridge.sandbox.SandboxAnswer;
import io.paperbridge.sandbox.bigcapital.Expense.Category;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The expenses. No number, no due date, no tax, nothing unique. */
final class Expenses {

    private static final Set<AccountType> PAYS = Set.of(
            AccountType.CASH,
            AccountType.BANK,
            AccountType.CREDIT_CARD,
            AccountType.OTHER_CURRENT_ASSET,
            AccountType.NON_CURRENT_ASSET,
            AccountType.FIXED_ASSET);

    private final Books books;
    private final Clock clock;
    private final String baseCurrency;
    private final Shelf<Expense> shelf;
    private final ExpenseView view;
    private long lastCategoryId = 999;

    Expenses(Books books, Clock clock, BigCapitalSettings settings) {
        this.books = books;
        this.clock = clock;
        this.baseCurrency = settings.baseCurrency();
        this.shelf = new Shelf<>(books, settings.checkTime(), 1000, Expense::booking);
        this.view = new ExpenseView(books);
    }

    void addTo(Routes routes) {
        routes.add("GET", "/api/expenses", this::list)
                .add("POST", "/api/expenses", this::create)
                .add("GET", "/api/expenses/:id", this::get)
                .add("PUT", "/api/expenses/:id", this::edit)
                .add("DELETE", "/api/expenses/:id", this::delete)
                .add("POST", "/api/expenses/:id/publish", this::publish);
    }

    Shelf<Expense> shelf() {
        return shelf;
    }

    private SandboxAnswer list(Call call) {
        return shelf.locked(() -> Wire.answer(200, view.list(call, shelf.all())));
    }

    private SandboxAnswer get(Call call) {
        return shelf.locked(() -> Wire.answer(200, view.detail(known(call))));
    }

    private SandboxAnswer create(Call call) {
        ObjectNode body = ExpenseForm.validated(call);
        Expense expense = shelf.locked(() -> assemble(body, null));
        return shelf.create(expense, created -> Wire.answer(201, view.created(created, body)));
    }

    private SandboxAnswer publish(Call call) {
        Expense draft = shelf.locked(() -> {
            Expense expense = known(call);
            if (expense.isOpen()) {
                throw Refusal.business("expense_already_published");
            }
            books.locks().refuse("financial", expense.date());
            return expense;
        });
        return shelf.open(draft.publishedOn(today()), published -> SandboxAnswer.empty(201));
    }

    private SandboxAnswer edit(Call call) {
        ObjectNode body = ExpenseForm.validated(call);
        Expense edited = shelf.locked(() -> {
            Expense old = known(call);
            if (old.isOpen()) {
                books.locks().refuse("financial", old.date());
            }
            return assemble(body, old);
        });
        return shelf.edit(edited, true, now -> Wire.answer(200, view.edited(now)));
    }

    private SandboxAnswer delete(Call call) {
        Expense expense = shelf.locked(() -> {
            Expense known = known(call);
            if (known.isOpen()) {
                books.locks().refuse("financial", known.date());
            }
            return known;
        });
        return shelf.remove(expense);
    }

    private Expense known(Call call) {
        return call.id().flatMap(shelf::find).orElseThrow(Refusal::notFound);
    }

    private Expense assemble(ObjectNode body, @Nullable Expense old) {
        Long branchId = books.branches().check(body);
        long paymentAccount = body.get("paymentAccountId").asLong();
        Accounts.Account payment = books.accounts().find(paymentAccount).orElseThrow(Refusal::notFound);
        checkCategories(body.get("categories"));
        BigDecimal total = BigDecimal.ZERO;
        for (JsonNode category : body.get("categories")) {
            total = total.add(category.path("amount").decimalValue());
        }
        if (total.signum() <= 0) {
            throw Refusal.business("total_amount_equals_zero");
        }
        if (!PAYS.contains(payment.type())) {
            throw Refusal.business("payment_account_has_invalid_type");
        }
        LocalDate date = Texts.day(body.get("paymentDate").asText());
        boolean open = body.path("publish").asBoolean(false) || (old != null && old.isOpen());
        if (open) {
            books.locks().refuse("financial", date);
        }
        Long payee =
                body.hasNonNull("payeeId") ? Long.valueOf(body.get("payeeId").asLong()) : null;
        if (payee != null && books.contacts().find(payee).isEmpty()) {
            throw Refusal.internal();
        }
        String reference = Texts.stored(body, "referenceNo", Texts.VARCHAR);
        String description = Texts.stored(body, "description", Texts.TEXT);
        BigDecimal rate = body.path("exchangeRate").decimalValue();
        return new Expense(
                old == null ? shelf.nextId() : old.id(),
                date,
                paymentAccount,
                payee == null && old != null ? old.payeeId() : payee,
                reference == null && old != null ? old.reference() : reference,
                description == null && old != null ? old.description() : description,
                body.path("currencyCode").asText(baseCurrency),
                rate.signum() == 0 ? BigDecimal.ONE : Numbers.column(rate, 9),
                Numbers.amount(total),
                publishedOn(old, open),
                branchId,
                categories(body.get("categories")));
    }

    private @Nullable LocalDate publishedOn(@Nullable Expense old, boolean open) {
        if (old != null && old.publishedOn() != null) {
            return old.publishedOn();
        }
        return open ? today() : null;
    }

    private void checkCategories(JsonNode categories) {
        for (JsonNode category : categories) {
            Accounts.Account account = books.accounts()
                    .find(category.get("expenseAccountId").asLong())
                    .orElseThrow(Refusal::notFound);
            if (!account.type().root().equals("expense")) {
                throw Refusal.business("expenses_account_has_invalid_type");
            }
        }
    }

    private List<Category> categories(JsonNode sent) {
        List<Category> categories = new ArrayList<>();
        for (JsonNode category : sent) {
            categories.add(new Category(
                    ++lastCategoryId,
                    category.get("index").asInt(),
                    category.get("expenseAccountId").asLong(),
                    Numbers.amount(category.path("amount").decimalValue()),
                    Texts.stored((ObjectNode) category, "description", Texts.TEXT)));
        }
        return List.copyOf(categories);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
