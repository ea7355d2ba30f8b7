package io.paperbridge.rules;

import io.paperbridge.document.Invoice;
import io.paperbridge.document.Reading.Doubt;
import io.paperbridge.document.Reading.DoubtReason;
import io.paperbridge.document.Reading.Origin;
import io.paperbridge.document.Term;
import io.paperbridge.document.Treatment;
import io.paperbridge.document.Treatment.Aspect;
import io.paperbridge.document.Treatment.Choice;
import io.paperbridge.failure.Reason;
import io.paperbridge.journal.Precedent;
import io.paperbridge.journal.Question;
import io.paperbridge.language.Sentence;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a person confirms about a document that was read without fault: what is not certain enough, and every one of some vendors. */
final class Confirmations {

    private static final int SUBJECT_LENGTH = 400;
    private static final String YES = "true";

    private Confirmations() {}

    /**
     * What is to be confirmed, each with its wording; the subject names the value, so that an answer covers exactly this.
     *
     * @param treatment whether a rule wants every document looked at, or none for want of confidence
     */
    static Map<Question, Sentence> of(Invoice invoice, Precedent document, Treatment treatment) {
        Map<Question, Sentence> asked = new LinkedHashMap<>();
        Choice always = treatment.choice(Aspect.ALWAYS_REVIEW);
        if (always != null && always.value().equals(YES)) {
            asked.put(
                    question(
                            Reason.ALWAYS_REVIEW,
                            document.gross() + " " + document.foldedNumber() + " " + document.party()),
                    Sentence.of("rules.always-review", name(invoice), always.source()));
        }
        boolean unasked = YES.equals(treatment.value(Aspect.AUTO_BOOK)) && invoice.origin() != Origin.LANGUAGE_MODEL;
        boolean first = true;
        for (Doubt doubt : invoice.toConfirm()) {
            if (!(unasked && doubt.reason() == DoubtReason.UNCERTAIN)) {
                asked.put(
                        question(Reason.UNCERTAIN, doubt.term() + " " + value(doubt.term(), invoice)),
                        first ? Sentence.of("rules.to-confirm", doubt.sentence()) : doubt.sentence());
                first = false;
            }
        }
        return asked;
    }

    private static Question question(Reason reason, String subject) {
        return new Question(
                reason, subject.length() <= SUBJECT_LENGTH ? subject : subject.substring(0, SUBJECT_LENGTH));
    }

    private static String value(@Nullable Term term, Invoice invoice) {
        return term == null
                ? invoice.gross().toString()
                : switch (term) {
                    case INVOICE_NUMBER -> String.valueOf(invoice.number());
                    case ISSUE_DATE -> invoice.issueDate().toString();
                    case CURRENCY -> invoice.currencyCode();
                    case SELLER -> String.valueOf(invoice.seller().name());
                    default -> invoice.gross().toString();
                };
    }

    private static String name(Invoice invoice) {
        return Objects.requireNonNullElse(invoice.party().name(), "");
    }
}
