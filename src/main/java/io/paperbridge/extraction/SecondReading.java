package io.paperbridge.extraction;

import io.paperbridge.document.Company;
import io.paperbridge.document.EntryKind;
import io.paperbridge.document.Habits;
import io.paperbridge.document.Proposal;
import io.paperbridge.document.Reading;
import io.paperbridge.document.Reading.DocumentType;
import io.paperbridge.document.Reading.Doubt;
import io.paperbridge.document.Reading.DoubtReason;
import io.paperbridge.document.Reading.Origin;
import io.paperbridge.document.SourceDocument;
import io.paperbridge.document.Term;
import io.paperbridge.extraction.page.TextPage;
import io.paperbridge.extraction.text.Proposed;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Reads a doubtful text once more, with what a language model proposes. Values that were read for certain, e-invoices and what a person
 * has corrected stay as they are; what is no invoice does not become one.
 */
@Component("secondReading")
public class SecondReading {

    private static final Logger LOG = LoggerFactory.getLogger(SecondReading.class);
    private static final Set<DocumentType> INVOICES =
            EnumSet.of(DocumentType.INVOICE, DocumentType.CREDIT_NOTE, DocumentType.RECEIPT);
    private static final Set<Term> TOTALS = EnumSet.of(Term.NET, Term.TAX, Term.GROSS);

    private final InvoiceReader reader;

    public SecondReading(InvoiceReader reader) {
        this.reader = reader;
    }

    /**
     * The text to ask a language model about, line by line with its columns; empty when there is nothing to ask: the reading has no
     * doubt that a printed value could settle, or is no invoice read from text.
     */
    public String question(Reading reading, SourceDocument document) {
        if (!isWorthAsking(reading, document)) {
            return "";
        }
        return String.join("\n", reader.page(document).lines());
    }

    /**
     * The reading with what holds of a proposal; the first reading itself when that settles no doubt.
     *
     * @param first what was read without the model
     * @param company whose books these are
     * @param habits how the vendor writes
     */
    public Reading read(SourceDocument document, Reading first, Proposal proposal, Company company, Habits habits) {
        Set<Term> open = open(first, document);
        TextPage page = reader.page(document);
        Set<Term> taken = EnumSet.noneOf(Term.class);
        Reading proposed = reader.read(
                document,
                habits,
                draft -> taken.addAll(new Proposed(page, reader.labels(), company, draft, open).apply(proposal)));
        Reading second = UnusualNumber.doubt(proposed, habits.number());
        boolean better = second.doubts().size() < first.doubts().size();
        long said = proposal.values().keySet().stream().filter(open::contains).count();
        LOG.info(
                "Document {}: of {} values that the language model gave for what is missing or doubtful, {} are printed and fit{}",
                document.ref().paperlessId(),
                said,
                taken.size(),
                better ? ": " + names(taken) : "; it is read as before");
        return better ? second : first;
    }

    private boolean isWorthAsking(Reading reading, SourceDocument document) {
        return INVOICES.contains(reading.type())
                && reading.doubts().stream().allMatch(doubt -> mayBeSettled(doubt, document))
                && reading.doubts().stream().anyMatch(doubt -> settles(doubt, reading, document))
                && isText(reading, document);
    }

    /** What only a person can settle sends the document to review whatever a model says. */
    private static boolean mayBeSettled(Doubt doubt, SourceDocument document) {
        Term term = doubt.term();
        return term != null && doubt.reason() != DoubtReason.SEVERAL_INVOICES && !isCorrected(term, document);
    }

    /** A receipt needs no number. */
    private static boolean settles(Doubt doubt, Reading reading, SourceDocument document) {
        boolean receipt = reading.type() == DocumentType.RECEIPT || document.stated() == EntryKind.EXPENSE;
        Term term = doubt.term();
        return term != null
                && Proposal.TERMS.contains(term)
                && !(receipt && term == Term.INVOICE_NUMBER && doubt.reason() == DoubtReason.MISSING);
    }

    private boolean isText(Reading reading, SourceDocument document) {
        return switch (reading.origin()) {
            case TEXT, LANGUAGE_MODEL -> true;
            case E_INVOICE -> false;
            case CORRECTED -> reader.read(document.uncorrected()).origin() == Origin.TEXT;
        };
    }

    /** What is missing or doubtful; of totals that do not make a sum none is certain. */
    private static Set<Term> open(Reading reading, SourceDocument document) {
        Set<Term> open = EnumSet.noneOf(Term.class);
        reading.doubts().stream().map(Doubt::term).filter(Objects::nonNull).forEach(open::add);
        Proposal.TERMS.stream().filter(term -> value(reading, term) == null).forEach(open::add);
        open.retainAll(Proposal.TERMS);
        if (TOTALS.stream().anyMatch(open::contains)) {
            open.addAll(TOTALS);
        }
        open.removeIf(term -> isCorrected(term, document));
        return open;
    }

    private static boolean isCorrected(Term term, SourceDocument document) {
        return !document.corrections().getOrDefault(term, "").isBlank();
    }

    private static @Nullable Object value(Reading reading, Term term) {
        return switch (term) {
            case INVOICE_NUMBER -> reading.number();
            case ISSUE_DATE -> reading.issueDate();
            case DUE_DATE -> reading.dueDate();
            case CURRENCY -> reading.currency();
            case SELLER -> reading.seller() == null ? null : reading.seller().name();
            case SELLER_VAT_ID ->
                reading.seller() == null ? null : reading.seller().vatId();
            case IBAN -> reading.seller() == null ? null : reading.seller().iban();
            case NET -> reading.net();
            case TAX -> reading.tax();
            case GROSS -> reading.gross();
            case BUYER, BUYER_VAT_ID, LINES, VAT_BREAKDOWN -> null;
        };
    }

    private static String names(Set<Term> taken) {
        return taken.stream()
                .map(Term::name)
                .collect(Collectors.toCollection(TreeSet::new))
                .toString();
    }
}
