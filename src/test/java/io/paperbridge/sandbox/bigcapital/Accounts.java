package io.paperbridge.sandbox.bigcapital;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paperbridge.sandbox.SandboxAnswer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The chart of accounts, seeded as every new organization's is. */
final class Accounts {

    private static final long FIRST_OF_THE_LIST = 1024;

    private final String baseCurrency;
    private final AccountView view;
    private final Map<Long, Account> byId = new TreeMap<>();
    private final Set<Long> inactive = new TreeSet<>();

    record Account(
            long id,
            String name,
            @Nullable String slug,
            @Nullable String code,
            AccountType type,
            @Nullable Long parentId,
            String currency,
            boolean seeded,
            boolean predefined,
            @Nullable String description) {}

    /** @param balance of an account by its id; null while nothing was booked on it */
    Accounts(String baseCurrency, LongFunction<@Nullable BigDecimal> balance) {
        this.baseCurrency = baseCurrency;
        this.view = new AccountView(balance);
        seed();
    }

    private void seed() {
        try (InputStream file = Accounts.class.getResourceAsStream("/sandbox/accounts.tsv")) {
            if (file == null) {
                throw new IllegalStateException("sandbox/accounts.tsv is not on the class path");
            }
            new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))
                    .lines()
                    .skip(1)
                    .map(line -> List.of(line.split("\t", -1)))
                    .forEach(row -> add(new Account(
                            Long.parseLong(row.get(0)),
                            row.get(5),
                            row.get(1),
                            row.get(2),
                            AccountType.of(row.get(3)).orElseThrow(),
                            null,
                            baseCurrency,
                            true,
                            row.get(4).equals("1"),
                            row.get(6))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Account add(Account account) {
        byId.put(account.id(), account);
        return account;
    }

    Optional<Account> find(long id) {
        return Optional.ofNullable(byId.get(id));
    }

    Account bySlug(String slug) {
        return byId.values().stream()
                .filter(account -> slug.equals(account.slug()))
                .findFirst()
                .orElseThrow();
    }

    /** The account creditors are booked on; another currency gets its own at its first document. */
    Account payable(String currency) {
        return ofCurrency(AccountType.ACCOUNTS_PAYABLE, currency);
    }

    /** The same for debtors. */
    Account receivable(String currency) {
        return ofCurrency(AccountType.ACCOUNTS_RECEIVABLE, currency);
    }

    private Account ofCurrency(AccountType type, String currency) {
        if (currency.equals(baseCurrency)) {
            return bySlug(type.key());
        }
        return byId.values().stream()
                .filter(account -> account.type() == type && account.currency().equals(currency))
                .findFirst()
                .orElseGet(() -> add(new Account(
                        nextId(),
                        "account." + type.key().replace('-', '_') + ".currency",
                        null,
                        null,
                        type,
                        null,
                        currency,
                        false,
                        false,
                        null)));
    }

    private long nextId() {
        return byId.keySet().stream().mapToLong(Long::longValue).max().orElse(999) + 1;
    }

    /** Search words, filters and paging are ignored: always the whole chart. */
    SandboxAnswer list(Call call) {
        boolean flat = call.parameter("structure").orElse("tree").equals("flat");
        ObjectNode body = Wire.object();
        ArrayNode array = body.putArray("accounts");
        listed().filter(account -> flat || account.parentId() == null)
                .forEach(account -> array.add(flat ? row(account, 1) : branch(account, 1)));
        body.putObject("filter_meta").put("order", "desc").put("field_key", "created_at");
        return Wire.answer(200, body);
    }

    List<Account> byName() {
        return byId.values().stream()
                .sorted(Comparator.comparing(account -> Texts.fold(account.name())))
                .toList();
    }

    private Stream<Account> listed() {
        return byId.values().stream()
                .sorted(Comparator.<Account, Boolean>comparing(account -> account.id() < FIRST_OF_THE_LIST)
                        .thenComparing(Account::id));
    }

    private ObjectNode branch(Account account, int level) {
        ObjectNode node = row(account, level);
        ArrayNode children = node.putArray("children");
        byId.values().stream()
                .filter(child -> child.parentId() != null && child.parentId() == account.id())
                .forEach(child -> children.add(branch(child, level + 1)));
        return node;
    }

    private ObjectNode row(Account account, int level) {
        ObjectNode row = view.detail(account).put("account_level", level);
        return inactive.contains(account.id()) ? row.put("active", 0) : row;
    }

    /** Archives an account or takes it back; assumed, the contract does not tell of it. */
    SandboxAnswer activate(Call call, boolean active) {
        long id = call.id().flatMap(this::find).map(Account::id).orElseThrow(Refusal::notFound);
        if (active) {
            inactive.remove(id);
        } else {
            inactive.add(id);
        }
        return Wire.answer(200, Wire.object().put("id", id).put("message", "The account has been changed."));
    }

    SandboxAnswer get(Call call) {
        return Wire.answer(200, call.id().flatMap(this::find).map(view::detail).orElseThrow(Refusal::notFound));
    }

    SandboxAnswer types(Call call) {
        ArrayNode array = Wire.array();
        for (AccountType type : AccountType.all()) {
            ObjectNode node = array.addObject()
                    .put("label", type.label())
                    .put("key", type.key())
                    .put("normal", type.normal())
                    .put("parent_type", type.parent())
                    .put("root_type", type.root());
            if (type.multiCurrency()) {
                node.put("multi_currency", true);
            }
            node.put("balance_sheet", type.balanceSheet()).put("income_sheet", !type.balanceSheet());
        }
        return Wire.answer(200, array);
    }

    SandboxAnswer create(Call call) {
        ObjectNode body = call.body();
        new Validation(body)
                .length("name", 3, Texts.VARCHAR)
                .length("accountType", 3, Texts.VARCHAR)
                .id("parentAccountId")
                .flag("active")
                .done();
        String name = body.get("name").asText();
        AccountType type = AccountType.of(body.get("accountType").asText())
                .orElseThrow(() -> Refusal.business("account_type_not_found"));
        if (byId.values().stream().anyMatch(account -> Texts.same(account.name(), name))) {
            throw Refusal.business("account_name_not_unqiue", "Account name is not unique.");
        }
        String code = Texts.stored(body, "code", Texts.VARCHAR);
        if (code != null && byId.values().stream().anyMatch(account -> code.equals(account.code()))) {
            throw Refusal.business("account_code_not_unique", "Account code is not unique.");
        }
        Long parentId = body.hasNonNull("parentAccountId")
                ? Long.valueOf(body.get("parentAccountId").asLong())
                : null;
        if (parentId != null && find(parentId).map(Account::type).orElse(null) != type) {
            throw Refusal.business("parent_has_different_type");
        }
        String currency = body.path("currencyCode").asText(baseCurrency);
        if (!currency.equals(baseCurrency) && !type.multiCurrency()) {
            throw Refusal.business("ACCOUNT_TYPE_NOT_SUPPORTS_MULTI_CURRENCY");
        }
        Texts.stored(body, "name", Texts.VARCHAR);
        String description = Texts.stored(body, "description", Texts.TEXT);
        return Wire.answer(
                201,
                AccountView.created(add(new Account(
                        nextId(), name, slug(name), code, type, parentId, currency, false, false, description))));
    }

    private static String slug(String name) {
        String plain = Texts.fold(name);
        return Arrays.stream(plain.split("[^a-z0-9]+|(?<=[a-z])(?=[0-9])|(?<=[0-9])(?=[a-z])"))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining("-"));
    }

    /** An account as it stands inside an item. */
    ObjectNode render(Account account) {
        return view.render(account);
    }
}
