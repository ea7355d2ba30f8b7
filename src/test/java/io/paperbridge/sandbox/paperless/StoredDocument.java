package io.paperbridge.sandbox.paperless;

import com.fasterxml.jackson.databind.JsonNode;
import io.paperbridge.document.OriginalFile;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The row of one document; guarded by the lock of its {@link Archive}. */
final class StoredDocument {

    final long id;
    final Instant added;
    final boolean archived;
    final Set<Long> tags = new TreeSet<>();
    final Map<Long, JsonNode> fields = new LinkedHashMap<>();
    final List<Note> notes = new ArrayList<>();
    final List<HistoryEntry> history = new ArrayList<>();
    final Set<Long> viewers = new TreeSet<>();
    final Set<Long> changers = new TreeSet<>();
    OriginalFile original;
    String checksum;
    int pages;
    String title;
    String content;
    LocalDate created;

    @Nullable
    Long correspondent;

    @Nullable
    Long documentType;

    @Nullable
    Integer serialNumber;

    @Nullable
    Long owner;

    @Nullable
    Instant deletedAt;

    /** The checksums of later files, in the order they came. */
    final List<String> laterFiles = new ArrayList<>();

    private Instant modified;
    private @Nullable Instant modifiedLater;

    StoredDocument(long id, Instant added, LocalDate created, NewDocument source, PaperlessVersion version, int pages) {
        this.id = id;
        this.added = added;
        this.modified = added;
        this.created = created;
        this.original = source.original();
        this.title = source.title();
        this.content = source.content();
        this.pages = pages;
        this.archived = source.scanned() || !version.isThree();
        this.checksum = checksum(original.bytes(), version);
    }

    /** When it was changed last, as far as Paperless has noticed by now. */
    Instant modified(Instant now) {
        if (modifiedLater != null && !now.isBefore(modifiedLater)) {
            modified = modifiedLater;
            modifiedLater = null;
        }
        return modified;
    }

    void touch(Instant when) {
        modified = when;
    }

    /** Bulk edits are noticed by a background task, some time after the change can be seen. */
    void touchLater(Instant when) {
        modifiedLater = when;
    }

    boolean visibleTo(Account account) {
        return account.owns(owner) || viewers.contains(account.id()) || changers.contains(account.id());
    }

    boolean changeableBy(Account account) {
        return account.owns(owner) || changers.contains(account.id());
    }

    /** A new version of the file becomes the document's; its text too. */
    void replace(NewDocument newVersion, PaperlessVersion version, int newPages) {
        original = newVersion.original();
        content = newVersion.content();
        pages = newPages;
        checksum = checksum(original.bytes(), version);
    }

    private static String checksum(byte[] bytes, PaperlessVersion version) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance(version.checksumAlgorithm())
                            .digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has " + version.checksumAlgorithm(), e);
        }
    }
}
