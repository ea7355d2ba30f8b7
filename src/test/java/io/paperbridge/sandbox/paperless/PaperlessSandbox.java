package io.paperbridge.sandbox.paperless;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.paperbridge.sandbox.SandboxAnswer;
import io.paperbridge.sandbox.SandboxApp;
import io.paperbridge.sandbox.SandboxRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Behaves like Paperless-ngx for everything Paperbridge asks of it, and lets a test do what a person would do in its web page.
 *
 * <p>It starts with our tags and custom fields and without documents. Safe for several threads at once.
 */
public final class PaperlessSandbox implements SandboxApp {

    /** The token of the account Paperbridge uses; it has the permissions our manual names and no more. */
    public static final String TOKEN = "5a11db0c5a11db0c5a11db0c5a11db0c00000003";

    /** The token of the administrator. */
    public static final String ADMIN_TOKEN = "5a11db0c5a11db0c5a11db0c5a11db0c00000002";

    private static final Duration USUAL_LAG = Duration.ofMillis(300);

    private final Archive archive;
    private final Accounts accounts;
    private final Gate gate;
    private final Deque<BulkFault> bulkFaults = new ArrayDeque<>();
    private Consumer<PaperlessSandbox> seed = sandbox -> {};

    /** A Paperless-ngx 3.0.5 by the clock of this machine. */
    public PaperlessSandbox() {
        this(PaperlessVersion.V3_0_5, Clock.systemUTC());
    }

    /** A Paperless-ngx of this release and with this clock. */
    public PaperlessSandbox(PaperlessVersion version, Clock clock) {
        this(new Archive(version, clock, USUAL_LAG));
        Seed.labelsAndFields(archive);
    }

    /** Serves an archive that somebody else has prepared. */
    PaperlessSandbox(Archive prepared) {
        archive = prepared;
        accounts = new Accounts(prepared);
        gate = new Gate(prepared, accounts);
        Seed.accounts(prepared);
    }

    @Override
    public SandboxAnswer handle(SandboxRequest request) {
        synchronized (archive) {
            boolean bulk = request.method().equals("POST") && request.path().equals("/api/documents/bulk_edit/");
            BulkFault fault = bulk ? bulkFaults.poll() : null;
            if (fault != null && !fault.applied()) {
                return fault.answer();
            }
            SandboxAnswer answer = gate.answer(request);
            return fault == null ? answer : fault.answer();
        }
    }

    /** Empties the archive and seeds it again: ids start at 1, as in a Paperless that was rebuilt. */
    @Override
    public void reset() {
        synchronized (archive) {
            archive.clear();
            bulkFaults.clear();
            accounts.limitLogins(0);
            Seed.labelsAndFields(archive);
            seed.accept(this);
        }
    }

    @Override
    public String state() {
        synchronized (archive) {
            ObjectNode json = Json.object();
            json.put("documents", archive.present().size());
            ObjectNode tags = json.putObject("tags");
            archive.tags.values().forEach(tag -> tags.put(tag.name(), count(tag.name())));
            ArrayNode list = json.putArray("list");
            documents().forEach(document -> {
                ObjectNode row = list.addObject().put("id", document.id()).put("title", document.title());
                document.tags().stream().sorted().forEach(row.putArray("tags")::add);
                ObjectNode fields = row.putObject("fields");
                document.fields().forEach(fields::put);
                document.notes().forEach(row.putArray("notes")::add);
            });
            return Json.text(json);
        }
    }

    /** Seeds now, and again after every reset. */
    public void seed(Consumer<PaperlessSandbox> seeding) {
        synchronized (archive) {
            seed = seeding;
            seeding.accept(this);
        }
    }

    /** Puts a document in and tells its id. */
    public long add(NewDocument document) {
        synchronized (archive) {
            StoredDocument stored = archive.store(document, tagIds(document.tags()));
            stored.correspondent = idOf(archive.correspondents, document.correspondent());
            stored.documentType = idOf(archive.documentTypes, document.documentType());
            return stored.id;
        }
    }

    /** A document as it is now. */
    public PaperlessDocument document(long id) {
        synchronized (archive) {
            return DocumentView.of(archive, archive.document(id));
        }
    }

    /** All documents outside the trash, by id. */
    public List<PaperlessDocument> documents() {
        synchronized (archive) {
            return archive.present().stream()
                    .map(document -> DocumentView.of(archive, document))
                    .toList();
        }
    }

    /** How many documents carry a tag. */
    public long count(String tag) {
        synchronized (archive) {
            long id = Archive.named(archive.tags, tag, false).id();
            return archive.present().stream()
                    .filter(document -> document.tags.contains(id))
                    .count();
        }
    }

    /** A person gives a document exactly these tags. */
    public void setTags(long id, String... names) {
        change(id, document -> {
            document.tags.clear();
            document.tags.addAll(archive.withAncestors(tagIds(List.of(names))));
        });
    }

