package io.paperbridge.reconciliation;

import io.paperbridge.document.DocumentRef;
import io.paperbridge.document.FoundEntry;
import io.paperbridge.document.ShownDocument;
import io.paperbridge.journal.Recorded;
import io.paperbridge.language.Sentence;
import io.paperbridge.reconciliation.Discrepancy.Repair;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The entries of the ledger that carry a reference of ours. */
final class References {

    private final String prefix;
    private final boolean restored;
    private final Map<String, List<FoundEntry>> byReference = new TreeMap<>();

    References(String prefix, Collection<FoundEntry> ledger, boolean restored) {
        this.prefix = prefix;
        this.restored = restored;
        for (FoundEntry entry : ledger) {
            if (entry.reference() != null
                    && paperlessId(prefix, entry.reference()).isPresent()) {
                byReference
                        .computeIfAbsent(entry.reference(), unused -> new ArrayList<>())
                        .add(entry);
            }
        }
        byReference
                .values()
                .forEach(entries -> entries.sort(Comparator.comparing((FoundEntry entry) -> !entry.posted())
                        .thenComparing(FoundEntry::id)));
    }

    /** The Paperless id in a reference of ours: 17 in {@code PLX-17}, and in {@code PLX-17.2}, a later document of that id. */
    static Optional<Long> paperlessId(String prefix, String reference) {
        Matcher matcher =
                Pattern.compile(Pattern.quote(prefix) + "(\\d{1,18})(\\.\\d+)?").matcher(reference);
        return matcher.matches() ? Optional.of(Long.valueOf(matcher.group(1))) : Optional.empty();
    }

    /** The entries that carry a reference, byte for byte; posted ones first. */
    List<FoundEntry> of(String reference) {
        return byReference.getOrDefault(reference, List.of());
    }

    /** Entries whose reference the journal does not know. */
    List<Discrepancy> unknown(List<Recorded> recorded, Map<Long, ShownDocument> shown, Set<Long> gone) {
        Set<String> known = recorded.stream().map(Recorded::reference).collect(Collectors.toSet());
        Set<DocumentRef> refs = recorded.stream().map(Recorded::ref).collect(Collectors.toSet());
        List<Discrepancy> found = new ArrayList<>();
        byReference.forEach((reference, entries) -> {
            if (!known.contains(reference)) {
                long id = paperlessId(prefix, reference).orElseThrow();
                ShownDocument now = shown.get(id);
                ShownDocument free = now == null || refs.contains(now.ref()) ? null : now;
                for (FoundEntry entry : entries) {
                    found.add(judge(reference, entry, entry.equals(entries.get(0)), free, gone.contains(id)));
                }
            }
        });
        return found;
    }

    private Discrepancy judge(
            String reference, FoundEntry entry, boolean first, @Nullable ShownDocument now, boolean gone) {
        if (!entry.posted() && gone) {
            return of(Kind.SURPLUS_DRAFT, "reconcile.orphan-draft", Repair.DELETE_ORPHAN, reference, entry, now);
        }
        boolean learnable = restored && first && now != null && isOf(now, entry);
        return of(
                Kind.UNKNOWN_REFERENCE,
                "reconcile.unknown-reference",
                learnable ? Repair.REBUILD : Repair.NONE,
                reference,
                entry,
                now);
    }

    /**
     * Whether an entry is that of the document that has the id now: it does not wait to be booked, it shows that it was or the entry is
     * posted, and our field does not name another number. A rebuilt Paperless gives ids away anew; a new document has no tag of ours.
     */
    private static boolean isOf(ShownDocument now, FoundEntry entry) {
        boolean number =
                now.number() == null || entry.number() == null || entry.number().startsWith(now.number());
        return !now.waits() && now.booked() && number;
    }

    private static Discrepancy of(
            Kind kind, String key, Repair repair, String reference, FoundEntry entry, @Nullable ShownDocument now) {
        return new Discrepancy(
                kind,
                new Sentence(key, List.of(entry.described())),
                repair,
                0,
                now == null ? null : now.ref(),
                reference,
                entry,
                null,
                now != null && now.booked());
    }
}
