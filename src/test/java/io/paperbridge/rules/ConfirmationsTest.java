package io.paperbridge.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.document.Invoice;
import io.paperbridge.document.Invoices;
import io.paperbridge.document.Reading.Doubt;
import io.paperbridge.document.Reading.DoubtReason;
import io.paperbridge.document.Term;
import io.paperbridge.document.Treatment;
import io.paperbridge.document.Treatment.Aspect;
import io.paperbridge.document.Treatment.By;
import io.paperbridge.document.Treatment.Choice;
import io.paperbridge.failure.Reason;
import io.paperbridge.journal.Question;
import io.paperbridge.language.Sentence;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfirmationsTest {

    private static final Doubt UNCERTAIN =
            new Doubt(Term.SELLER, DoubtReason.UNCERTAIN, Sentence.verbatim("the seller is only 70 % certain"));
    private static final Doubt UNUSUAL =
            new Doubt(Term.INVOICE_NUMBER, DoubtReason.UNUSUAL, Sentence.verbatim("the number looks unlike"));
    private static final Invoice INVOICE =
            Invoices.oneRate().toConfirm(UNCERTAIN, UNUSUAL).build();

    @Test
    void eachValueIsAskedAboutSoThatAnotherValueIsAskedAboutAgain() {
        // When
        Map<Question, Sentence> asked = asked(INVOICE, Treatment.NONE);
        Map<Question, Sentence> other = asked(
                Invoices.oneRate().number("X-1").toConfirm(UNCERTAIN, UNUSUAL).build(), Treatment.NONE);
        // Then
        assertThat(asked.values())
                .extracting(sentence -> sentence.in(Locale.ENGLISH))
                .containsExactly("Please check: the seller is only 70 % certain", "the number looks unlike");
        assertThat(asked.keySet()).allMatch(question -> question.reason() == Reason.UNCERTAIN);
        assertThat(other.keySet())
                .hasSize(2)
                .containsAnyElementsOf(asked.keySet())
                .isNotEqualTo(asked.keySet());
    }

    @Test
    void aVendorThatIsBookedUnaskedIsAskedAboutOnlyWhatLooksUnlikeItsOthers() {
        assertThat(asked(INVOICE, chosen(Aspect.AUTO_BOOK, "true")).values())
                .extracting(sentence -> sentence.in(Locale.ENGLISH))
                .containsExactly("Please check: the number looks unlike");
        assertThat(asked(INVOICE, chosen(Aspect.AUTO_BOOK, "false"))).hasSize(2);
    }

    @Test
    void everyDocumentOfAVendorIsAskedAboutWhereARuleSaysSo() {
        // When
        Map<Question, Sentence> asked = asked(Invoices.oneRate().build(), chosen(Aspect.ALWAYS_REVIEW, "true"));
        // Then
        assertThat(asked.keySet()).extracting(Question::reason).containsExactly(Reason.ALWAYS_REVIEW);
        assertThat(asked.values()).singleElement().satisfies(sentence -> assertThat(sentence.in(Locale.ENGLISH))
                .endsWith("are booked only after a person has looked at them, as rule \"A\" says"));
        assertThat(asked(Invoices.oneRate().build(), chosen(Aspect.ALWAYS_REVIEW, "false")))
                .isEmpty();
    }

    private static Map<Question, Sentence> asked(Invoice invoice, Treatment treatment) {
        return Confirmations.of(invoice, SafetyRules.precedent(invoice, 12L, false), treatment);
    }

    private static Treatment chosen(Aspect aspect, String value) {
        return new Treatment(Map.of(aspect, new Choice(value, By.RULE, "rule \"A\"")), List.of());
    }
}
