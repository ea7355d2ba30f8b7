package io.paperbridge.operations;

import io.paperbridge.journal.JournalReport.Row;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The documents of the journal as a table: document, kind, number, party, gross, decision, entry, reason. */
public final class JournalTable {

    private static final List<String> HEADINGS =
            List.of("Document", "Kind", "Number", "Party", "Gross", "Decision", "Entry", "Reason");

    /** The widest a column becomes; the last one takes what is left of the line. */
    private static final List<Integer> WIDEST = List.of(28, 14, 18, 24, 16, 12, 16, Integer.MAX_VALUE);

    private static final int GROSS = 4;
    private static final int DECISION = 5;
    private static final int REASON = 7;
    private static final int CENTS = 2;
    private static final int NARROWEST_REASON = 24;
    private static final String GAP = "  ";
    private static final String INDENT = "    ";

    private JournalTable() {}

    /**
     * The table as lines; where no table fits, a few lines for each document.
     *
     * @param width how many characters a line may have; a reason that does not fit goes on in the next line
     */
    public static List<String> lines(List<Row> documents, int width) {
        List<List<String>> cells = new ArrayList<>();
        cells.add(HEADINGS);
        documents.forEach(document -> cells.add(cells(document)));
        int[] widths = new int[HEADINGS.size()];
        for (int column = 0; column < widths.length; column++) {
            for (List<String> row : cells) {
                widths[column] = Math.max(widths[column], Math.min(WIDEST.get(column), length(row.get(column))));
            }
        }
        int before = 0;
        for (int column = 0; column < widths.length - 1; column++) {
            before += widths[column] + GAP.length();
        }
        if (width - before < NARROWEST_REASON) {
            return documents.stream()
                    .flatMap(document -> block(cells(document), width).stream())
                    .toList();
        }
        widths[widths.length - 1] = width - before;
        List<String> lines = new ArrayList<>();
        for (List<String> row : cells) {
            lines.addAll(row(row, widths, before));
        }
        lines.add(1, "-".repeat(Math.min(width, before + widths[widths.length - 1])));
        return List.copyOf(lines);
    }

    /** {@code #17 Strom}, then indented: kind, number, party and gross; then decision, entry and reason. */
    private static List<String> block(List<String> cells, int width) {
        List<String> lines = new ArrayList<>(wrap(cells.get(0), width));
        String what = joined(", ", cells.subList(1, DECISION));
        String became = joined(": ", List.of(joined(", ", cells.subList(DECISION, REASON)), cells.get(REASON)));
        Stream.of(what, became)
                .filter(text -> !text.isEmpty())
                .flatMap(text -> wrap(text, width - INDENT.length()).stream())
                .forEach(line -> lines.add(INDENT + line));
        return lines;
    }

    private static String joined(String between, List<String> cells) {
        return cells.stream().filter(cell -> !cell.isEmpty()).collect(Collectors.joining(between));
    }

    private static List<String> row(List<String> cells, int[] widths, int before) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length - 1; column++) {
            line.append(fit(cells.get(column), widths[column], column == GROSS)).append(GAP);
        }
        List<String> reason = wrap(cells.get(widths.length - 1), widths[widths.length - 1]);
        List<String> lines = new ArrayList<>();
        lines.add((line + reason.get(0)).stripTrailing());
        reason.stream().skip(1).forEach(more -> lines.add(" ".repeat(before) + more));
        return lines;
    }

    private static List<String> cells(Row document) {
        String title = document.title() == null ? "" : " " + document.title();
        return List.of(
                oneLine("#" + document.paperlessId() + title),
                words(document.kind()),
                oneLine(document.entryNumber() == null ? document.invoiceNumber() : document.entryNumber()),
                oneLine(document.party()),
                gross(document),
                decision(document),
                document.entryId() == null ? "" : document.entryId() + " " + entryState(document),
                oneLine(document.reasonText() == null ? document.reasonCode() : document.reasonText()));
    }

    /** With the decimals of its currency; the journal keeps four. */
    private static String gross(Row document) {
        BigDecimal gross = document.gross();
        if (gross == null) {
            return "";
        }
        String currency = oneLine(document.currency());
        int decimals = CENTS;
        try {
            decimals = Currency.getInstance(currency).getDefaultFractionDigits();
        } catch (IllegalArgumentException e) {
            currency = currency.isEmpty() ? "?" : currency;
        }
        BigDecimal bare = gross.stripTrailingZeros();
        return bare.setScale(Math.max(decimals, bare.scale()), RoundingMode.UNNECESSARY)
                        .toPlainString() + " " + currency;
    }

    private static String decision(Row document) {
        return switch (document.state()) {
            case "CONFIRMED" -> "booked";
            case "NEEDS_REVIEW" -> "review";
            default -> words(document.state());
        };
    }

    /** A draft that was checked is a draft all the same. */
    private static String entryState(Row document) {
        String state = words(document.entryState());
        return state.equals("verified") || state.equals("drafted") ? "draft" : state;
    }

    private static String words(@Nullable String code) {
        return code == null ? "" : code.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Without line breaks and control characters, which a document may bring. */
    private static String oneLine(@Nullable String text) {
        return text == null ? "" : text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    }

    private static String fit(String text, int width, boolean right) {
        String cut = length(text) <= width ? text : text.substring(0, text.offsetByCodePoints(0, width - 1)) + "…";
        String fill = " ".repeat(width - length(cut));
        return right ? fill + cut : cut + fill;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (line.length() > 0 && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
