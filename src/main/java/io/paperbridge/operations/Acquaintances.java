package io.paperbridge.operations;

import io.paperbridge.document.DayOrder;
import io.paperbridge.document.Habits;
import io.paperbridge.document.Treatment.Aspect;
import io.paperbridge.journal.PartyMemory;
import io.paperbridge.journal.PartyMemory.Remembered;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is remembered of parties, in words, for the command line and for Hawtio. */
@Component
public class Acquaintances {

    private static final String ROW = "%-40s %-14s %9s %8s  %-20s %-12s %-20s %-10s %s";
    private static final String NOTHING = "-";

    private final PartyMemory memory;

    Acquaintances(PartyMemory memory) {
        this.memory = memory;
    }

    /** A row for each party and kind. */
    public String table() {
        List<Remembered> all = memory.all();
        if (all.isEmpty()) {
            return "Nothing is remembered yet: no booked document has taught anything.";
        }
        List<String> rows = new ArrayList<>();
        rows.add(ROW.formatted(
                "Party", "Kind", "Documents", "Due days", "Account", "Item", "Number", "Language", "03/04 is"));
        all.forEach(one -> rows.add(row(one)));
        return String.join(System.lineSeparator(), rows);
    }

    /** Forgets what is remembered of a party, and says so. */
    public String forget(String name) {
        return memory.forget(name) == 0
                ? "Nothing is remembered of " + name + "; the command vendors lists the names."
                : "Forgotten: " + name + ".";
    }

    private static String row(Remembered one) {
        Habits habits = one.habits();
        return ROW.formatted(
                        one.name(),
                        one.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        one.documents(),
                        shown(one.proposed().get(Aspect.DUE_DAYS)),
                        shown(one.proposed().get(Aspect.ACCOUNT)),
                        shown(one.proposed().get(Aspect.ITEM)),
                        shown(habits.number()),
                        shown(habits.language()),
                        habits.dayOrder() == null
                                ? NOTHING
                                : habits.dayOrder() == DayOrder.DAY_FIRST ? "3 April" : "March 4")
                .stripTrailing();
    }

    private static String shown(@Nullable Object value) {
        return Objects.toString(value, NOTHING);
    }
}
