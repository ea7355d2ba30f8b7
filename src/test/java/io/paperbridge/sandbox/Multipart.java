package io.paperbridge.sandbox;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The parts of a multipart form. */
public final class Multipart {

    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");
    private static final Pattern NAME = Pattern.compile("[; ]name=\"([^\"]*)\"");
    private static final Pattern EXTENDED = Pattern.compile("filename\\*=UTF-8''([^;\r\n]+)");
    private static final Pattern TYPE = Pattern.compile("(?i)content-type: *([^;\r\n]+)");
    private static final Pattern FILE_NAME = Pattern.compile("filename=\"([^\"]*)\"");

    private final List<Part> parts = new ArrayList<>();

    /**
     * One part.
     *
     * @param name of the form's field
     * @param rawFileName as it came, one character for each byte; null for a part that is no file
     * @param extendedFileName the one of RFC 5987, decoded
     * @param mimeType as the client named it
     * @param content characters of one byte each
     */
    public record Part(
            String name,
            @Nullable String rawFileName,
            @Nullable String extendedFileName,
            @Nullable String mimeType,
            String content) {

        /** The plain file name, taken for UTF-8. */
        public @Nullable String fileName() {
            return rawFileName == null
                    ? null
                    : new String(rawFileName.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        }

        public byte[] bytes() {
            return content.getBytes(StandardCharsets.ISO_8859_1);
        }

        public String text() {
            return new String(bytes(), StandardCharsets.UTF_8);
        }
    }

    public Multipart(String contentType, byte[] body) {
        Matcher boundary = BOUNDARY.matcher(contentType);
        if (!boundary.find()) {
            return;
        }
        String whole = new String(body, StandardCharsets.ISO_8859_1);
        for (String chunk : whole.split(Pattern.quote("--" + boundary.group(1)), -1)) {
            int start = chunk.indexOf("\r\n\r\n");
            Matcher name = NAME.matcher(chunk);
            if (start < 0 || !name.find()) {
                continue;
            }
            String head = chunk.substring(0, start);
            String extended = first(EXTENDED, head);
            parts.add(new Part(
                    name.group(1),
                    first(FILE_NAME, head),
                    extended == null ? null : URLDecoder.decode(extended, StandardCharsets.UTF_8),
                    first(TYPE, head),
                    chunk.substring(start + 4, chunk.length() - 2)));
        }
    }

    private static @Nullable String first(Pattern pattern, String head) {
        Matcher matcher = pattern.matcher(head);
        return matcher.find() ? matcher.group(1) : null;
    }

    public List<Part> parts() {
        return List.copyOf(parts);
    }

    public Optional<Part> part(String name) {
        return parts.stream().filter(part -> part.name().equals(name)).findFirst();
    }

    public List<String> values(String name) {
        return parts.stream()
                .filter(part -> part.name().equals(name))
                .map(Part::text)
                .toList();
    }
}
