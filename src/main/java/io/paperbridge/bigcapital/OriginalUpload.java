package io.paperbridge.bigcapital;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** One original as it is uploaded: a form with the file as its only part. */
public final class OriginalUpload {

    private final String name;
    private final String sha256;
    private final long size;
    private final String boundary;
    private final byte[] form;

    /**
     * @param name what the file is called in BigCapital; ASCII
     * @param mediaType of the file
     * @param sha256 of the file; no file holds its own, so that it is safe as the form's boundary
     * @param file the content; not empty
     */
    OriginalUpload(String name, String mediaType, String sha256, byte[] file) {
        if (file.length == 0) {
            throw new IllegalArgumentException(
                    "an upload of " + name + " needs content; an empty one is never answered");
        }
        this.name = name;
        this.sha256 = sha256;
        this.size = file.length;
        this.boundary = "paperbridge-" + sha256.substring(0, 32);
        this.form = form(name, mediaType, boundary, file);
    }

    private static byte[] form(String name, String mediaType, String boundary, byte[] file) {
        String head = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: " + mediaType + "\r\n\r\n";
        String tail = "\r\n--" + boundary + "--\r\n";
        ByteArrayOutputStream form = new ByteArrayOutputStream(file.length + 512);
        form.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        form.writeBytes(file);
        form.writeBytes(tail.getBytes(StandardCharsets.US_ASCII));
        return form.toByteArray();
    }

    /** What the file is called in BigCapital. */
    public String name() {
        return name;
    }

    /** The SHA-256 of the file, lower-case hex. */
    public String sha256() {
        return sha256;
    }

    /** The number of bytes of the file. */
    public long size() {
        return size;
    }

    /** The media type of the form, with its boundary. */
    public String mediaType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    /** A copy of the form. */
    public byte[] form() {
        return form.clone();
    }
}
