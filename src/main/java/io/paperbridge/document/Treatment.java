package io.paperbridge.document;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a document is booked, as far as somebody has chosen: each choice with who made it. What nobody has chosen follows the settings.
 *
 * <p>Worked example: the rule "Hosting" chose the account and memory chose account and due days; {@code rule.orElse(memory)} has the
 * rule's account and the memory's due days.
 *
 * @param choices what was chosen, by aspect
 * @param tags names of tags in Paperless that the document gets when it is booked, beside our own
 */
public record Treatment(Map<Aspect, Choice> choices, List<Choice> tags) {

    /** Nobody has chosen anything. */
    public static final Treatment NONE = new Treatment(Map.of(), List.of());

    public Treatment {
        choices = Map.copyOf(choices);
        tags = List.copyOf(tags);
    }

    /** What was chosen for an aspect; null when nobody has. */
    public @Nullable Choice choice(Aspect aspect) {
        return choices.get(aspect);
    }

    /** The value chosen for an aspect; null when nobody has. */
    public @Nullable String value(Aspect aspect) {
        Choice choice = choices.get(aspect);
        return choice == null ? null : choice.value();
    }

    /** This treatment, and the weaker one where this has chosen nothing; tags of both, each once. */
    public Treatment orElse(Treatment weaker) {
        Map<Aspect, Choice> all = new EnumMap<>(Aspect.class);
        all.putAll(weaker.choices);
        all.putAll(choices);
        Map<String, Choice> names = new LinkedHashMap<>();
        tags.forEach(tag -> names.putIfAbsent(tag.value(), tag));
        weaker.tags.forEach(tag -> names.putIfAbsent(tag.value(), tag));
        return new Treatment(all, new ArrayList<>(names.values()));
    }

    /** This treatment without what was chosen for an aspect. */
    public Treatment without(Aspect aspect) {
        Map<Aspect, Choice> others = new EnumMap<>(Aspect.class);
        others.putAll(choices);
        others.remove(aspect);
        return new Treatment(others, tags);
    }

    /** What can be chosen. */
    public enum Aspect {
        /** The account of the lines: an account's slug or code. */
        ACCOUNT,
        /** The item of the lines: an item's code. */
        ITEM,
        /** The account of the VAT lines: an account's slug or code. */
        TAX_ACCOUNT,
        /** What happens to the VAT of a purchase: {@code recoverable} or {@code cost}. */
        INPUT_TAX,
        /** The project: its id in BigCapital. */
        PROJECT,
        /** The branch: its id, code or name in BigCapital. */
        BRANCH,
        /** The warehouse: its id, code or name in BigCapital. */
        WAREHOUSE,
        /** What a receipt was paid from: an account's slug or code. */
        PAID_FROM,
        /** Days from issue date to due date. A rule's are chosen only where the document itself prints no due date. */
        DUE_DAYS,
        /** How lines are booked: {@code line}, {@code rate} or {@code printed}. */
        LINE_MODE,
        /** How far an entry goes by itself: {@code verified} or {@code draft}. */
        POSTING,
        /** Whether a person looks at each document before it is booked: {@code true} or {@code false}. */
        ALWAYS_REVIEW,
        /** Whether a text is booked as an e-invoice is, however little certain its values are: {@code true} or {@code false}. */
        AUTO_BOOK
    }

    /**
     * A choice.
     *
     * @param value what was chosen
     * @param by who chose it
     * @param source the same for people: {@code rule "Hosting"}, {@code memory}, {@code a person}
     */
    public record Choice(String value, By by, String source) {}

    /** Who can choose. */
    public enum By {
        /** A rule of {@code rules.yaml}. */
        RULE,
        /** A person, in a field of the document. */
        PERSON,
        /** What is remembered of the party. */
        MEMORY,
        /** The vendor's template. */
        TEMPLATE
    }
}
