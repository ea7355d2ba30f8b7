package io.paperbridge.rules;

import io.paperbridge.document.EntryKind;
import io.paperbridge.document.Treatment;
import io.paperbridge.document.Treatment.Aspect;
import io.paperbridge.document.Treatment.Choice;
import io.paperbridge.language.Sentence;
import io.paperbridge.rules.Criterion.Wanted;
import io.paperbridge.rules.Rule.Condition;
import io.paperbridge.rules.Treatments.Due;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The words of a trial: each rule with its conditions, and each aspect with who has chosen it. */
final class TrialText {

    private static final int COLUMN = 14;
    private static final String NOTHING = "-";

    private final Locale locale;
    private final Subject subject;
    private final Treatment treatment;
    private final Due due;

    TrialText(Locale locale, Subject subject, Treatment treatment, Due due) {
        this.locale = locale;
        this.subject = subject;
        this.treatment = treatment;
        this.due = due;
    }

    /**
     * Whether a rule fires, and why.
     *
     * @param source how the rule is called as the source of a choice
     */
    List<String> rule(Rule rule, String source) {
        boolean fires = rule.fires(subject);
        List<String> lines = new ArrayList<>();
        lines.add(say(fires ? "rules.trial-fires" : "rules.trial-rests", rule.name(), rule.line()));
        if (rule.when().isEmpty()) {
            lines.add("  " + say("rules.trial-always"));
        }
        rule.when().forEach(condition -> lines.add("  " + condition(condition)));
        if (fires) {
            for (Effect effect : Effect.values()) {
                String value = rule.then().get(effect.aspect());
                if (value != null) {
                    lines.add("  " + effect(effect, value, source));
                }
            }
            if (!rule.tags().isEmpty()) {
                lines.add("  " + say("rules.trial-tags", rule.tags()));
            }
        }
        return lines;
    }

    /** What is chosen, each aspect with who has chosen it. */
    List<String> choices() {
        List<String> lines = new ArrayList<>();
        lines.add(say("rules.trial-chosen"));
        for (Effect effect : Effect.values()) {
            Choice choice = treatment.choice(effect.aspect());
            lines.add(
                    choice == null
                            ? row(effect.key(), NOTHING, otherwise(effect.aspect()))
                            : row(effect.key(), choice.value(), choice.source()));
        }
        if (treatment.tags().isEmpty()) {
            lines.add(row(Effect.TAGS, NOTHING, say("rules.trial-nobody")));
        }
        treatment.tags().forEach(tag -> lines.add(row(Effect.TAGS, tag.value(), tag.source())));
        return lines;
    }

    private String condition(Condition condition) {
        List<String> found = subject.values(condition.criterion());
        List<String> wanted = condition.anyOf().stream().map(Wanted::written).toList();
        String key = condition.criterion().key();
        boolean holds = condition.holds(subject);
        if (condition.criterion() == Criterion.TEXT) {
            return say(holds ? "rules.trial-in-text" : "rules.trial-not-in-text", key, wanted);
        }
        if (found.isEmpty()) {
            return say("rules.trial-has-none", key, wanted);
        }
        List<String> shown = found.stream().map(YamlNodes::shown).toList();
        return say(holds ? "rules.trial-holds" : "rules.trial-fails", key, wanted, shown);
    }

    private String effect(Effect effect, String value, String source) {
        Choice choice = treatment.choice(effect.aspect());
        if (choice != null && choice.source().equals(source)) {
            return say("rules.trial-sets", effect.key(), value);
        }
        return choice == null
                ? say("rules.trial-printed", effect.key(), value)
                : say("rules.trial-lost", effect.key(), value, choice.source());
    }

    /** Who decides what nobody has chosen. */
    private String otherwise(Aspect aspect) {
        if (aspect == Aspect.DUE_DAYS && due.date() != null) {
            return say("rules.trial-due", due.date());
        }
        String setting = setting(aspect);
        return setting == null ? say("rules.trial-nobody") : say("rules.trial-settings", setting);
    }

    private @Nullable String setting(Aspect aspect) {
        String kind = subject.values(Criterion.KIND).stream().findFirst().orElse("bill");
        boolean sale = EntryKind.valueOf(kind.toUpperCase(Locale.ROOT).replace('-', '_'))
                .isSale();
        return switch (aspect) {
            case ACCOUNT -> "accounts." + (sale ? "income" : kind.equals("expense") ? kind : "bill");
            case ITEM -> "items.line";
            case TAX_ACCOUNT -> sale ? "accounts.output-tax" : "accounts.input-tax";
            case INPUT_TAX -> sale ? null : "company.input-tax";
            case BRANCH -> "branch";
            case WAREHOUSE -> "warehouse";
            case PAID_FROM -> kind.equals("expense") ? "accounts.paid-from" : null;
            case LINE_MODE -> "line-mode";
            case POSTING ->
                "posting."
                        + subject.values(Criterion.ORIGIN).stream().findFirst().orElse("");
            case PROJECT, DUE_DAYS, ALWAYS_REVIEW, AUTO_BOOK -> null;
        };
    }

    private String row(String key, String value, String source) {
        return "  " + pad(key) + pad(value) + source;
    }

    private static String pad(String text) {
        return text + " ".repeat(Math.max(1, COLUMN - text.length()));
    }

    private String say(String key, Object... arguments) {
        return Sentence.of(key, arguments).in(locale);
    }
}
