package io.paperbridge.journal;

import io.paperbridge.document.DayOrder;
import io.paperbridge.document.EntryKind;
import io.paperbridge.document.Treatment.Aspect;
import io.paperbridge.document.Treatment.By;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one booked document teaches about its party.
 *
 * @param kind what it became
 * @param issueDate when it was issued
 * @param dueDate when it is due, as printed or typed in by a person; null when nobody says
 * @param number its number; null when it has none
 * @param language the language of its text; null when it shows none
 * @param dayOrder the order of its dates; null when neither they nor a person shows it
 * @param chosen account and item, where somebody has chosen them when it was booked
 * @param changed account and item, where a person has changed them in the books afterwards
 */
record Lesson(
        EntryKind kind,
        LocalDate issueDate,
        @Nullable LocalDate dueDate,
        @Nullable String number,
        @Nullable String language,
        @Nullable DayOrder dayOrder,
        Map<Aspect, Chosen> chosen,
        Map<Aspect, String> changed) {

    private static final int MOST_DAYS = 999;

    /**
     * What was chosen.
     *
     * @param by who did; null when that was not kept
     */
    record Chosen(String value, @Nullable By by) {}

    Lesson {
        chosen = Map.copyOf(chosen);
        changed = Map.copyOf(changed);
    }

    /** Days from issue date to due date; empty where it teaches none: only bills and sale invoices are due one day. */
    Optional<String> dueDays() {
        boolean due = kind == EntryKind.BILL || kind == EntryKind.SALE_INVOICE;
        if (!due || dueDate == null || dueDate.isBefore(issueDate)) {
            return Optional.empty();
        }
        long days = ChronoUnit.DAYS.between(issueDate, dueDate);
        return days > MOST_DAYS ? Optional.empty() : Optional.of(String.valueOf(days));
    }

    /** What a person has put it on in the books. */
    Optional<String> changed(Aspect aspect) {
        return Optional.ofNullable(changed.get(aspect));
    }

    /** Whether it says anything of an aspect: what memory has chosen is only memory's echo, unless a person has changed it. */
    boolean speaksOf(Aspect aspect) {
        Chosen one = chosen.get(aspect);
        return changed.containsKey(aspect) || one == null || one.by() != By.MEMORY;
    }

    /**
     * What a rule or a person has put it on; empty when the settings or a template have. Memory comes before the template: a template
     * that taught it would be outvoted by what it has said before.
     */
    Optional<String> decided(Aspect aspect) {
        Chosen one = chosen.get(aspect);
        return changed(aspect)
                .or(() -> one != null && (one.by() == By.RULE || one.by() == By.PERSON)
                        ? Optional.of(one.value())
                        : Optional.empty());
    }
}
