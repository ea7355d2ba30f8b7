package io.paperbridge.extraction;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paperbridge.document.Box;
import io.paperbridge.document.Line;
import io.paperbridge.document.PrintedLine;
import io.paperbridge.document.Reading;
import io.paperbridge.document.Reading.Evidence;
import io.paperbridge.language.Language;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A reading as JSON: amounts as printed, dates as ISO 8601, nothing for what was not found. */
final class ReadingJson {

    /** Amounts as printed: 100.00 is neither 100.0 nor 1E+2. */
    private static final JsonNodeFactory NODES = new JsonNodeFactory(true);

    private static final int THOUSANDTHS = 3;

    private final Reading reading;
    private final Language language;

    ReadingJson(Reading reading, Language language) {
        this.reading = reading;
        this.language = language;
    }

    String of(String file, ReadingReport.Decision decision, String source) {
        Map<String, Object> values = ReadingValues.of(reading);
        ObjectNode json = NODES.objectNode();
        json.put("file", file);
        json.put("decision", decision.code());
        json.put("source", source);
        json.put("kind", reading.type().name().toLowerCase(Locale.ROOT));
        values.forEach((name, value) -> {
            if (value instanceof BigDecimal amount) {
                json.put(name, plain(amount));
            } else {
                json.put(name, value.toString());
            }
        });
        ObjectNode evidence = json.putObject("evidence");
        values.keySet().forEach(name -> {
            Evidence found = ReadingValues.evidence(reading, name);
            if (found != null) {
                ObjectNode one = evidence.putObject(name)
                        .put("confidence", found.confidence())
                        .put("source", found.source());
                if (found.box() != null) {
                    put(one, found.box());
                }
            }
        });
        ArrayNode lines = json.putArray("lines");
        if (reading.details().lines().isEmpty()) {
            reading.lines().forEach(line -> lines.add(json(line)));
        } else {
            reading.details().lines().forEach(line -> lines.add(json(line)));
        }
        ArrayNode doubts = json.putArray("doubts");
        reading.doubts().forEach(doubt -> doubts.add(language.say(doubt.sentence())));
        ArrayNode notes = json.putArray("notes");
        reading.details().notes().forEach(note -> notes.add(language.say(note)));
        return json.toString();
    }

    /** In points from the top left corner. */
    private static void put(ObjectNode evidence, Box box) {
        evidence.put("page", box.page());
        ArrayNode edges = evidence.putArray("box");
        for (int edge : List.of(box.left(), box.top(), box.right(), box.bottom())) {
            edges.add(BigDecimal.valueOf(edge, THOUSANDTHS));
        }
    }

    private static ObjectNode json(Line line) {
        ObjectNode json = NODES.objectNode();
        json.put("description", line.description());
        if (line.quantity() != null) {
            json.put("quantity", plain(line.quantity()));
        }
        if (line.unit() != null) {
            json.put("unit", line.unit());
        }
        if (line.unitPrice() != null) {
            json.put("unitPrice", plain(line.unitPrice()));
        }
        json.put("net", plain(line.net()));
        if (line.vatRate() != null) {
            json.put("taxRate", plain(line.vatRate()));
        }
        return json;
    }

    private static @Nullable BigDecimal plain(@Nullable BigDecimal amount) {
        return amount == null || amount.scale() >= 0 ? amount : amount.setScale(0);
    }

    private static ObjectNode json(PrintedLine line) {
        ObjectNode json = NODES.objectNode();
        if (line.part() != PrintedLine.Part.ITEM) {
            json.put("part", line.part().name().toLowerCase(Locale.ROOT));
        }
        putIfThere(json, "description", line.description());
        putIfThere(json, "quantity", line.quantity());
        putIfThere(json, "unit", line.unit());
        putIfThere(json, "unitPrice", line.unitPrice());
        putIfThere(json, "net", line.net());
        putIfThere(json, "taxRate", line.vatRate());
        return json;
    }

    private static void putIfThere(ObjectNode json, String name, @Nullable Object value) {
        if (value instanceof BigDecimal amount) {
            json.put(name, plain(amount));
        } else if (value != null) {
            json.put(name, value.toString());
        }
    }
}
