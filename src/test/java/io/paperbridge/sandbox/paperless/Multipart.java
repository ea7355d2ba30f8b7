package io.paperbridge.sandbox.paperless;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The parts of a multipart form. */
final class Multipart {

    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");
    private static final Pattern NAME = Pattern.compile("[; ]name=\"([^\"]*)\"");
    private static final Pattern FILE_NAME = Pattern.compile("filename=\"([^\"]*)\"");

    private final List<Part> parts = new ArrayList<>();

    /** One part; its content is kept as characters of one byte each. */
    record Part(String name, @Nullable String fileName, String content) {

        byte[] bytes() {
            return content.getBytes(StandardCharsets.ISO_8859_1);
        }

        String text() {
            return new String(bytes(), StandardCharsets.UTF_8);
        }
    }

    Multipart(String contentType, byte[] body) {
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
            Matcher file = FILE_NAME.matcher(chunk.substring(0, start));
            String fileName = file.find()
                    ? new String(file.group(1).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8)
                    : null;
            parts.add(new Part(name.group(1), fileName, chunk.substring(start + 4, chunk.length() - 2)));
        }
    }

    Optional<Part> part(String name) {
        return parts.stream().filter(part -> part.name().equals(name)).findFirst();
    }

    List<String> values(String name) {
        return parts.stream()
                .filter(part -> part.name().equals(name))
                .map(Part::text)
                .toList();
    }
}
