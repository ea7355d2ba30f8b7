package io.paperbridge.document;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The bytes that were uploaded to Paperless, untouched. */
public final class OriginalFile {

    private final byte[] bytes;
    private final String mimeType;
    private final @Nullable String name;

    /**
     * @param bytes the content; may be empty
     * @param mimeType the media type Paperless reports, for example {@code application/pdf}
     * @param name the name it was uploaded with; null when unknown
     */
    public OriginalFile(byte[] bytes, String mimeType, @Nullable String name) {
        this.bytes = bytes.clone();
        this.mimeType = mimeType;
        this.name = name;
    }

    /** A copy of the content. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The number of bytes. */
    public int size() {
        return bytes.length;
    }

    /** The media type. */
    public String mimeType() {
        return mimeType;
    }

    /** The name it was uploaded with; null when unknown. */
    public @Nullable String name() {
        return name;
    }

    /** The SHA-256 of the content, lower-case hex. */
    public String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
