package io.paperbridge.bigcapital;

import com.fasterxml.jackson.databind.JsonNode;
import io.paperbridge.document.EntryKind;
import io.paperbridge.document.OriginalFile;
import io.paperbridge.failure.Reason;
import io.paperbridge.failure.Refused;
import io.paperbridge.failure.RemoteFailure;
import io.paperbridge.language.Sentence;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Files on the entries of BigCapital: what is sent for them, and what an entry shows. */
@Component("attachmentFiles")
public class AttachmentFiles {

    private static final String REMOTE = "BigCapital";
    private static final int SHOWN_OF_HASH = 8;

    /** From here on the server's storage takes a file in parts, and the server reports 0 bytes for it. */
    private static final long TAKEN_IN_PARTS = 5L * 1024 * 1024;

    private static final Map<String, String> EXTENSIONS = Map.ofEntries(
            Map.entry("application/pdf", "pdf"),
            Map.entry("application/xml", "xml"),
            Map.entry("text/xml", "xml"),
            Map.entry("text/plain", "txt"),
            Map.entry("text/csv", "csv"),
            Map.entry("text/html", "html"),
            Map.entry("image/png", "png"),
            Map.entry("image/jpeg", "jpg"),
            Map.entry("image/tiff", "tif"),
            Map.entry("image/gif", "gif"),
            Map.entry("image/webp", "webp"),
            Map.entry("image/heic", "heic"),
            Map.entry("message/rfc822", "eml"),
            Map.entry("application/msword", "doc"),
            Map.entry("application/vnd.ms-excel", "xls"),
            Map.entry("application/vnd.oasis.opendocument.text", "odt"),
            Map.entry("application/vnd.oasis.opendocument.spreadsheet", "ods"),
            Map.entry("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
            Map.entry("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"));

    /**
     * The body that links a file to an entry; asked of a file that does not exist, it tells whether entries of the kind can have files,
     * and changes nothing.
     */
    public String link(EntryKind kind, long entryId) {
        return Wire.JSON
                .createObjectNode()
                .put("model_ref", modelOf(kind))
                .put("model_id", entryId)
                .toString();
    }

    /** Whether entries can have files, by the answer to a link of a file that does not exist: the server misses only the file. */
    public boolean canLink(int status) {
        return status == 404;
    }

    /**
     * The upload of an original.
     *
     * <p>{@code PLX-17} and a PDF give {@code PLX-17-4f1c09ab.pdf}: our reference, the first 8 letters of the SHA-256, and the usual
     * extension of the media type, {@code bin} for an unknown one.
     *
     * @param reference our reference of the document
     * @param mediaType as Paperless reports it; null when it does not
     * @throws Refused when the file is empty, for which the server never answers
     */
    public OriginalUpload upload(String reference, @Nullable String mediaType, byte[] content) {
        if (content.length == 0) {
            throw new Refused(Reason.UNREADABLE, Sentence.of("bigcapital.original-empty", reference));
        }
        String type = mediaType == null || !mediaType.matches("[\\w.+-]+/[\\w.+-]+")
                ? "application/octet-stream"
                : mediaType.toLowerCase(Locale.ROOT);
        String sha256 = new OriginalFile(content, type, null).sha256();
        String name = reference + "-" + sha256.substring(0, SHOWN_OF_HASH) + "." + EXTENSIONS.getOrDefault(type, "bin");
        return new OriginalUpload(name, type, sha256, content);
    }

    /**
     * The server's key of an upload.
     *
     * @throws RemoteFailure when the server took another number of bytes
     */
    public String uploadedKey(OriginalUpload upload, String answer) {
        JsonNode data = Wire.required("the upload", Wire.parse("the upload", answer), "data");
        requireSize(data, upload.name(), upload.size());
        return Wire.required("the upload", data, "key").asText();
    }

    /**
     * The entry to which something is to be attached.
     *
     * @param answer the answer for it; null when it is gone
     * @throws Refused when it is gone
     */
    public String entry(String reference, long entryId, @Nullable String answer) {
        if (answer == null) {
            throw new Refused(
                    Reason.ENTRY_DELETED, Sentence.of("bigcapital.original-without-entry", reference, entryId));
        }
        return answer;
    }

    /**
     * The key of a file that an entry shows, whole; empty when it does not show it.
     *
     * @param name the name of ours; null when it is not known, and then nothing is found
     */
    public String keyOf(String entry, @Nullable String name, long size) {
        JsonNode file = find(entry, name);
        return file == null || !hasSize(file, size) ? "" : file.path("key").asText();
    }

    /** The key of a file of ours that an entry shows with another size; empty when there is none. */
    public String keyOfBroken(String entry, @Nullable String name, long size) {
        JsonNode file = find(entry, name);
        return file == null || hasSize(file, size) ? "" : file.path("key").asText();
    }

    /** Whether an upload stands and only its link may be missing; not one that the entry shows with another size. */
    public boolean isToLink(boolean uploaded, String entry, @Nullable String name, long size) {
        return uploaded && keyOfBroken(entry, name, size).isEmpty();
    }

    /**
     * Makes sure that an entry shows a file that was just linked, with its size.
     *
     * @throws RemoteFailure when it does not; it is looked at again later
     */
    public void requireShown(String entry, String name, long size) {
        JsonNode file = find(entry, name);
        if (file == null) {
            throw RemoteFailure.passing(
                    REMOTE, "the entry", 200, false, Sentence.of("bigcapital.original-not-shown", name));
        }
        requireSize(file, name, size);
    }

    private static @Nullable JsonNode find(String entry, @Nullable String name) {
        if (name == null) {
            return null;
        }
        for (JsonNode file : Wire.required("the entry", Wire.parse("the entry", entry), "attachments")) {
            if (name.equals(Wire.text(file, "origin_name"))) {
                return file;
            }
        }
        return null;
    }

    private static void requireSize(JsonNode file, String name, long size) {
        if (!hasSize(file, size)) {
            throw RemoteFailure.passing(
                    REMOTE,
                    "the upload",
                    200,
                    false,
                    Sentence.of(
                            "bigcapital.original-of-another-size",
                            name,
                            file.path("size").asLong(),
                            size));
        }
    }

    private static boolean hasSize(JsonNode file, long size) {
        long shown = file.path("size").asLong(-1);
        return shown == size || (shown == 0 && size >= TAKEN_IN_PARTS);
    }

    /** What the server calls the kind where files are linked. */
    private static String modelOf(EntryKind kind) {
        return switch (kind) {
            case SALE_INVOICE -> "SaleInvoice";
            case BILL -> "Bill";
            case EXPENSE -> "Expense";
            case CREDIT_NOTE -> "CreditNote";
            case VENDOR_CREDIT -> "VendorCredit";
        };
    }
}
