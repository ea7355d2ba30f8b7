package io.paperbridge.sandbox.paperless;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Everything a sandbox Paperless holds. Whoever reads or writes it holds its monitor. */
final class Archive {

    static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    final PaperlessVersion version;
    final Duration modifiedLag;
    final Map<Long, StoredDocument> documents = new TreeMap<>();
    final Map<Long, Label> tags = new TreeMap<>();
    final Map<Long, Label> correspondents = new TreeMap<>();
    final Map<Long, Label> documentTypes = new TreeMap<>();
    final Map<Long, FieldDefinition> fields = new TreeMap<>();
    final Map<Long, SavedView> views = new TreeMap<>();
    final Map<Long, Account> accounts = new TreeMap<>();
    final List<UploadTask> tasks = new ArrayList<>();

    /** What is consumed later; null while uploads are consumed at once. */
    @Nullable
    List<Runnable> heldUploads;

    final History history = new History(this);
    private final Clock clock;
    private long lastDocument;
    private long lastNote;

    Archive(PaperlessVersion version, Clock clock, Duration modifiedLag) {
        this.version = version;
        this.clock = clock;
        this.modifiedLag = modifiedLag;
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** Empties the archive; ids start at 1 again, accounts stay. */
    void clear() {
        documents.clear();
        tags.clear();
        correspondents.clear();
        documentTypes.clear();
        fields.clear();
        views.clear();
        tasks.clear();
        history.clear();
        lastDocument = 0;
        lastNote = 0;
    }

    StoredDocument store(NewDocument source, Set<Long> tagIds) {
        StoredDocument document = new StoredDocument(
                ++lastDocument, now(), LocalDate.ofInstant(now(), ZONE), source, version, Pages.of(source.original()));
        document.tags.addAll(withAncestors(tagIds));
        documents.put(document.id, document);
        history.created(document);
        return document;
    }

    Note note(String text, Account author) {
        return new Note(++lastNote, text, now(), author);
    }

    /** The documents that are not in the trash. */
    List<StoredDocument> present() {
        return documents.values().stream()
                .filter(document -> document.deletedAt == null)
                .toList();
    }

    StoredDocument document(long id) {
        StoredDocument document = documents.get(id);
        if (document == null) {
            throw new NoSuchElementException("the sandbox Paperless has no document " + id);
        }
        return document;
    }

    static Optional<Label> named(Map<Long, Label> labels, String name) {
        return labels.values().stream()
                .filter(label -> label.name().equals(name))
                .findFirst();
    }

    static Label named(Map<Long, Label> labels, String name, boolean create) {
        return named(labels, name).orElseGet(() -> {
            if (!create) {
                throw new NoSuchElementException("the sandbox Paperless has no \"" + name + "\"");
            }
            Label label = Label.named(nextId(labels), name);
            labels.put(label.id(), label);
            return label;
        });
    }

    FieldDefinition field(String name) {
        return fields.values().stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("the sandbox Paperless has no field \"" + name + "\""));
    }

    static long nextId(Map<Long, ?> rows) {
        return rows.keySet().stream().mapToLong(Long::longValue).max().orElse(0) + 1;
    }

    /** A document that carries a nested tag carries its parents too. */
    Set<Long> withAncestors(Collection<Long> tagIds) {
        Set<Long> all = new TreeSet<>();
        for (Long id : tagIds) {
            for (Label tag = tags.get(id); tag != null; tag = tag.parent() == null ? null : tags.get(tag.parent())) {
                all.add(tag.id());
            }
        }
        return all;
    }

    /** A tag that is taken off takes the tags nested in it along. */
    Set<Long> withDescendants(Collection<Long> tagIds) {
        Set<Long> all = new TreeSet<>(tagIds);
        tags.values().forEach(tag -> {
            if (withAncestors(Set.of(tag.id())).stream().anyMatch(tagIds::contains)) {
                all.add(tag.id());
            }
        });
        return all;
    }

    /** Tag ids in the order of their names, as documents list them. */
    List<Long> byName(Collection<Long> tagIds) {
        return tagIds.stream()
                .map(tags::get)
                .filter(tag -> tag != null)
                .sorted(Comparator.comparing(Label::name).thenComparing(Label::id))
                .map(Label::id)
                .toList();
    }
}
