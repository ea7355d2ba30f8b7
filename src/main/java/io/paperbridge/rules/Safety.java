package io.paperbridge.rules;

import io.paperbridge.document.Company;
import io.paperbridge.document.Invoice;
import io.paperbridge.document.Treatment;
import io.paperbridge.failure.Reason;
import io.paperbridge.failure.ReviewNeeded;
import io.paperbridge.journal.Claim;
import io.paperbridge.journal.Precedent;
import io.paperbridge.journal.Question;
import io.paperbridge.journal.Questions;
import io.paperbridge.language.Sentence;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Asks a person before money is spent on what could be wrong although it was read right: a large amount, a new vendor, another account of
 * a known vendor, an invoice that looks like an earlier one.
 *
 * <p>Worked example: a bill over 1190.00 EUR from a vendor that was paid to DE02…, asking for payment to DE89…, under a limit of 1000,
 * is refused with {@link Reason#IBAN_CHANGED} and both sentences. Once approved it passes; with 1290.00 EUR it is asked about again.
 */
@Component("safety")
public final class Safety {

    private final SafetyRules rules;
    private final Questions questions;

    Safety(ApprovalSettings settings, Questions questions) {
        this.rules = new SafetyRules(settings);
        this.questions = questions;
    }

    /**
     * Lets a document pass about which nothing is to be asked, or everything is approved.
     *
     * @param treatment how it is booked: whether every document of its kind is looked at, or none for want of confidence
     * @param contactId its party in the ledger; null while it is not there, 0 when the ledger needs none
     * @param company whose books these are
     * @param rate units of the books' currency for one of the document's; null when it is the same, or not known
     * @param inBooks whether the ledger has this very document already, so that nothing will be written
     * @param approvalTag the tag that approves; empty when Paperless has none
     * @throws ReviewNeeded with everything that is open; what was asked is kept, so that an answer covers exactly this
     */
    public void check(
            Claim claim,
            Invoice invoice,
            Treatment treatment,
            @Nullable Long contactId,
            Company company,
            @Nullable BigDecimal rate,
            boolean inBooks,
            String approvalTag) {
        Precedent document = SafetyRules.precedent(invoice, contactId, inBooks);
        Map<Question, Sentence> wordings = new LinkedHashMap<>();
        List<Question> open =
                questions.ask(claim, document, SafetyRules.likeKinds(invoice), SafetyRules.DAYS_ALIKE, earlier -> {
                    if (!inBooks) {
                        wordings.putAll(Confirmations.of(invoice, document, treatment));
                        wordings.putAll(rules.asked(invoice, document, earlier, contactId == null, company, rate));
                    }
                    return List.copyOf(wordings.keySet());
                });
        if (!open.isEmpty()) {
            List<Sentence> said = open.stream()
                    .map(question -> Objects.requireNonNull(wordings.get(question)))
                    .toList();
            throw new ReviewNeeded(
                    open.get(0).reason(),
                    Sentence.of("rules.asked", Sentence.joined(said), howToApprove(claim, approvalTag)));
        }
    }

    private static Sentence howToApprove(Claim claim, String approvalTag) {
        long document = claim.ref().paperlessId();
        return approvalTag.isEmpty()
                ? Sentence.of("rules.approve-by-command", document)
                : Sentence.of("rules.approve", approvalTag, document);
    }
}
