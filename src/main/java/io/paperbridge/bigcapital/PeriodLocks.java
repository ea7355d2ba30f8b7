package io.paperbridge.bigcapital;

import com.fasterxml.jackson.databind.JsonNode;
import io.paperbridge.document.EntryKind;
import io.paperbridge.document.Invoice;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The periods somebody has locked. BigCapital itself refuses to create a posted entry in one, but opens a draft in it without a word, and
 * the result can neither be edited nor deleted; so the date is compared here: before a draft is made with what is known, at most a minute
 * old, and in the posting lane, right before each post, with what the ledger answers then.
 *
 * <p>So each post costs one call of {@code GET /api/transactions-locking}: as much as the second look's report, which all kinds share
 * too, and no more than any endpoint is asked for a document ({@link Allowance}), so that it is not what documents wait for.
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

    /**
     * Whether the locks must be asked for before an invoice is made an entry: what is known is older than a minute, or would keep it out;
     * whoever is told so may have unlocked the period since.
     */
    public boolean isToBeAsked(Invoice invoice) {
        Instant at = learnedAt;
        return at == null
                || at.plus(FRESH).isBefore(clock.instant())
                || lockedTo(invoice.kind(), invoice.issueDate(), lockedTo) != null;
    }

    /** Learns the locks. */
    public void learn(String json) {
        lockedTo = read(json);
        learnedAt = clock.instant();
    }

    /**
     * Makes sure that an entry that is to be posted is not in a period that was locked when last asked, which may be a minute ago.
     *
     * @throws ReviewNeeded when it is
     */
    void requireOpen(PreparedEntry entry) {
        if (entry.post()) {
            requireOpen(entry, lockedTo);
        }
    }

    /**
     * Makes sure that an entry, just before it is posted, is not in a locked period.
     *
     * @param json the locks as the ledger shows them now, whatever others have learned meanwhile
     * @throws ReviewNeeded when it is
     */
    public void requireOpenNow(PreparedEntry entry, String json) {
        requireOpen(entry, read(json));
    }

    private static void requireOpen(PreparedEntry entry, Map<String, LocalDate> locks) {
        LocalDate until = lockedTo(entry.kind(), entry.date(), locks);
        if (until != null) {
            throw new ReviewNeeded(Reason.PERIOD_LOCKED, Sentence.of("bigcapital.period-locked", entry.date(), until));
        }
    }

    /** Up to when the period of a date is locked; null when it is not. */
    private static @Nullable LocalDate lockedTo(EntryKind kind, LocalDate date, Map<String, LocalDate> locks) {
        return Stream.of(ALL, module(kind))
                .map(locks::get)
                .filter(until -> until != null && !date.isAfter(until))
                .findFirst()
                .orElse(null);
    }

    private static Map<String, LocalDate> read(String json) {
        JsonNode answer = Wire.parse("the period locks", json);
        Map<String, LocalDate> locks = new HashMap<>();
        add(locks, ALL, answer.path(ALL));
        for (JsonNode module : answer.path("modules")) {
            add(locks, module.path("module").asText(), module);
        }
        return Map.copyOf(locks);
    }

    private static String module(EntryKind kind) {
        return switch (kind) {
            case SALE_INVOICE, CREDIT_NOTE -> "sales";
            case BILL, VENDOR_CREDIT -> "purchases";
            case EXPENSE -> "financial";
        };
    }

    private static void add(Map<String, LocalDate> locks, String module, JsonNode lock) {
        JsonNode date = lock.path("lock_to_date");
        if (Wire.isTrue(lock, "is_enabled") && date.isTextual()) {
            String day = date.asText();
            locks.put(module, LocalDate.parse(day.substring(0, Math.min(10, day.length()))));
        }
    }
}
