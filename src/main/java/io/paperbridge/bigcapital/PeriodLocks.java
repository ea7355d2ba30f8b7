package io.paperbridge.bigcapital;

import com.fasterxml.jackson.databind.JsonNode;
import io.paperbridge.document.EntryKind;
import io.paperbridge.document.PreparedEntry;
import io.paperbridge.failure.Reason;
import io.paperbridge.failure.ReviewNeeded;
import io.paperbridge.language.Sentence;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The periods somebody has locked. BigCapital itself refuses to create a posted entry in one, but opens a draft in it without a word;
 * so the date is compared here, before each post.
 */
@Component("periodLocks")
public class PeriodLocks {

    private static final Duration FRESH = Duration.ofSeconds(60);
    private static final String ALL = "all";

    private final Clock clock;
    private volatile Map<String, LocalDate> lockedTo = Map.of();
    private volatile @Nullable Instant learnedAt;

    PeriodLocks(Clock clock) {
        this.clock = clock;
    }

    /** Whether the locks must be asked for before the next post. */
    public boolean isStale() {
        Instant at = learnedAt;
        return at == null || at.plus(FRESH).isBefore(clock.instant());
    }

    /** Learns the locks. */
    public void learn(String json) {
        JsonNode answer = Wire.parse("the period locks", json);
        Map<String, LocalDate> learned = new HashMap<>();
        add(learned, ALL, answer.path(ALL));
        for (JsonNode module : answer.path("modules")) {
            add(learned, module.path("module").asText(), module);
        }
        lockedTo = Map.copyOf(learned);
        learnedAt = clock.instant();
    }

    /**
     * Makes sure that an entry that is to be posted is not in a locked period. When it is, the locks are asked for again before the next
     * one: whoever is told may unlock it at once.
     *
     * @throws ReviewNeeded when it is
     */
    public void requireOpen(PreparedEntry entry) {
        if (!entry.post()) {
            return;
        }
        for (String module : new String[] {ALL, module(entry.kind())}) {
            LocalDate until = lockedTo.get(module);
            if (until != null && !entry.date().isAfter(until)) {
                learnedAt = null;
                throw new ReviewNeeded(
                        Reason.PERIOD_LOCKED, Sentence.of("bigcapital.period-locked", entry.date(), until));
            }
        }
    }

    private static String module(EntryKind kind) {
        return switch (kind) {
            case SALE_INVOICE, CREDIT_NOTE -> "sales";
            case BILL, VENDOR_CREDIT -> "purchases";
            case EXPENSE -> "financial";
        };
    }

    private static void add(Map<String, LocalDate> learned, String module, JsonNode lock) {
        JsonNode date = lock.path("lock_to_date");
        if (Wire.isTrue(lock, "is_enabled") && date.isTextual()) {
            String day = date.asText();
            learned.put(module, LocalDate.parse(day.substring(0, Math.min(10, day.length()))));
        }
    }
}
