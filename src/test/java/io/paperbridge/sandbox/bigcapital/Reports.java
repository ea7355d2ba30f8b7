package io.paperbridge.sandbox.bigcapital;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paperbridge.sandbox.SandboxAnswer;
import io.paperbridge.sandbox.bigcapital.Accounts.Account;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the ledger shows: the rows of one booking, the journal, the trial balance. */
final class Reports {

    private final Books books;
    private final BigCapitalSettings settings;

    Reports(Books books, BigCapitalSettings settings) {
        this.books = books;
        this.settings = settings;
    }

    SandboxAnswer transactionsByReference(Call call) {
        ObjectNode target = Wire.object();
        call.query().forEach(target::put);
        new Validation(target)
                .requiredText("referenceType")
                .requiredText("referenceId")
                .done();
        List<Ledger.Row> rows = Numbers.whole(target.get("referenceId").asText())
                .map(id -> books.ledger().rows(target.get("referenceType").asText(), id))
                .orElse(List.of());
        ObjectNode body = Wire.object();
        ArrayNode transactions = body.putArray("transactions");
        rows.forEach(row -> transactions.add(transaction(row)));
        return Wire.answer(200, body);
    }

    private ObjectNode transaction(Ledger.Row row) {
        Account account = books.accounts().find(row.accountId()).orElseThrow(Refusal::internal);
        ObjectNode node = Wire.object();
        node.putObject("date")
                .put("date", Wire.midnight(row.date()))
                .put("formatted_date", row.date().toString());
        node.set("credit", money(row.credit()));
        node.set("debit", money(row.debit()));
        return node.put("reference_type", row.type())
                .put("reference_id", row.entityId())
                .put(
                        "formatted_reference_type",
                        "transaction_type." + Wire.snake(row.type()).substring(1))
                .put("contact_id", row.contactId())
                .putNull("contact_type")
                .put("formatted_contact_type", "")
                .put("account_name", account.name())
                .put("account_code", account.code())
                .put("account_id", account.id());
    }

    private ObjectNode money(BigDecimal amount) {
        ObjectNode node = Wire.object();
        node.set("amount", Wire.number(amount));
        return node.put(
                        "formatted_amount",
                        amount.signum() == 0
                                ? ""
                                : amount.setScale(2, RoundingMode.HALF_UP).toPlainString())
                .put("currency_code", settings.baseCurrency());
    }

    SandboxAnswer journal(Call call) {
        String type = call.parameter("transactionType").orElse("");
        String id = call.parameter("transactionId").orElse("");
        Map<String, List<Ledger.Row>> bookings = new LinkedHashMap<>();
        for (Ledger.Row row : inRange(call)) {
            boolean wanted = type.isEmpty()
                    || (row.type().equalsIgnoreCase(type)
                            && String.valueOf(row.entityId()).equals(id));
            if (wanted) {
                bookings.computeIfAbsent(row.type() + row.entityId(), key -> new ArrayList<>())
                        .add(row);
            }
        }
        ObjectNode body = Wire.object();
        ArrayNode data = body.putArray("data");
        bookings.values().forEach(rows -> data.add(booking(rows)));
        ObjectNode query = dates(body.putObject("query"), call);
        query.putNull("from_range").putNull("to_range").putArray("accounts_ids");
        numberFormat(query);
        if (!type.isEmpty()) {
            query.put("transaction_type", type).put("transaction_id", id);
        }
        meta(body, "");
        return Wire.answer(200, body);
    }

