package io.paperbridge.extraction.text;

import io.paperbridge.document.Company;
import io.paperbridge.document.Proposal;
import io.paperbridge.document.Reading.Origin;
import io.paperbridge.document.Term;
import io.paperbridge.extraction.draft.Characters;
import io.paperbridge.extraction.draft.Currencies;
import io.paperbridge.extraction.draft.Draft;
import io.paperbridge.extraction.page.Labels;
import io.paperbridge.extraction.page.TextPage;
import io.paperbridge.extraction.party.Ibans;
import io.paperbridge.extraction.party.VatIds;
import io.paperbridge.extraction.text.PrintedValues.Place;
import io.paperbridge.extraction.text.ProposedTotals.Totals;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Puts into a draft what a language model proposes, where the page bears it out: each value must be printed, at a place where no label says
 * that it is something else, identifiers with their check digits right, the totals adding up. Only what is missing or doubtful is filled.
 *
 * <p>Whatever a document tells a model to say comes to nothing by this: what is not printed as a value of the kind is dropped.
 */
public final class Proposed {

    private static final int LONGEST_NUMBER = 40;
    private static final int SHORTEST_NUMBER = 3;
    private static final Pattern LONE_AMOUNT = Pattern.compile("[0-9]{1,3}(?:[.,' ]?[0-9]{3})*[.,][0-9]{2}");
    /** “Invoice 12 of 1 May” has a date behind the label of a number; only labels of other dates speak against one. */
    private static final Set<String> OF_DATES = Set.of("issue-date", "due-date", "other");

    private static final Set<String> NOT_A_NUMBER =
            Set.of("issue-date", "due-date", "other", "net", "tax", "gross", "currency");

    private static final Set<Term> TOTALS = EnumSet.of(Term.NET, Term.TAX, Term.GROSS);

    private final TextPage page;
    private final PrintedValues printed;
    private final ProposedSeller seller;
    private final Draft draft;
    private final Set<Term> open;
    private final Set<Term> taken = EnumSet.noneOf(Term.class);

    /**
     * @param company whose books these are: we are never the seller on a model's word
     * @param open the terms that may be filled
     */
    public Proposed(TextPage page, Labels labels, Company company, Draft draft, Set<Term> open) {
        this.page = page;
        this.printed = new PrintedValues(page, labels);
        this.seller = new ProposedSeller(page, printed, labels, company, draft);
        this.draft = draft;
        this.open = open;
    }

    /** Fills what holds, and says which terms those are. */
    public Set<Term> apply(Proposal proposal) {
        // as the page has them
        Map<Term, String> values = new EnumMap<>(Term.class);
        proposal.values().forEach((term, value) -> values.put(term, Characters.plain(value)));
        ProposedTotals totals = new ProposedTotals(printed, page, draft);
        boolean totalsAreOpen = open.stream().anyMatch(TOTALS::contains);
        if (!totalsAreOpen && totals.contradict(values)) {
            return taken;
        }
        for (Term term : open) {
            String value = values.getOrDefault(term, "").strip();
            if (!value.isEmpty()) {
                one(term, value);
            }
        }
        if (totalsAreOpen) {
            put(totals.of(values, open));
        }
        if (!taken.isEmpty()) {
            // what a person corrected may be posted unseen; what a model filled in may not
            draft.origin = Origin.LANGUAGE_MODEL;
        }
        return taken;
    }

    private void one(Term term, String value) {
        switch (term) {
            case INVOICE_NUMBER -> number(value);
            case ISSUE_DATE -> issueDate(value);
            case DUE_DATE -> dueDate(value);
            case CURRENCY -> currency(value);
            case SELLER, SELLER_VAT_ID, IBAN -> {
                Place place = seller.put(term, value);
                if (place != null) {
                    take(term, place);
                }
            }
            default -> {
                // the totals count together
            }
        }
    }

    private void number(String value) {
        boolean couldBe = value.length() >= SHORTEST_NUMBER
                && value.length() <= LONGEST_NUMBER
                && value.chars().anyMatch(Character::isDigit)
                && !LONE_AMOUNT.matcher(value).matches()
                && !printed.isDate(value)
                && VatIds.in(value).isEmpty()
                && Ibans.in(value) == null;
        Place place =
                couldBe ? printed.token(value, (line, start) -> isLabelled("number", NOT_A_NUMBER, line, start)) : null;
        if (place != null) {
            draft.number = place.printed();
            take(Term.INVOICE_NUMBER, place);
        }
    }

    private void issueDate(String value) {
        LocalDate day = printed.day(value);
        Place place =
                day == null ? null : printed.day(day, (line, start) -> isLabelled("issue-date", OF_DATES, line, start));
        if (place != null) {
            draft.issueDate = day;
            take(Term.ISSUE_DATE, place);
        }
    }

    private void dueDate(String value) {
        LocalDate day = printed.day(value);
        LocalDate issued = draft.issueDate;
        if (day == null || issued == null || day.isBefore(issued) || day.isAfter(issued.plusYears(1))) {
            return;
        }
        Place place = printed.day(day, (line, start) -> isLabelled("due-date", OF_DATES, line, start));
        if (place != null) {
            draft.dueDate = day;
            take(Term.DUE_DATE, place);
        }
    }

    /** Whether the nearest label before a place of the line, if there is one, does not say that it is something else. */
    private boolean isLabelled(String field, Set<String> others, int line, int start) {
        String before = field;
        for (TextPage.Hit hit : page.hitsOf(line)) {
            before = hit.end() <= start ? hit.field() : before;
        }
        return before.equals(field) || !others.contains(before);
    }

    private void currency(String value) {
        String code = Currencies.known(value);
        if (code == null) {
            return;
        }
        Place place = printed.token(code, (line, start) -> true);
        place = place == null ? printed.symbol(code) : place;
        if (place != null) {
            draft.currency = code;
            take(Term.CURRENCY, place);
        }
    }

    private void put(@Nullable Totals totals) {
        if (totals == null) {
            return;
        }
        draft.net = total(Term.NET, draft.net, totals.net(), totals.netPlace());
        draft.tax = total(Term.TAX, draft.tax, totals.tax(), totals.taxPlace());
        draft.gross = total(Term.GROSS, draft.gross, totals.gross(), totals.grossPlace());
    }

    private @Nullable BigDecimal total(Term term, @Nullable BigDecimal read, BigDecimal value, @Nullable Place place) {
        if (!open.contains(term)) {
            return read;
        }
        if (place == null) {
            draft.found(term, value.toPlainString(), Draft.PROPOSED + "by the sum of the other two");
            settled(term);
        } else {
            take(term, place);
        }
        return value;
    }

    private void take(Term term, Place place) {
        draft.found(term, place.printed(), Draft.PROPOSED + page.source(place.line()));
        settled(term);
    }

    private void settled(Term term) {
        draft.settle(term);
        taken.add(term);
    }
}
