package io.paperbridge.sandbox.bigcapital;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.paperbridge.sandbox.Multipart;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Files that hang on what is booked. A key is the clock's millisecond: of two uploads in the same one only the second is kept. */
final class Attachments {

    /** From here on the store takes a file in pieces, and the server loses its size. */
    private static final long SENT_IN_PIECES = 5L * 1024 * 1024;

    private final Clock clock;
    private final boolean linksAllKinds;
    private final Map<String, AttachedFile> byKey = new TreeMap<>();
    private long lastId;
    private boolean linkedSinceStart;

    Attachments(Clock clock, boolean linksAllKinds) {
        this.clock = clock;
        this.linksAllKinds = linksAllKinds;
    }

    /** Keeps a file and gives its id. */
    AttachedFile keep(Multipart.Part part) {
        String key = String.valueOf(clock.millis());
        int bytes = part.content().length();
        AttachedFile file = new AttachedFile(
                key,
                Objects.requireNonNullElse(part.extendedFileName(), String.valueOf(part.rawFileName())),
                Objects.requireNonNullElse(part.mimeType(), "application/octet-stream"),
                bytes >= SENT_IN_PIECES ? 0 : bytes,
                bytes,
                List.of());
        byKey.put(key, file);
        lastId++;
        return file;
    }

    long lastId() {
        return lastId;
    }

    Optional<AttachedFile> find(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    List<AttachedFile> all() {
        return List.copyOf(byKey.values());
    }

    void delete(String key) {
        byKey.remove(key);
    }

    /** True for the first call after each start, which falls over. */
    boolean isFirstLink() {
        boolean first = !linkedSinceStart;
        linkedSinceStart = true;
        return first;
    }

    void restart() {
        linkedSinceStart = false;
    }

    boolean links(String type) {
        return type.equals(VoucherKind.SALE_INVOICE.type()) || linksAllKinds;
    }

    void link(AttachedFile file, String owner) {
        List<String> owners = new ArrayList<>(file.linkedTo());
        owners.add(owner);
        byKey.put(
                file.key(),
                new AttachedFile(file.key(), file.name(), file.mimeType(), file.size(), file.bytes(), owners));
    }

    /** The files of an entry as it shows them. */
    ArrayNode of(Entry entry) {
        ArrayNode files = Wire.array();
        for (AttachedFile file : byKey.values()) {
            if (file.linkedTo().contains(owner(entry.type(), entry.id()))) {
                files.addObject()
                        .put("key", file.key())
                        .put("size", file.size())
                        .put("mime_type", file.mimeType())
                        .put("origin_name", file.name())
                        .putNull("updated_at");
            }
        }
        return files;
    }

    static String owner(String type, long id) {
        return type + " " + id;
    }
}
