package io.paperbridge.bigcapital;

import com.fasterxml.jackson.databind.JsonNode;
import io.paperbridge.document.EntryKind;
import io.paperbridge.failure.ConfigurationFault;
import io.paperbridge.failure.Reason;
import io.paperbridge.failure.ReviewNeeded;
import io.paperbridge.language.Sentence;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * BigCapital's accounts, by slug and code.
 *
 * <p>Neither is a key there: an account is used only when exactly one, active and of a type that fits, answers to what was set. Never
 * another one instead.
 */
@Component("chartOfAccounts")
public class ChartOfAccounts {

    private static final Pattern CODE = Pattern.compile("[0-9]+");
    private static final String EXPENSE = "expense";
    private static final List<String> CONTACTS_OWN = List.of("accounts-receivable", "accounts-payable");
    private static final List<String> PAYS =
            List.of("bank", "cash", "credit-card", "other-current-asset", "non-current-asset", "fixed-asset");

    private final BookSettings settings;
    private volatile Map<String, List<Account>> accounts = Map.of();

    ChartOfAccounts(BookSettings settings) {
        this.settings = settings;
    }

    /**
     * Learns the chart of accounts.
     *
     * @throws ConfigurationFault naming an account of the settings for bills that is missing, not the only one, or inactive
     */
    void learn(String json) {
        Map<String, List<Account>> learned = new HashMap<>();
        collect(Wire.required("the accounts", Wire.parse("the accounts", json), "accounts"), learned);
        accounts = Map.copyOf(learned);
        BookSettings.Accounts wanted = settings.accounts();
        Map.of("bill", wanted.bill(), "input-tax", wanted.inputTax(), "rounding", wanted.rounding())
                .forEach(this::requireUsable);
    }

    /**
     * The account of a line.
     *
     * @param slugOrCode what was chosen
     * @param chosenBy who chose it: a setting, a rule
     * @throws ReviewNeeded when there is no such account, more than one, or it is inactive or belongs to receivables or payables
     */
    long line(String slugOrCode, String chosenBy) {
        Account account = usable(slugOrCode, chosenBy);
        if (CONTACTS_OWN.contains(account.type())) {
            throw unusable("bigcapital.account-of-contacts", slugOrCode, chosenBy);
        }
        return account.id();
    }

    /**
     * The account of a line of an entry; the lines of an expense must be of the root type expense.
     *
     * @throws ReviewNeeded as {@link #line(String, String)}, and when an expense's account is no expense account
     */
    long line(EntryKind kind, String slugOrCode, String chosenBy) {
        long id = line(slugOrCode, chosenBy);
        if (kind == EntryKind.EXPENSE
                && !usable(slugOrCode, chosenBy).rootType().equals(EXPENSE)) {
            throw unusable("bigcapital.account-no-expense", slugOrCode, chosenBy);
        }
        return id;
    }

    /**
     * The account an expense is paid from.
     *
     * @throws ReviewNeeded when BigCapital does not pay from an account of its type
     */
    long paidFrom(String slugOrCode, String chosenBy) {
        Account account = usable(slugOrCode, chosenBy);
        if (!PAYS.contains(account.type())) {
            throw unusable("bigcapital.account-does-not-pay", slugOrCode, chosenBy);
        }
        return account.id();
    }

    /** The slug, else the code, by which alone an account can be chosen; empty when there is none, or the account is not known. */
    Optional<String> nameOf(long id) {
        return accounts.entrySet().stream()
                .filter(named ->
                        named.getValue().size() == 1 && named.getValue().get(0).id() == id)
                .map(Map.Entry::getKey)
                .min(Comparator.comparing((String name) -> CODE.matcher(name).matches())
                        .thenComparing(Comparator.naturalOrder()));
    }

    private Account usable(String slugOrCode, String chosenBy) {
        List<Account> found = find(slugOrCode);
        if (found.size() != 1) {
            throw unusable(
                    found.isEmpty() ? "bigcapital.account-missing" : "bigcapital.account-ambiguous",
                    slugOrCode,
                    chosenBy);
        }
        if (!found.get(0).active()) {
            throw unusable("bigcapital.account-inactive", slugOrCode, chosenBy);
        }
        return found.get(0);
    }

    private List<Account> find(String slugOrCode) {
        return accounts.getOrDefault(slugOrCode.strip().toLowerCase(Locale.ROOT), List.of());
    }

    private static ReviewNeeded unusable(String key, String slugOrCode, String chosenBy) {
        return new ReviewNeeded(Reason.ACCOUNT_UNUSABLE, Sentence.of(key, slugOrCode, chosenBy));
    }

    private void requireUsable(String setting, String slugOrCode) {
        List<Account> found = find(slugOrCode);
        if (found.size() != 1 || !found.get(0).active()) {
            String key = found.isEmpty()
                    ? "bigcapital.setting-account-missing"
                    : found.size() > 1 ? "bigcapital.setting-account-ambiguous" : "bigcapital.setting-account-inactive";
            throw new ConfigurationFault(Reason.NOT_CONFIGURED, Sentence.of(key, setting, slugOrCode));
        }
    }

    private static void collect(JsonNode nodes, Map<String, List<Account>> into) {
        for (JsonNode node : nodes) {
            Account account = new Account(
                    Wire.requiredId("an account", node, "id"),
                    Wire.isTrue(node, "active"),
                    text(node, "account_type"),
                    text(node, "account_root_type"));
            Stream.of(Wire.text(node, "slug"), Wire.text(node, "code"))
                    .filter(key -> key != null && !key.isBlank())
                    .map(key -> key.toLowerCase(Locale.ROOT))
                    .distinct()
                    .forEach(key -> into.merge(key, List.of(account), (a, b) -> Stream.concat(a.stream(), b.stream())
                            .distinct()
                            .toList()));
            if (node.path("children").isArray()) {
                collect(node.path("children"), into);
            }
        }
    }

    private static String text(JsonNode node, String field) {
        @Nullable String text = Wire.text(node, field);
        return text == null ? "" : text;
    }

    private record Account(long id, boolean active, String type, String rootType) {}
}
