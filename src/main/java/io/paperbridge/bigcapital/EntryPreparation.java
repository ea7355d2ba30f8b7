package io.paperbridge.bigcapital;

import com.fasterxml.jackson.databind.JsonNode;
import io.paperbridge.document.Entry;
import io.paperbridge.document.EntryKind;
import io.paperbridge.document.Invoice;
import io.paperbridge.document.PreparedEntry;
import io.paperbridge.document.Reading;
import io.paperbridge.document.Treatment;
import io.paperbridge.document.Treatment.Aspect;
import io.paperbridge.document.Treatment.Choice;
import io.paperbridge.failure.Reason;
import io.paperbridge.failure.ReviewNeeded;
import io.paperbridge.language.Language;
import io.paperbridge.language.Sentence;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns an invoice of any kind into the entry it becomes, and the entry with its payload into what is booked. */
@Component("entryPreparation")
public class EntryPreparation {

    private static final int NOTE_LENGTH = 2000;

    /** The note of an expense is its description. */
    private static final int DESCRIPTION_LENGTH = 1000;

    /** What BigCapital's amounts, in the document's currency and in its own, can hold. */
    private static final BigDecimal LARGEST = new BigDecimal("9999999999.99");

    private final LedgerFacts facts;
    private final EntryLines lines;
    private final ChartOfAccounts chart;
    private final Premises premises;
    private final PeriodLocks locks;
    private final BookSettings settings;
    private final Language language;

    EntryPreparation(
            LedgerFacts facts,
            EntryLines lines,
            ChartOfAccounts chart,
            Premises premises,
            PeriodLocks locks,
            BookSettings settings,
            Language language) {
        this.facts = facts;
        this.lines = lines;
        this.chart = chart;
        this.premises = premises;
        this.locks = locks;
        this.settings = settings;
        this.language = language;
    }

    /**
     * The entry.
     *
     * @param treatment what rules and persons have chosen; what nobody has follows the settings
     * @param number the number it is booked under
     * @param contactId the other party; 0 for an expense whose payee is not among the contacts
     * @param exchangeRate base units for one unit of the document's currency; null in the base currency
     * @param rateNote what the note says of the exchange rate; null in the base currency
     * @param link where the document is seen in Paperless
     * @throws ReviewNeeded when lines and VAT miss the total by more than 0.05, when an account, item or branch cannot be used, or when
     *     the amount is larger than BigCapital holds
     */
    public Entry entry(
            Invoice invoice,
            Treatment treatment,
            String reference,
            String number,
            long contactId,
            @Nullable BigDecimal exchangeRate,
            @Nullable String rateNote,
            String link) {
        requireRate(invoice, exchangeRate);
        requireHeld(invoice, exchangeRate);
        boolean expense = invoice.kind() == EntryKind.EXPENSE;
        return new Entry(
                invoice.kind(),
                reference,
                number,
                contactId,
                invoice.issueDate(),
                dueDate(invoice, treatment),
                invoice.total(),
                exchangeRate,
                StorableText.of(
                        note(invoice, treatment, reference, rateNote, link),
                        expense ? DESCRIPTION_LENGTH : NOTE_LENGTH),
                new Entry.Placement(
                        premises.branch(treatment.choice(Aspect.BRANCH)),
                        premises.warehouse(treatment.choice(Aspect.WAREHOUSE)),
                        project(treatment),
                        expense ? paidFrom(treatment) : null),
                lines.of(invoice, treatment, exchangeRate != null));
    }

    /**
     * The entry with its payload; posted or left a draft by where its reading came from, unless a rule says otherwise.
     *
     * @throws ReviewNeeded when it is to be posted into a locked period
     */
    public PreparedEntry prepared(Entry entry, JsonNode payload, Invoice invoice, Treatment treatment) {
        String chosen = treatment.value(Aspect.POSTING);
        boolean post = chosen == null
                ? settings.posting().posts(invoice.origin()) || isBookedUnasked(invoice, treatment)
                : chosen.equalsIgnoreCase(BookSettings.Posting.Mode.VERIFIED.name());
        // what a model said is seen by a person before it counts, whatever was chosen for the vendor's own texts
        boolean seen = invoice.origin() != Reading.Origin.LANGUAGE_MODEL;
        PreparedEntry prepared = PreparedEntry.of(entry, payload.toString(), post && seen);
        locks.requireOpen(prepared);
        return prepared;
    }

