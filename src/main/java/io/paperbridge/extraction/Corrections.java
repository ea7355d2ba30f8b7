package io.paperbridge.extraction;

import io.paperbridge.document.Party;
import io.paperbridge.document.Reading.DoubtReason;
import io.paperbridge.document.Reading.Evidence;
import io.paperbridge.document.Reading.Origin;
import io.paperbridge.document.Term;
import io.paperbridge.extraction.draft.Characters;
import io.paperbridge.extraction.draft.Currencies;
import io.paperbridge.extraction.draft.Draft;
import io.paperbridge.extraction.draft.Parties;
import io.paperbridge.extraction.draft.Sums;
import io.paperbridge.extraction.draft.Words;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a person has written into the custom fields goes over what was read. */
final class Corrections {

    private static final String SOURCE = Evidence.OF_A_PERSON;
    private static final Pattern MONEY = Pattern.compile("([A-Z]{3})?\\s*(-?\\d{1,15}(\\.\\d{1,6})?)");
    private static final Set<Term> TOTALS = EnumSet.of(Term.NET, Term.TAX, Term.GROSS);

    private final Draft draft;
    private final Map<Term, BigDecimal> totals = new EnumMap<>(Term.class);
    private final Map<Term, String> currencies = new EnumMap<>(Term.class);

    private Corrections(Draft draft) {
        this.draft = draft;
    }

    /** Puts the corrections into the draft; a value that cannot be understood becomes a doubt. */
    static void apply(Map<Term, String> corrections, Draft draft) {
        Corrections work = new Corrections(draft);
        for (Term term : Term.values()) {
            String value = corrections.getOrDefault(term, "").strip();
            if (!value.isEmpty()) {
                work.one(term, value);
            }
        }
        work.totals();
        work.currency(corrections.containsKey(Term.CURRENCY));
    }

    private void one(Term term, String value) {
        switch (term) {
            case INVOICE_NUMBER -> draft.number = accept(term, value, draft.number, Characters.plain(value));
            case ISSUE_DATE -> draft.issueDate = accept(term, value, draft.issueDate, date(value));
            case DUE_DATE -> draft.dueDate = accept(term, value, draft.dueDate, date(value));
            case CURRENCY -> draft.currency = accept(term, value, draft.currency, currency(value));
            case SELLER -> draft.seller = accept(term, value, draft.seller, named(draft.seller, value));
            case BUYER -> draft.buyer = accept(term, value, draft.buyer, named(draft.buyer, value));
            case SELLER_VAT_ID ->
                draft.seller =
                        accept(term, value, draft.seller, Parties.withVatId(known(draft.seller), compact(value)));
            case BUYER_VAT_ID ->
                draft.buyer = accept(term, value, draft.buyer, Parties.withVatId(known(draft.buyer), compact(value)));
            case IBAN ->
                draft.seller = accept(term, value, draft.seller, Parties.withIban(known(draft.seller), compact(value)));
            case NET -> draft.net = accept(term, value, draft.net, amount(term, value));
            case TAX -> draft.tax = accept(term, value, draft.tax, amount(term, value));
            case GROSS -> draft.gross = accept(term, value, draft.gross, amount(term, value));
            case LINES, VAT_BREAKDOWN -> {
                // no custom field can hold a table
            }
        }
    }

    private <T> @Nullable T accept(Term term, String value, @Nullable T before, @Nullable T corrected) {
        if (corrected == null) {
            draft.doubt(term, DoubtReason.INVALID, "extraction.field-unreadable", Words.of(term), value);
            return before;
        }
        draft.settle(term);
        draft.found(term, value, SOURCE);
        if (!same(before, corrected)) {
            draft.origin = Origin.CORRECTED;
            if (corrected instanceof BigDecimal amount && TOTALS.contains(term)) {
                totals.put(term, amount);
            }
        }
        return corrected;
    }

    private static boolean same(@Nullable Object one, @Nullable Object other) {
        if (one instanceof BigDecimal amount && other instanceof BigDecimal otherAmount) {
            return Sums.equal(amount, otherAmount);
        }
        return Objects.equals(one, other);
    }

    private @Nullable BigDecimal amount(Term term, String value) {
        Matcher money = MONEY.matcher(Characters.plain(value));
        if (!money.matches()) {
            return null;
        }
        if (money.group(1) != null) {
            currencies.put(term, money.group(1));
        }
        return new BigDecimal(money.group(2));
    }

    /** The third total follows from two corrected ones, and tables that contradict corrected totals no longer count. */
    private void totals() {
        if (totals.isEmpty()) {
            return;
        }
        BigDecimal grossAsRead = draft.gross;
        if (totals.size() == 2) {
            third();
        }
        BigDecimal net = draft.net;
        BigDecimal tax = draft.tax;
        if (net != null && !Sums.linesFit(draft, net)) {
            draft.lines.clear();
            draft.allowancesAndCharges.clear();
            draft.settle(Term.LINES);
        }
        if (!Sums.breakdownFits(draft, net, tax)) {
            draft.vatBreakdown.clear();
            draft.settle(Term.VAT_BREAKDOWN);
        }
        draft.lineTotal = null;
        draft.allowanceTotal = null;
        draft.chargeTotal = null;
        if (totals.containsKey(Term.GROSS) || !same(grossAsRead, draft.gross)) {
            draft.payable = null; // it was due under another total
        }
    }

    private void third() {
        if (!totals.containsKey(Term.NET) && draft.gross != null && draft.tax != null) {
            draft.net = draft.gross.subtract(draft.tax);
            draft.settle(Term.NET);
        } else if (!totals.containsKey(Term.TAX) && draft.gross != null && draft.net != null) {
            draft.tax = draft.gross.subtract(draft.net);
            draft.settle(Term.TAX);
        } else if (!totals.containsKey(Term.GROSS) && draft.net != null && draft.tax != null) {
            draft.gross = draft.net.add(draft.tax);
            draft.settle(Term.GROSS);
        }
    }

    /** A currency before an amount may be a default of the form, so it wins only where nothing was read or all three say so. */
    private void currency(boolean corrected) {
        Set<String> written = new HashSet<>(currencies.values());
        if (corrected || written.isEmpty()) {
            return;
        }
        String one = written.size() == 1 ? Currencies.known(written.iterator().next()) : null;
        if (one != null && one.equals(draft.currency)) {
            return;
        }
        if (one != null && (draft.currency == null || currencies.keySet().equals(TOTALS))) {
            draft.currency = one;
            draft.settle(Term.CURRENCY);
            draft.found(Term.CURRENCY, one, SOURCE);
            draft.origin = Origin.CORRECTED;
            return;
        }
        List<String> fields = List.copyOf(written);
        String read = draft.currency;
        if (read == null) {
            draft.doubt(Term.CURRENCY, DoubtReason.AMBIGUOUS, "extraction.currency-of-fields", fields);
        } else {
            draft.doubt(Term.CURRENCY, DoubtReason.AMBIGUOUS, "extraction.currency-of-fields-differs", fields, read);
        }
    }

    private static @Nullable LocalDate date(String value) {
        try {
            return LocalDate.parse(Characters.plain(value));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable String currency(String value) {
        return Currencies.known(value);
    }

    private static Party named(@Nullable Party party, String name) {
        return known(party).withName(name);
    }

    private static Party known(@Nullable Party party) {
        return party == null ? new Party(null, null, null, null, null, null, null, null) : party;
    }

    private static String compact(String value) {
        String compact = Characters.compact(value);
        return compact == null ? value : compact;
    }
}
