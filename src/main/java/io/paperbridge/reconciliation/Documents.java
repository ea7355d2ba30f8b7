package io.paperbridge.reconciliation;

import io.paperbridge.document.DocumentRef;
import io.paperbridge.document.EntryKind;
import io.paperbridge.document.FoundEntry;
import io.paperbridge.document.PreparedEntry;
import io.paperbridge.document.ShownDocument;
import io.paperbridge.document.Term;
import io.paperbridge.journal.DocumentState;
import io.paperbridge.journal.Recorded;
import io.paperbridge.language.Sentence;
import io.paperbridge.reconciliation.Discrepancy.Repair;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Judges documents that the journal knows: their entry, their other entries, what Paperless shows of them. */
final class Documents {

    private final Map<String, FoundEntry> ledger;
    private final Map<Long, ShownDocument> shown;
    private final Set<Long> gone;
    private final References references;
    private final boolean restored;

    Documents(
            Map<String, FoundEntry> ledger,
            Map<Long, ShownDocument> shown,
            Set<Long> gone,
            References references,
            boolean restored) {
        this.ledger = ledger;
        this.shown = shown;
        this.gone = gone;
        this.references = references;
        this.restored = restored;
    }

    /** The key of a document's entry among those of the ledger. */
    static String key(Recorded document) {
        return Objects.requireNonNull(document.entry()).kind() + " " + document.entryId();
    }

    /** What disagrees about one document on which nothing is under way. */
    List<Discrepancy> judge(Recorded document) {
        List<Discrepancy> found = new ArrayList<>();
        FoundEntry entry = document.entry() == null || document.entryId() == null ? null : ledger.get(key(document));
        ShownDocument now = shown.get(document.ref().paperlessId());
        boolean there = now != null && now.ref().equals(document.ref());
        boolean stands = !document.isBooked() || document.entryId() == null || entry != null;
        if (!stands) {
            found.add(of(document, Kind.ENTRY_GONE, "reconcile.entry-gone", null));
        } else if (document.isBooked() && entry != null && !document.linked()) {
            found.addAll(entry(document, Objects.requireNonNull(document.entry()), entry));
        }
        found.addAll(others(document, there ? now : null));
        if (there) {
            found.addAll(labels(document, Objects.requireNonNull(now), stands, found));
        } else if (document.state() != DocumentState.DISCARDED
                && (now != null || gone.contains(document.ref().paperlessId()))) {
            found.add(of(
                    document,
                    Kind.DOCUMENT_GONE,
                    now == null ? "reconcile.document-gone" : "reconcile.document-is-another",
                    entry));
        }
        return found;
    }

    /** Documents that Paperless shows as booked and that nobody knows. */
    static List<Discrepancy> unknown(List<Recorded> recorded, Map<Long, ShownDocument> shown, List<Discrepancy> found) {
        Set<DocumentRef> known = recorded.stream().map(Recorded::ref).collect(Collectors.toCollection(HashSet::new));
        found.stream()
                .filter(one -> one.kind() == Kind.UNKNOWN_REFERENCE)
                .flatMap(one -> Stream.ofNullable(one.ref()))
                .forEach(known::add);
        return shown.values().stream()
                .filter(ShownDocument::booked)
                .filter(document -> !known.contains(document.ref()))
                .map(document -> new Discrepancy(
                        Kind.TAGGED_UNBOOKED,
                        Sentence.of("reconcile.tagged-unknown", document.ref().paperlessId()),
                        Repair.NONE,
                        0,
                        document.ref(),
                        "",
                        null,
                        null,
                        true))
                .toList();
    }

    private static List<Discrepancy> entry(Recorded document, PreparedEntry wanted, FoundEntry entry) {
        List<Discrepancy> found = new ArrayList<>();
        boolean total = entry.currency().equals(wanted.total().currencyCode())
                && entry.total()
                                .setScale(wanted.total().amount().scale(), RoundingMode.HALF_UP)
                                .compareTo(wanted.total().amount())
                        == 0;
        if (!total) {
            found.add(new Discrepancy(
                    Kind.TOTAL_DIFFERS,
                    Sentence.of(
                            "reconcile.total-differs",
                            document.ref().paperlessId(),
                            entry.described(),
                            Sentence.amount(
                                    wanted.total().amount(), wanted.total().currencyCode())),
                    Repair.NONE,
                    document.documentKey(),
                    document.ref(),
                    document.reference(),
                    entry,
                    null,
                    true));
        }
        boolean changed = entry.contactId() != wanted.contactId()
                || !entry.dates().contains(wanted.date())
                || !wanted.reference().equals(entry.reference())
                || (wanted.kind() != EntryKind.EXPENSE && !wanted.number().equals(entry.number()))
                || (wanted.post() && !entry.posted());
        if (changed) {
            found.add(of(document, Kind.ENTRY_CHANGED, "reconcile.entry-changed", entry));
        }
        return found;
    }