    private ObjectNode booking(List<Ledger.Row> rows) {
        Ledger.Row first = rows.get(0);
        ObjectNode node = Wire.object().put("date", Wire.midnight(first.date()));
        ArrayNode entries = node.putArray("entries");
        for (Ledger.Row row : rows) {
            Account account = books.accounts().find(row.accountId()).orElseThrow(Refusal::internal);
            ObjectNode entry = entries.addObject().put("index", row.index()).put("note", row.note());
            entry.set("credit", Wire.number(row.credit()));
            entry.set("debit", Wire.number(row.debit()));
            contact(row.contactId()).ifPresent(contact -> entry.put("contact_name", contact.displayName())
                    .put("contact_type", contact.role().key()));
            entry.put("account_name", account.name())
                    .put("account_code", account.code())
                    .put("transaction_number", row.number());
        }
        node.set("credit", Wire.number(Ledger.credits(rows)));
        node.set("debit", Wire.number(Ledger.debits(rows)));
        String words = Wire.snake(first.type()).substring(1).replace('_', ' ');
        return node.put("transaction_type", first.type())
                .put("reference_id", first.entityId())
                .put("reference_type_formatted", words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1));
    }

    private Optional<Contacts.Contact> contact(@Nullable Long contactId) {
        return contactId == null ? Optional.empty() : books.contacts().find(contactId);
    }

    SandboxAnswer generalLedger(Call call) {
        LocalDate from = Texts.day(call.parameter("fromDate").orElseThrow(Refusal::internal));
        LocalDate to = Texts.day(call.parameter("toDate").orElseThrow(Refusal::internal));
        refuseNowhere(inRange(call));
        boolean asked = call.query().keySet().stream().anyMatch(name -> name.startsWith("accountsIds"));
        ObjectNode body = Wire.object();
        body.set("data", new GeneralLedger(books, settings.baseCurrency()).accounts(from, to, asked));
        ObjectNode query =
                dates(body.putObject("query").put("basis", "cash"), call).put("none_zero", false);
        numberFormat(query);
        ArrayNode ids = query.putArray("accounts_ids");
        call.query().forEach((name, value) -> {
            if (name.startsWith("accountsIds")) {
                ids.add(value);
            }
        });
        meta(body, "Balance Sheet");
        return Wire.answer(200, body);
    }

    /** A row without an account ends every report it falls into. */
    private static void refuseNowhere(List<Ledger.Row> rows) {
        if (rows.stream().anyMatch(row -> row.accountId() == Line.NOWHERE)) {
            throw Refusal.internal();
        }
    }

    private static void numberFormat(ObjectNode query) {
        query.putObject("number_format").put("no_cents", false).put("divide_on1000", false);
    }

    SandboxAnswer trialBalance(Call call) {
        List<Ledger.Row> rows = inRange(call);
        ObjectNode body = Wire.object();
        ObjectNode data = body.putObject("data");
        ArrayNode accounts = data.putArray("accounts");
        rows.stream().map(Ledger.Row::accountId).distinct().sorted().forEach(accountId -> {
            Account account = books.accounts().find(accountId).orElseThrow(Refusal::internal);
            List<Ledger.Row> own =
                    rows.stream().filter(row -> row.accountId() == accountId).toList();
            ObjectNode node = accounts.addObject()
                    .put("id", account.id())
                    .put("name", account.name())
                    .put("code", account.code());
            sums(node, own);
            node.putArray("children");
            node.put("parent_account_id", account.parentId())
                    .put("formatted_name", account.name() + " - " + account.code())
                    .put("account_normal", account.type().normal())
                    .put("currency_code", settings.baseCurrency());
        });
        sums(data.putObject("total"), rows).put("currency_code", settings.baseCurrency());
        ObjectNode query = dates(body.putObject("query").put("basis", "accrual"), call)
                .put("none_zero", call.parameter("noneZero").orElse("").equals("true"))
                .put("none_transactions", true)
                .put("only_active", false);
        query.putObject("number_format")
                .put("precision", 2)
                .put("divide_on1000", false)
                .put("negative_format", "mines")
                .put("show_zero", false)
                .put("format_money", "total");
        query.putArray("account_ids").addNull();
        meta(body, "Trial Balance Sheet");
        return Wire.answer(200, body);
    }

    private static ObjectNode sums(ObjectNode node, List<Ledger.Row> rows) {
        BigDecimal credit = Ledger.credits(rows);
        BigDecimal debit = Ledger.debits(rows);
        node.set("credit", Wire.number(credit));
        node.set("debit", Wire.number(debit));
        node.set("balance", Wire.number(debit.subtract(credit)));
        return node;
    }

    private List<Ledger.Row> inRange(Call call) {
        // Without dates the report falls over.
        LocalDate from = Texts.day(call.parameter("fromDate").orElseThrow(Refusal::internal));
        LocalDate to = Texts.day(call.parameter("toDate").orElseThrow(Refusal::internal));
        return books.ledger()
                .rows(row -> !row.date().isBefore(from) && !row.date().isAfter(to));
    }

    private static ObjectNode dates(ObjectNode query, Call call) {
        return query.put("from_date", call.parameter("fromDate").orElse(null))
                .put("to_date", call.parameter("toDate").orElse(null));
    }

    private void meta(ObjectNode body, String sheet) {
        body.putObject("meta")
                .put("organization_name", settings.organization())
                .put("base_currency", settings.baseCurrency())
                .put("date_format", "dd.MM.yyyy")
                .put("is_cost_compute_running", false)
                .put("sheet_name", sheet);
    }
}
