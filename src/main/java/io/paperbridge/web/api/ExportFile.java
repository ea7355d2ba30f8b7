package io.paperbridge.web.api;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** A file that is written while it is sent, one item after the other, as CSV or JSON. */
final class ExportFile<T> {

    private static final List<String> FORMATS = List.of("csv", "json");

    private final Writing<T> writing;
    private final Ending ending;

    private ExportFile(Writing<T> writing, Ending ending) {
        this.writing = writing;
        this.ending = ending;
    }

    /** Whether JSON is asked for; CSV is usual. */
    static boolean isJson(@Nullable String format) {
        return "json".equals(Texts.oneOf("format", format, FORMATS));
    }

    /** Begins a table. */
    static <T> ExportFile<T> csv(HttpServletResponse response, String name, String headings, Function<T, String> line)
            throws IOException {
        head(response, "text/csv;charset=UTF-8", name + ".csv");
        Writer out = new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
        out.write(headings);
        return new ExportFile<>(item -> out.write(line.apply(item)), out::flush);
    }

    /** Begins an array. */
    static <T> ExportFile<T> json(HttpServletResponse response, String name, ObjectMapper json) throws IOException {
        head(response, "application/json", name + ".json");
        ObjectWriter writer = json.writer().without(SerializationFeature.FLUSH_AFTER_WRITE_VALUE);
        JsonGenerator out = json.createGenerator(response.getOutputStream());
        out.disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT); // half a file must not look whole
        out.writeStartArray();
        return new ExportFile<>(item -> writer.writeValue(out, item), () -> {
            out.writeEndArray();
            out.flush();
        });
    }

    private static void head(HttpServletResponse response, String type, String name) {
        response.setContentType(type);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
    }

    void write(T item) throws IOException {
        writing.write(item);
    }

    /** All are written. */
    void end() throws IOException {
        ending.end();
    }

    private interface Writing<T> {
        void write(T item) throws IOException;
    }

    private interface Ending {
        void end() throws IOException;
    }
}