    /** Other entries under the document's reference; a draft that Paperless shows as booked may be the entry, which an older journal forgot. */
    private List<Discrepancy> others(Recorded document, @Nullable ShownDocument now) {
        List<Discrepancy> found = new ArrayList<>();
        for (FoundEntry other : references.of(document.reference())) {
            if (Objects.equals(document.entryId(), other.id())
                    && document.entry() != null
                    && document.entry().kind() == other.kind()) {
                continue;
            }
            boolean isTagged = now != null && now.booked();
            boolean adoptable = restored && now != null && !now.waits() && (other.posted() || isTagged);
            if (document.isBooked() && other.posted()) {
                found.add(of(document, Kind.BOOKED_TWICE, "reconcile.booked-twice", other));
            } else if (document.isBooked() || !(other.posted() || isTagged)) {
                found.add(of(document, Kind.SURPLUS_DRAFT, "reconcile.surplus-draft", other, Repair.DELETE_DRAFT, now));
            } else {
                found.add(of(
                        document,
                        Kind.UNRECORDED_ENTRY,
                        "reconcile.unrecorded-entry",
                        other,
                        adoptable ? Repair.REBUILD : Repair.NONE,
                        now));
            }
        }
        return found;
    }

    private static List<Discrepancy> labels(
            Recorded document, ShownDocument now, boolean stands, List<Discrepancy> before) {
        List<Discrepancy> found = new ArrayList<>();
        if (document.isBooked()) {
            Repair again = stands ? Repair.TELL_AGAIN : Repair.NONE;
            Set<Term> lost = EnumSet.noneOf(Term.class);
            lost.addAll(now.empty());
            lost.retainAll(document.written());
            if (!now.waits() && (!now.booked() || now.inReview() || now.failed())) {
                found.add(of(document, Kind.BOOKED_UNTAGGED, "reconcile.booked-untagged", null, again, now));
            } else if (!now.waits() && !lost.isEmpty()) {
                found.add(of(document, Kind.FIELDS_LOST, "reconcile.fields-lost", null, again, now));
            }
            if (document.fileVersion() != null
                    && now.fileVersion() != null
                    && !document.fileVersion().equals(now.fileVersion())) {
                found.add(of(document, Kind.FILE_CHANGED, "reconcile.file-changed", null));
            }
            return found;
        }
        boolean explained = before.stream().anyMatch(one -> one.kind() == Kind.UNRECORDED_ENTRY);
        if (now.booked() && !explained) {
            found.add(of(document, Kind.TAGGED_UNBOOKED, "reconcile.tagged-unbooked", null));
        } else if (!now.booked() && !now.waits() && isUnshown(document.state(), now)) {
            found.add(of(document, Kind.STATE_UNTAGGED, "reconcile.state-untagged", null, Repair.TELL_AGAIN, now));
        }
        return found;
    }

    private static boolean isUnshown(DocumentState state, ShownDocument now) {
        return (state == DocumentState.NEEDS_REVIEW && !now.inReview())
                || (state == DocumentState.PARKED && !now.failed());
    }

    private static Discrepancy of(Recorded document, Kind kind, String key, @Nullable FoundEntry entry) {
        return of(document, kind, key, entry, Repair.NONE, null);
    }

    /** The sentence of the key gets the Paperless id and, where there is an entry, what that is called. */
    private static Discrepancy of(
            Recorded document,
            Kind kind,
            String key,
            @Nullable FoundEntry entry,
            Repair repair,
            @Nullable ShownDocument now) {
        long id = document.ref().paperlessId();
        return new Discrepancy(
                kind,
                entry != null && kind != Kind.DOCUMENT_GONE
                        ? new Sentence(key, List.of(id, entry.described()))
                        : new Sentence(key, List.of(id)),
                repair,
                document.documentKey(),
                document.ref(),
                document.reference(),
                entry,
                null,
                now != null && now.booked());
    }
}
