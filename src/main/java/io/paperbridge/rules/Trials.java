package io.paperbridge.rules;

import io.paperbridge.document.Company;
import io.paperbridge.document.Invoice;
import io.paperbridge.document.Reading;
import io.paperbridge.document.SourceDocument;
import io.paperbridge.document.Term;
import io.paperbridge.document.Treatment;
import io.paperbridge.failure.ReviewNeeded;
import io.paperbridge.language.Language;
import io.paperbridge.language.Sentence;
import io.paperbridge.rules.Treatments.Due;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tries the rules on a document and says which fire and why, which do not and why not, and who has chosen what. Books nothing. */
@Component("trials")
public class Trials {

    private final Rulebook rulebook;
    private final Treatments treatments;
    private final ReviewGate gate;
    private final Language language;

    public Trials(Rulebook rulebook, Treatments treatments, ReviewGate gate, Language language) {
        this.rulebook = rulebook;
        this.treatments = treatments;
        this.gate = gate;
        this.language = language;
    }

    /**
     * The lines for a person, in the language of the settings. A document that would wait in review is tried as far as it was read.
     *
     * @param uncorrected what is read of the document without the fields: a field that says the same is no correction
     */
    public List<String> of(Reading reading, Reading uncorrected, SourceDocument source, Company company) {
        List<String> lines = new ArrayList<>();
        Subject subject;
        @Nullable Invoice passed = null;
        try {
            passed = gate.review(reading, source, company);
            subject = Subject.of(passed, source);
            lines.add(heading(source, subject));
        } catch (ReviewNeeded review) {
            subject = Subject.of(reading, source, source.stated());
            lines.add(heading(source, subject));
            lines.add(say(Sentence.of("rules.trial-review", review.wording())));
        }
        boolean corrected = source.corrections().containsKey(Term.DUE_DATE)
                && !Objects.equals(reading.dueDate(), uncorrected.dueDate());
        Due due = new Due(reading.issueDate(), reading.dueDate(), corrected);
        Ruleset rules = rulebook.inForce();
        Treatment treatment = treatments.of(rules, subject, due);
        if (passed != null) {
            Confirmations.of(passed, SafetyRules.precedent(passed, null, false), treatment)
                    .values()
                    .forEach(asked -> lines.add(say(Sentence.of("rules.trial-asked", asked))));
        }
        rulebook.fault().ifPresent(fault -> lines.add(say(fault)));
        lines.add("");
        if (rules.rules().isEmpty()) {
            lines.add(say(Sentence.of(
                    "rules.trial-no-rules", rulebook.path().toAbsolutePath().toString())));
        }
        TrialText text = new TrialText(locale(), subject, treatment, due);
        for (Rule rule : rules.rules()) {
            lines.addAll(text.rule(rule, treatments.sourceOf(rule.name())));
        }
        lines.add("");
        lines.addAll(text.choices());
        return lines;
    }

    private String heading(SourceDocument source, Subject subject) {
        List<Object> parts = new ArrayList<>();
        parts.addAll(subject.values(Criterion.VENDOR));
        parts.addAll(subject.values(Criterion.KIND));
        String currency =
                subject.values(Criterion.CURRENCY).stream().findFirst().orElse(null);
        subject.values(Criterion.AMOUNT)
                .forEach(amount -> parts.add(Sentence.amount(new BigDecimal(amount), currency)));
        parts.addAll(subject.values(Criterion.ORIGIN));
        return say(Sentence.of("rules.trial-document", source.title(), parts));
    }

    private Locale locale() {
        return language.locale();
    }

    private String say(Sentence sentence) {
        return language.say(sentence);
    }
}
