package io.paperbridge.operations;

import io.paperbridge.language.Sentence;
import io.paperbridge.operations.UploadRefused.Why;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.util.unit.DataSize;

/**
 * A file as it came, on the disk until it is closed.
 *
 * @param mediaType by its first bytes, whatever it is called
 * @param sha256 lower-case hex, as is {@code md5}
 */
record ReceivedFile(Path path, String mediaType, String sha256, String md5, long size) implements AutoCloseable {

    private static final String PREFIX = "paperbridge-upload-";

    /** The number is the process that receives it. */
    private static final Pattern NAME = Pattern.compile(PREFIX + "([0-9]{1,18})-.*");

    private static final int BUFFER = 16 * 1024;
    private static final int HEADER_WITHIN = 1024;

    /**
     * Writes a file to the disk, never more of it in memory than a buffer.
     *
     * @throws UploadRefused when it is empty, too large, or no PDF, PNG, JPEG or TIFF
     */
    static ReceivedFile of(InputStream content, String name, DataSize largest) throws IOException {
        Path path = Files.createTempFile(PREFIX + ProcessHandle.current().pid() + "-", null);
        try {
            return received(content, path, name, largest);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(path);
            throw e;
        }
    }

    /** Deletes what processes that were killed have left in a folder, on this machine; those that run keep theirs. */
    static void deleteLeftBehind(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, PREFIX + "*")) {
            for (Path file : files) {
                if (isLeftBehind(file) && Files.isWritable(file)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /** Whether the process of its number has gone, or is another one by now, which began after the file. */
    private static boolean isLeftBehind(Path file) throws IOException {
        Matcher name = NAME.matcher(file.getFileName().toString());
        if (!name.matches()) {
            return false;
        }
        Instant received;
        try {
            received = Files.getLastModifiedTime(file).toInstant();
        } catch (NoSuchFileException gone) {
            return false; // its process has deleted it meanwhile
        }
        return ProcessHandle.of(Long.parseLong(name.group(1)))
                .filter(process -> process.info()
                        .startInstant()
                        .filter(began -> began.isAfter(received))
                        .isEmpty())
                .isEmpty();
    }

    private static ReceivedFile received(InputStream content, Path path, String name, DataSize largest)
            throws IOException {
        MessageDigest sha256 = digest("SHA-256");
        MessageDigest md5 = digest("MD5");
        byte[] buffer = new byte[BUFFER];
        String mediaType = "";
        long size = 0;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(path))) {
            for (int read = content.readNBytes(buffer, 0, BUFFER);
                    read > 0;
                    read = content.readNBytes(buffer, 0, BUFFER)) {
                if (size == 0) {
                    mediaType = mediaType(Arrays.copyOf(buffer, Math.min(read, HEADER_WITHIN)), name);
                }
                size += read;
                if (size > largest.toBytes()) {
                    throw new UploadRefused(
                            Why.SIZE, Sentence.of("operations.upload-too-large", name, largest.toMegabytes()));
                }
                sha256.update(buffer, 0, read);
                md5.update(buffer, 0, read);
                out.write(buffer, 0, read);
            }
        }
        if (size == 0) {
            throw new UploadRefused(Why.CONTENT, Sentence.of("operations.upload-empty", name));
        }
        HexFormat hex = HexFormat.of();
        return new ReceivedFile(path, mediaType, hex.formatHex(sha256.digest()), hex.formatHex(md5.digest()), size);
    }

    private static String mediaType(byte[] header, String name) {
        String start = new String(header, StandardCharsets.ISO_8859_1);
        if (start.startsWith("\u0089PNG\r\n\u001a\n")) {
            return "image/png";
        }
        if (start.startsWith("\u00ff\u00d8\u00ff")) {
            return "image/jpeg";
        }
        if (start.startsWith("II*\0") || start.startsWith("MM\0*")) {
            return "image/tiff";
        }
        if (start.contains("%PDF-")) {
            return "application/pdf";
        }
        throw new UploadRefused(Why.TYPE, Sentence.of("operations.upload-type", name));
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has " + algorithm, e);
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }
}
