package io.paperbridge.reconciliation;

import io.paperbridge.document.FoundContact;
import io.paperbridge.document.FoundEntry;
import io.paperbridge.document.PreparedEntry;
import io.paperbridge.document.ShownDocument;
import io.paperbridge.journal.DocumentState;
import io.paperbridge.journal.Recorded;
import io.paperbridge.journal.TimingSettings;
import io.paperbridge.reconciliation.Discrepancy.Repair;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Keeps the orders for, and the reports of, reconciliations; what disagrees is judged by {@link Documents}, {@link References} and {@link Ghosts}. */
@Component("reconciliation")
@EnableConfigurationProperties(ReconcileSettings.class)
public class Reconciliation {

    private static final String SCHEDULE = "schedule";

    private final ReconcileSettings settings;
    private final String prefix;
    private final AtomicReference<@Nullable Order> wanted = new AtomicReference<>();
    private volatile @Nullable Report last;

    Reconciliation(ReconcileSettings settings, TimingSettings journal) {
        this.settings = settings;
        this.prefix = journal.referencePrefix();
    }

    /** The next run is made as it is wanted here. */
    public void want(Order order) {
        wanted.set(order);
    }

    /** How this run is wanted: as somebody has ordered it, else as the schedule is set. */
    public Order order() {
        Order ordered = wanted.getAndSet(null);
        return ordered == null ? new Order(settings.repair(), false, SCHEDULE) : ordered;
    }

    /** The ids in Paperless that the journal or a reference in the ledger names. */
    public List<Long> paperlessIds(List<Recorded> recorded, List<FoundEntry> ledger) {
        return Stream.concat(
                        recorded.stream()
                                .filter(document -> document.settled() && isLookedAt(document))
                                .map(document -> document.ref().paperlessId()),
                        ledger.stream()
                                .flatMap(entry -> Stream.ofNullable(entry.reference()))
                                .map(reference -> References.paperlessId(prefix, reference))
                                .flatMap(Optional::stream))
                .distinct()
                .sorted()
                .toList();
    }

    private static boolean isLookedAt(Recorded document) {
        return document.state() != DocumentState.DISCARDED;
    }

    /** The entries that should be in the ledger and were not seen there: they are looked for once more. */
    public List<PreparedEntry> unseen(List<Recorded> recorded, Map<String, FoundEntry> ledger) {
        return recorded.stream()
                .filter(document -> document.settled() && document.isBooked())
                .filter(document -> document.entryId() != null && document.entry() != null)
                .filter(document -> !ledger.containsKey(Documents.key(document)))
                .map(document -> Objects.requireNonNull(document.entry()))
                .toList();
    }

    /**
     * Holds the three beside each other.
     *
     * @param begun when the run began
     * @param recorded the journal
     * @param ledger all entries, by kind and id
     * @param shown what Paperless shows, by id
     * @param gone the ids of documents that are gone for certain
     */
    public Report compare(
            Order order,
            Instant begun,
            List<Recorded> recorded,
            Map<String, FoundEntry> ledger,
            Map<Long, ShownDocument> shown,
            Set<Long> gone) {
        References references = new References(prefix, ledger.values(), order.restored());
        Documents documents = new Documents(ledger, shown, gone, references, order.restored());
        List<Discrepancy> found = new ArrayList<>();
        recorded.stream().filter(Recorded::settled).forEach(document -> found.addAll(documents.judge(document)));
        found.addAll(references.unknown(recorded, shown, gone));
        found.addAll(Documents.unknown(recorded, shown, found));
        Report report = new Report(begun, recorded.size(), ledger.size(), shown.size(), found, List.of());
        last = report;
        return report;
    }

    /**
     * The same with contacts that were made twice.
     *
     * @param used the contacts that the journal relies on
     * @param coming whether one is being made right now, so that none is taken for left over
     */
    public Report withContacts(
            Report report,
            List<FoundContact> contacts,
            Map<String, FoundEntry> ledger,
            Set<String> used,
            boolean coming) {
        List<Discrepancy> all = new ArrayList<>(report.open());
        all.addAll(Ghosts.among(contacts, ledger.values(), used, coming));
        Report complete = new Report(
                report.begun(), report.documents(), report.entries(), report.shown(), all, report.repaired());
        last = complete;
        return complete;
    }

    /** What is to be repaired, the journal first: all that can be, or only what a restored journal learns again. */
    public List<Discrepancy> repairable(Order order, Report report) {
        return report.open().stream()
                .filter(one -> order.repair() ? one.repair() != Repair.NONE : one.repair() == Repair.REBUILD)
                .sorted((one, other) ->
                        Boolean.compare(other.repair() == Repair.REBUILD, one.repair() == Repair.REBUILD))
                .toList();
    }

    /** One was repaired. */
    public synchronized void repaired(Discrepancy done) {
        Report report = last;
        last = report == null ? null : report.with(done);
    }

    /** What the last run has found, for the log. */
    public String summary() {
        return lastReport().map(report -> report.counts().toString()).orElse("nothing");
    }

    /** The last report; empty before the first. */
    public Optional<Report> lastReport() {
        return Optional.ofNullable(last);
    }
}
