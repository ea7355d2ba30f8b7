package io.paperbridge.rules;

import io.paperbridge.document.Company;
import io.paperbridge.document.EntryKind;
import io.paperbridge.document.Folding;
import io.paperbridge.document.Invoice;
import io.paperbridge.document.Money;
import io.paperbridge.document.Reservation;
import io.paperbridge.failure.Reason;
import io.paperbridge.journal.Earlier;
import io.paperbridge.journal.Precedent;
import io.paperbridge.journal.Question;
import io.paperbridge.language.Sentence;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is asked about a document, by the settings and by what earlier documents of its party show. */
final class SafetyRules {

    static final int DAYS_ALIKE = 7;
    private static final long NO_CONTACT = 0;
    private static final int NUMBER_LENGTH = 255;
    private static final int IBAN_LENGTH = 40;
    private static final Set<EntryKind> SPENDING = EnumSet.of(EntryKind.BILL, EntryKind.EXPENSE);

    private final ApprovalSettings settings;

    SafetyRules(ApprovalSettings settings) {
        this.settings = settings;
    }

    /**
     * What is to be asked, the gravest first, each with its wording.
     *
     * @param newContact whether the party is not in the ledger yet and is about to be made
     * @param rate units of the books' currency for one of the document's; null when it is the same, or not known
     */
    Map<Question, Sentence> asked(
            Invoice invoice,
            Precedent document,
            Earlier earlier,
            boolean newContact,
            Company company,
            @Nullable BigDecimal rate) {
        Map<Question, Sentence> asked = new LinkedHashMap<>();
        for (Reservation reservation : invoice.reservations()) {
            asked.put(
                    new Question(Reason.TEST_OR_CORRECTION, reservation + " " + document.gross()),
                    Sentence.of(
                            switch (reservation) {
                                case MARKED_AS_TEST -> "rules.marked-as-test";
                                case REPLACES_ANOTHER -> "rules.replaces-another";
                            }));
        }
        if (settings.changedIban()) {
            askAboutAccount(invoice, document, earlier.accounts(), asked);
        }
        if (settings.likelyDuplicate()) {
            askAboutAlike(document, earlier.alike(), asked);
        }
        askAboutAmount(invoice, document, company, rate, asked);
        if (settings.newVendor()
                && document.contactId() == null
                && !invoice.kind().isSale()) {
            String iban = invoice.party().iban();
            asked.put(
                    new Question(Reason.NEW_VENDOR, document.party() + " " + (iban == null ? "-" : iban)),
                    iban == null
                            ? Sentence.of("rules.new-vendor", name(invoice))
                            : Sentence.of("rules.new-vendor-account", name(invoice), iban));
        }
        return asked;
    }

    private static void askAboutAccount(
            Invoice invoice, Precedent document, List<Earlier.Account> known, Map<Question, Sentence> asked) {
        String iban = document.iban();
        if (iban == null
                || known.isEmpty()
                || known.stream().anyMatch(account -> account.iban().equals(iban))) {
            return;
        }
        List<Sentence> accounts = new ArrayList<>();
        known.forEach(account -> accounts.add(
                Sentence.of("rules.known-account", account.iban(), account.paperlessId(), account.date())));
        asked.put(
                new Question(Reason.IBAN_CHANGED, iban + " " + document.party()),
                Sentence.of("rules.iban-changed", iban, name(invoice), accounts));
    }

    /** Alike is what has another number within a week, or, where a number is missing, the same date. */
    private static void askAboutAlike(Precedent document, List<Earlier.Alike> alike, Map<Question, Sentence> asked) {
        for (Earlier.Alike other : alike) {
            boolean unnumbered = document.foldedNumber() == null || other.foldedNumber() == null;
            boolean likely = unnumbered
                    ? document.date().equals(other.date())
                    : !Objects.equals(other.foldedNumber(), document.foldedNumber());
            if (likely) {
                asked.put(
                        new Question(Reason.LIKELY_DUPLICATE, other.reference() + " " + document.gross()),
                        other.number() == null
                                ? Sentence.of(
                                        "rules.alike", other.paperlessId(), amount(document.gross()), other.date())
                                : Sentence.of(
                                        "rules.alike-numbered",
                                        other.paperlessId(),
                                        amount(document.gross()),
                                        other.date(),
                                        other.number()));
            }
        }
    }

    private void askAboutAmount(
            Invoice invoice,
            Precedent document,
            Company company,
            @Nullable BigDecimal rate,
            Map<Question, Sentence> asked) {
        if (settings.limit() == null) {
            return;
        }
        Money gross = invoice.gross();
        Money limit = rounded(settings.limit(), company);
        @Nullable Sentence sentence;
        if (gross.currency().equals(limit.currency())) {
            sentence = gross.amount().compareTo(settings.limit()) > 0
                    ? Sentence.of("rules.above-limit", amount(gross), amount(limit))
                    : null;
        } else if (rate == null) {
            sentence = Sentence.of("rules.limit-without-rate", amount(gross), amount(limit));
        } else {
            Money inBase = rounded(gross.amount().multiply(rate), company);
            sentence = inBase.amount().compareTo(settings.limit()) > 0
                    ? Sentence.of("rules.above-limit-foreign", amount(gross), amount(inBase), amount(limit))
                    : null;
        }
        if (sentence != null) {
            asked.put(new Question(Reason.APPROVAL_LIMIT, gross + " " + document.party()), sentence);
        }
    }

    /** What later documents are measured by; an account is learnt only from a purchase that Paperbridge itself books. */
    static Precedent precedent(Invoice invoice, @Nullable Long contactId, boolean inBooks) {
        boolean payee = SPENDING.contains(invoice.kind()) && !inBooks;
        return new Precedent(
                invoice.kind(),
                contactId != null && contactId == NO_CONTACT ? null : contactId,
                PartyKey.of(invoice.party()),
                invoice.number() == null ? null : cut(Folding.fold(invoice.number()), NUMBER_LENGTH),
                invoice.issueDate(),
                invoice.gross(),
                payee ? compact(invoice.party().iban()) : null);
    }

    /**
     * The kinds of documents that may be the same purchase: a bill and the receipt of its payment are. Our own numbers are given once, so
     * two like sales are two sales.
     */
    static Set<EntryKind> likeKinds(Invoice invoice) {
        if (SPENDING.contains(invoice.kind())) {
            return SPENDING;
        }
        return invoice.kind() == EntryKind.VENDOR_CREDIT ? EnumSet.of(EntryKind.VENDOR_CREDIT) : Set.of();
    }

    private static Money rounded(BigDecimal amount, Company company) {
        Currency base = Currency.getInstance(company.baseCurrency());
        return new Money(amount.setScale(base.getDefaultFractionDigits(), RoundingMode.HALF_UP), base);
    }

    private static Sentence amount(Money money) {
        return Sentence.amount(money.amount(), money.currencyCode());
    }

    private static String name(Invoice invoice) {
        return Objects.requireNonNullElse(invoice.party().name(), "");
    }

    private static @Nullable String compact(@Nullable String iban) {
        return iban == null || iban.isBlank() ? null : cut(iban.replaceAll("\\s", ""), IBAN_LENGTH);
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