    /** A vendor whose texts have proved to be read right is posted as if it sent e-invoices. */
    private static boolean isBookedUnasked(Invoice invoice, Treatment treatment) {
        return invoice.origin() == Reading.Origin.TEXT && Boolean.parseBoolean(treatment.value(Aspect.AUTO_BOOK));
    }

    /** BigCapital takes a foreign amount without rate for one in the base currency, without a word. */
    private void requireRate(Invoice invoice, @Nullable BigDecimal exchangeRate) {
        boolean foreign = !invoice.currencyCode().equals(facts.company().baseCurrency());
        if (foreign == (exchangeRate == null)) {
            throw new ReviewNeeded(
                    Reason.FOREIGN_CURRENCY,
                    Sentence.of(
                            "bigcapital.rate-missing",
                            invoice.currencyCode(),
                            facts.company().baseCurrency()));
        }
    }

    private static void requireHeld(Invoice invoice, @Nullable BigDecimal exchangeRate) {
        BigDecimal gross = invoice.gross().amount();
        BigDecimal base = exchangeRate == null ? gross : gross.multiply(exchangeRate);
        if (gross.max(base).compareTo(LARGEST) > 0) {
            throw new ReviewNeeded(
                    Reason.INVALID_VALUE,
                    Sentence.of(
                            "bigcapital.amount-too-large", Sentence.amount(gross, invoice.currencyCode()), LARGEST));
        }
    }

    /** Due days are chosen only where they are meant to count: a printed due date keeps a rule's from being chosen. */
    private static @Nullable LocalDate dueDate(Invoice invoice, Treatment treatment) {
        String days = treatment.value(Aspect.DUE_DAYS);
        if (days != null) {
            return invoice.issueDate().plusDays(Long.parseLong(days));
        }
        return invoice.dueDate() == null && invoice.kind() == EntryKind.SALE_INVOICE
                ? invoice.issueDate() // BigCapital demands one; without terms an invoice is due at once
                : invoice.dueDate();
    }

    private long paidFrom(Treatment treatment) {
        Choice chosen = treatment.choice(Aspect.PAID_FROM);
        return chosen == null
                ? chart.paidFrom(settings.accounts().paidFrom(), "paperbridge.accounts.paid-from")
                : chart.paidFrom(chosen.value(), chosen.source());
    }

    private static @Nullable Long project(Treatment treatment) {
        String project = treatment.value(Aspect.PROJECT);
        return project == null ? null : Long.valueOf(project);
    }

    private String note(
            Invoice invoice, Treatment treatment, String reference, @Nullable String rateNote, String link) {
        Locale locale = language.locale();
        List<String> parts = new ArrayList<>();
        parts.add("Paperless " + reference + ": " + link);
        if (invoice.number() != null) {
            parts.add(Sentence.of("bigcapital.note-number", invoice.number()).in(locale));
        }
        if (invoice.kind() == EntryKind.EXPENSE && invoice.party().name() != null) {
            parts.add(
                    Sentence.of("bigcapital.note-payee", invoice.party().name()).in(locale));
        }
        if (rateNote != null) {
            parts.add(rateNote);
        }
        if (invoice.isPaidInFull()) {
            parts.add(Sentence.of(
                            "bigcapital.note-paid",
                            Sentence.amount(invoice.prepaid().amount(), invoice.currencyCode()))
                    .in(locale));
        }
        bySource(treatment)
                .forEach((source, aspects) -> parts.add(
                        Sentence.of("bigcapital.note-chosen", aspects, source).in(locale)));
        return String.join("; ", parts);
    }

    /** What each has chosen, in words. */
    private static Map<String, List<Sentence>> bySource(Treatment treatment) {
        Map<String, List<Sentence>> all = new LinkedHashMap<>();
        for (Aspect aspect : Aspect.values()) {
            Choice choice = treatment.choice(aspect);
            if (choice != null) {
                String word = aspect.name().toLowerCase(Locale.ROOT).replace('_', '-');
                all.computeIfAbsent(choice.source(), source -> new ArrayList<>())
                        .add(Sentence.of("bigcapital.chosen-" + word));
            }
        }
        return all;
    }
}
