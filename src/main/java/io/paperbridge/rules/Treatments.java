package io.paperbridge.rules;

import io.paperbridge.document.Company.InputTax;
import io.paperbridge.document.EntryKind;
import io.paperbridge.document.Invoice;
import io.paperbridge.document.SourceDocument;
import io.paperbridge.document.Term;
import io.paperbridge.document.Treatment;
import io.paperbridge.document.Treatment.Aspect;
import io.paperbridge.document.Treatment.By;
import io.paperbridge.document.Treatment.Choice;
import io.paperbridge.document.VendorTemplate;
import io.paperbridge.failure.Reason;
import io.paperbridge.failure.ReviewNeeded;
import io.paperbridge.journal.PartyMemory;
import io.paperbridge.language.Language;
import io.paperbridge.language.Sentence;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * How a document is booked, as far as somebody has chosen. Rules win over what a person has corrected in a field of this document, that over
 * what is remembered of the party, and that over the vendor's template; where none of them says anything, the settings hold.
 *
 * <p>Worked example: the rule "Hosting" sets the account 6805 for the vendor Hetzner*. Its invoice of 1 October, whose due date a person
 * has corrected to 15 October, gets the account 6805 by rule "Hosting" and 14 due days by a person.
 */
@Component("treatments")
public class Treatments {

    private final Rulebook rulebook;
    private final Language language;
    private final BiFunction<EntryKind, String, Map<Aspect, String>> memory;

    @Autowired
    Treatments(Rulebook rulebook, Language language, PartyMemory memory) {
        this(rulebook, language, memory::of);
    }

    /** Where nothing is remembered of anybody. */
    public Treatments(Rulebook rulebook, Language language) {
        this(rulebook, language, (kind, party) -> Map.of());
    }

    Treatments(Rulebook rulebook, Language language, BiFunction<EntryKind, String, Map<Aspect, String>> memory) {
        this.rulebook = rulebook;
        this.language = language;
        this.memory = memory;
    }

    /** What is chosen for an invoice; each choice with who made it, in the language of the settings. */
    public Treatment of(Invoice invoice, SourceDocument source) {
        return of(
                rulebook.inForce(),
                Subject.of(invoice, source),
                new Due(
                        invoice.issueDate(),
                        invoice.dueDate(),
                        source.corrections().containsKey(Term.DUE_DATE)));
    }

    /** The order of precedence: what stands first wins. */
    Treatment of(Ruleset rules, Subject subject, Due due) {
        return byRules(rules, subject, due)
                .orElse(byPerson(due))
                .orElse(byMemory(subject, due))
                .orElse(byTemplate(subject.template(), due));
    }

    /** What a rule, or the vendor's template, says of the VAT of a purchase; null when neither does. */
    @Nullable
    InputTax inputTax(Subject subject) {
        Due notAsked = new Due(null, null, false);
        String chosen = of(rulebook.inForce(), subject, notAsked).value(Aspect.INPUT_TAX);
        return chosen == null ? null : InputTax.valueOf(chosen.toUpperCase(Locale.ROOT));
    }

    /** How a rule is called as the source of a choice. */
    String sourceOf(String rule) {
        return language.say(Sentence.of("rules.source-rule", rule));
    }

    /** Due days are for documents that print no due date. */
    private Treatment byRules(Ruleset rules, Subject subject, Due due) {
        Treatment treatment = rules.treatment(subject, this::sourceOf);
        return due.isPrinted() ? treatment.without(Aspect.DUE_DAYS) : treatment;
    }

    private Treatment byPerson(Due due) {
        if (!due.corrected() || due.issueDate() == null || due.date() == null) {
            return Treatment.NONE;
        }
        String days = String.valueOf(ChronoUnit.DAYS.between(due.issueDate(), due.date()));
        return new Treatment(
                Map.of(Aspect.DUE_DAYS, new Choice(days, By.PERSON, language.say(Sentence.of("rules.source-person")))),
                List.of());
    }

    private Treatment byMemory(Subject subject, Due due) {
        EntryKind kind = subject.kind();
        String party = subject.partyKey();
        if (kind == null || party == null) {
            return Treatment.NONE;
        }
        Map<Aspect, Choice> choices = new EnumMap<>(Aspect.class);
        String source = language.say(Sentence.of("rules.source-memory"));
        memory.apply(kind, party).forEach((aspect, value) -> choices.put(aspect, new Choice(value, By.MEMORY, source)));
        Treatment treatment = new Treatment(choices, List.of());
        return due.isPrinted() ? treatment.without(Aspect.DUE_DAYS) : treatment;
    }

    private Treatment byTemplate(@Nullable VendorTemplate template, Due due) {
        if (template == null) {
            return Treatment.NONE;
        }
        Map<Aspect, Choice> choices = new EnumMap<>(Aspect.class);
        String source = language.say(Sentence.of("rules.source-template", template.name()));
        for (Effect effect : Effect.values()) {
            String written = template.chosen().get(effect.key());
            if (written != null && !(effect == Effect.DUE_DAYS && due.isPrinted())) {
                choices.put(effect.aspect(), new Choice(value(effect, written, template.name()), By.TEMPLATE, source));
            }
        }
        return new Treatment(choices, List.of());
    }

    private static String value(Effect effect, String written, String template) {
        try {
            return effect.value(written);
        } catch (WrongValue wrong) {
            throw new ReviewNeeded(
                    Reason.INVALID_VALUE,
                    Sentence.of("rules.wrong-in-template", template, effect.key(), written, wrong.right()));
        }
    }

    /**
     * When a document is due.
     *
     * @param issueDate null when it was not read
     * @param date null when the document names none
     * @param corrected whether a person has given the date
     */
    record Due(@Nullable LocalDate issueDate, @Nullable LocalDate date, boolean corrected) {

        boolean isPrinted() {
            return date != null && !corrected;
        }
    }
}
