package io.paperbridge.extraction;

import io.paperbridge.document.Reading;
import io.paperbridge.document.Reading.Evidence;
import io.paperbridge.document.Reading.Origin;
import io.paperbridge.extraction.draft.Draft;
import io.paperbridge.language.Language;
import io.paperbridge.language.Sentence;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was read from one file, for people and for programs. */
public final class ReadingReport {

    private static final int NAME_WIDTH = 15;
    private static final int VALUE_WIDTH = 34;

    private final String file;
    private final Reading reading;
    private final Language language;

    /**
     * @param file how the file is called in the report
     * @param reading what was read from it
     * @param language that of the sentences
     */
    public ReadingReport(String file, Reading reading, Language language) {
        this.file = file;
        this.reading = reading;
        this.language = language;
    }

    /**
     * The report on a file that could not even be opened.
     *
     * @param problem what is in the way
     */
    public static ReadingReport unreadable(String file, Sentence problem, Language language) {
        Draft nothing = new Draft(Origin.TEXT);
        nothing.type = Reading.DocumentType.UNREADABLE;
        nothing.doubt(null, Reading.DoubtReason.MISSING, "extraction.file-unreadable", problem);
        return new ReadingReport(file, nothing.toReading(), language);
    }

    /** What would become of the document, if its party, date and direction raise no question and nothing is to be approved. */
    public enum Decision {
        ACCEPT,
        REVIEW,
        NOT_AN_INVOICE,
        UNREADABLE;

        /** As it is written in reports: {@code not-an-invoice}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** What the reading alone leads to. */
    public Decision decision() {
        return switch (reading.type()) {
            case NOT_AN_INVOICE -> Decision.NOT_AN_INVOICE;
            case UNREADABLE -> Decision.UNREADABLE;
            default -> reading.doubts().isEmpty() ? Decision.ACCEPT : Decision.REVIEW;
        };
    }

    /**
     * One JSON object on one line; amounts as printed, dates as ISO 8601, nothing for what was not found. Under {@code evidence} stands of
     * each value how certain it is, in percent, and where it was found, with the page and the rectangle (left, top, right, bottom, in points from the top left).
     */
    public String json() {
        return new ReadingJson(reading, language).of(file, decision(), source());
    }

    /** A heading, a row for each value with how certain it is and where it was found, and a row for each doubt. */
    public List<String> table() {
        List<String> rows = new ArrayList<>();
        rows.add(file + ": " + decision().code() + " (" + source() + ", "
                + reading.type().name().toLowerCase(Locale.ROOT).replace('_', ' ') + ")");
        ReadingValues.of(reading).forEach((name, value) -> {
            Evidence evidence = ReadingValues.evidence(reading, name);
            String found = evidence == null ? "" : evidence.source();
            String percent = evidence == null ? "" : evidence.confidence() + " %";
            String shown = value instanceof BigDecimal amount ? amount.toPlainString() : value.toString();
            rows.add(("  %-" + NAME_WIDTH + "s %-" + VALUE_WIDTH + "s %5s  %s")
                    .formatted(name, shown, percent, found)
                    .stripTrailing());
        });
        if (!reading.lines().isEmpty()) {
            rows.add(("  %-" + NAME_WIDTH + "s %d")
                    .formatted("lines", reading.lines().size()));
        }
        reading.details().notes().forEach(note -> rows.add("  ! " + language.say(note)));
        reading.doubts().forEach(doubt -> rows.add("  ? " + language.say(doubt.sentence())));
        return rows;
    }

    private String source() {
        return reading.origin() == Origin.E_INVOICE ? "e-invoice" : "text";
    }
}
