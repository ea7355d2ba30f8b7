package io.paperbridge.operations;

import org.jspecify.annotations.Nullable;

/** The cells of a table after RFC 4180 that a spreadsheet opens without taking any text for a formula. */
public final class CsvCell {

    /** What begins a formula, in full width too: East Asian spreadsheets take it for the same. */
    private static final String FORMULA = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";

    private static final String SEPARATORS = ",;\"\r\n";

    private CsvCell() {}

    /** A text from a document or a server, with an apostrophe before it where it could be taken for a formula; null is empty. */
    public static String text(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        int first = text.codePoints().filter(c -> !isUnseen(c)).findFirst().orElse(' ');
        boolean cutOff = text.charAt(0) == '\t' || text.charAt(0) == '\r';
        return value(cutOff || FORMULA.indexOf(first) >= 0 ? "'" + text : text);
    }

    /** A value that is no formula, such as a number, in quotes where it must be; null is empty. */
    public static String value(@Nullable Object value) {
        String cell = value == null ? "" : value.toString();
        return cell.chars().anyMatch(c -> SEPARATORS.indexOf(c) >= 0) ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }

    /** Spaces of any width, control characters and what has no width: a spreadsheet may drop them before it looks. */
    private static boolean isUnseen(int character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || Character.isISOControl(character)
                || Character.getType(character) == Character.FORMAT;
    }
}