    /** A person adds a tag to a document. */
    public void addTag(long id, String name) {
        change(id, document -> document.tags.addAll(archive.withAncestors(tagIds(List.of(name)))));
    }

    /** A person uploads another file for a document; it is known by its checksum only. */
    public void addFile(long id, String checksum) {
        change(id, document -> document.laterFiles.add(checksum));
    }

    /** Whether uploads are consumed at once; what was held is consumed when they are again. */
    public void takeUploadsAtOnce(boolean atOnce) {
        synchronized (archive) {
            List<Runnable> held = archive.heldUploads;
            archive.heldUploads = atOnce ? null : new ArrayList<>();
            if (held != null) {
                held.forEach(Runnable::run);
            }
        }
    }

    /** A person sets the date of a document. */
    public void setCreated(long id, LocalDate created) {
        change(id, document -> document.created = created);
    }

    /** A person says what a document is, by the name of a type, which is made when missing. */
    public void setDocumentType(long id, String name) {
        change(id, document -> document.documentType = idOf(archive.documentTypes, name));
    }

    /** A person fills in a custom field; a select takes a label, null empties the field. */
    public void setField(long id, String name, @Nullable String value) {
        change(id, document -> {
            FieldDefinition field = archive.field(name);
            String stored = field.options().entrySet().stream()
                    .filter(option -> option.getValue().equals(value))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse(value);
            document.fields.put(field.id(), stored == null ? NullNode.getInstance() : TextNode.valueOf(stored));
        });
    }

    /** A person moves a document to the trash. */
    public void delete(long id) {
        change(id, document -> document.deletedAt = archive.now());
    }

    /** A person uploads a new version of a document's file. */
    public void replaceFile(long id, NewDocument version) {
        change(id, document -> document.replace(version, archive.version, Pages.of(version.original())));
    }

    /** A document becomes the administrator's own, and invisible to Paperbridge. */
    public void hide(long id) {
        change(id, document -> document.owner = Seed.ADMIN_ID);
    }

    /** A document can be seen by Paperbridge but not changed. */
    public void makeReadOnly(long id) {
        change(id, document -> {
            document.owner = Seed.ADMIN_ID;
            document.viewers.add(Seed.SERVICE_ID);
        });
    }

    /** A tag becomes the administrator's own: documents carry it, but Paperbridge does not find it. */
    public void hideTag(String name) {
        synchronized (archive) {
            Label tag = Archive.named(archive.tags, name, false);
            archive.tags.put(tag.id(), tag.ownedBy(Seed.ADMIN_ID));
        }
    }

    /** Makes sure there is a tag of this name that everybody sees. */
    public void createTag(String name) {
        synchronized (archive) {
            Archive.named(archive.tags, name, true);
        }
    }

    /** A person deletes a tag; it comes off every document. */
    public void deleteTag(String name) {
        synchronized (archive) {
            new LabelCalls(archive, LabelCalls.Kind.TAG)
                    .remove(Archive.named(archive.tags, name, false).id());
        }
    }

    /** A person deletes a custom field with all its values. */
    public void deleteField(String name) {
        synchronized (archive) {
            long id = archive.field(name).id();
            archive.fields.remove(id);
            archive.documents.values().forEach(document -> document.fields.remove(id));
        }
    }

    /** Gives Paperbridge's account one more permission, for example {@code add_tag}. */
    public void grant(String permission) {
        permissions(held -> held.add(permission));
    }

    /** Takes a permission from Paperbridge's account, for example {@code change_document}. */
    public void revoke(String permission) {
        permissions(held -> held.remove(permission));
    }

    /** The next bulk edits fail like this, one after the other. */
    public void failBulkEdits(BulkFault... faults) {
        synchronized (archive) {
            bulkFaults.addAll(List.of(faults));
        }
    }

    /** Refuses further calls for a token after so many in a minute, as 3.0.5 does after 5; 0 for never. */
    public void limitLogins(int perMinute) {
        synchronized (archive) {
            accounts.limitLogins(perMinute);
        }
    }

    private void change(long id, Consumer<StoredDocument> change) {
        synchronized (archive) {
            StoredDocument document = archive.document(id);
            History.Before before = History.Before.of(document);
            change.accept(document);
            archive.history.edited(document, before, archive.accounts.get(Seed.ADMIN_ID));
            document.touch(archive.now());
        }
    }

    private void permissions(Consumer<Set<String>> change) {
        synchronized (archive) {
            archive.accounts.computeIfPresent(Seed.SERVICE_ID, (id, account) -> {
                Set<String> held = new TreeSet<>(account.permissions());
                change.accept(held);
                return new Account(id, account.name(), account.password(), account.token(), false, held);
            });
        }
    }

    private Set<Long> tagIds(List<String> names) {
        return names.stream()
                .map(name -> Archive.named(archive.tags, name, false).id())
                .collect(Collectors.toSet());
    }

    private static @Nullable Long idOf(Map<Long, Label> labels, @Nullable String name) {
        return name == null
                ? null
                : Long.valueOf(Archive.named(labels, name, true).id());
    }
}
