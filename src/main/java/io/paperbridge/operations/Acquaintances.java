package io.paperbridge.operations;

import io.paperbridge.journal.PartyMemory;
import io.paperbridge.journal.PartyMemory.Remembered;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** What is remembered of parties, in words, for the command line and for Hawtio. */
@Component
public class Acquaintances {

    private static final String ROW = "%-40s %-14s %9s %8s";

    private final PartyMemory memory;

    Acquaintances(PartyMemory memory) {
        this.memory = memory;
    }

    /** A row for each party and kind. */
    public String table() {
        List<Remembered> all = memory.all();
        if (all.isEmpty()) {
            return "Nothing is remembered yet: no booked document has a due date.";
        }
        List<String> rows = new ArrayList<>();
        rows.add(ROW.formatted("Party", "Kind", "Documents", "Due days"));
        all.forEach(one -> rows.add(ROW.formatted(
                one.name(),
                one.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                one.documents(),
                one.dueDays())));
        return String.join(System.lineSeparator(), rows);
    }

    /** Forgets what is remembered of a party, and says so. */
    public String forget(String name) {
        return memory.forget(name) == 0
                ? "Nothing is remembered of " + name + "; the command vendors lists the names."
                : "Forgotten: " + name + ".";
    }
}
