package io.paperbridge.extraction.party;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** VAT identifiers in text: by the format of each country, and by its check digits. */
public final class VatIds {

    /** # is a digit, @ a letter, ? either, a letter itself. */
    private static final List<String> FORMATS = List.of(
            "ATU########",
            "BE#########",
            "BE0#########",
            "BE1#########",
            "BG##########",
            "BG#########",
            "CHE#########",
            "CY########@",
            "CZ##########",
            "CZ#########",
            "CZ########",
            "DE#########",
            "DK########",
            "EE#########",
            "EL#########",
            "GR#########",
            "ES?#######?",
            "FI########",
            "FR??#########",
            "GB############",
            "GB#########",
            "HR###########",
            "HU########",
            "IE#@#####@",
            "IE#######@@",
            "IE#######@",
            "IT###########",
            "LT############",
            "LT#########",
            "LU########",
            "LV###########",
            "MT########",
            "NL#########B##",
            "PL##########",
            "PT#########",
            "RO##########",
            "RO#########",
            "RO########",
            "RO#######",
            "RO######",
            "SE############",
            "SI########",
            "SK##########",
            "XI#########");

    private static final String BLANK = "[ .\\u00a0\\u202f-]";
    private static final Pattern LIKELY = Pattern.compile(
            "[A-Z]{2}" + BLANK + "?[0-9A-Z]" + BLANK + "?[0-9A-Z]" + BLANK + "?[0-9]|[0-9]" + BLANK + "?MVA");

    /** In Norway the country is left out, and what says that it is for VAT stands behind. */
    private static final Pattern NORWEGIAN = Pattern.compile(
            "(?<![0-9A-Za-z])(?:NO" + BLANK + "?)?([0-9](?:" + BLANK + "?[0-9]){8})" + BLANK + "?MVA(?![A-Za-z])");

    private static final List<Pattern> PATTERNS =
            FORMATS.stream().map(VatIds::pattern).toList();

    /** Formats in which other things are written too: one of these counts only with the right check digits. */
    private static final Set<String> LOOSE = Set.of("RO", "NO");

    private VatIds() {}

    /**
     * A VAT identifier in a line.
     *
     * @param id without blanks, upper case
     * @param checked whether its check digit is right; false also where it has none
     * @param start where it begins in the line
     */
    public record Found(String id, boolean checked, int start) {}

    /** Every identifier of a line; one with a wrong check digit is none. */
    public static List<Found> in(String line) {
        return find(line, false);
    }

    /** Every identifier of a line as it is printed, also with a wrong check digit; that one counts as not checked. */
    static List<Found> printed(String line) {
        return find(line, true);
    }

    private static List<Found> find(String line, boolean wrongToo) {
        if (!LIKELY.matcher(line).find()) {
            return List.of();
        }
        List<Found> found = new ArrayList<>();
        for (Pattern pattern : PATTERNS) {
            Matcher matcher = pattern.matcher(line);
            while (matcher.find()) {
                add(compact(matcher.group()), matcher.start(), wrongToo, found);
            }
        }
        Matcher norwegian = NORWEGIAN.matcher(line);
        while (norwegian.find()) {
            add("NO" + compact(norwegian.group(1)) + "MVA", norwegian.start(), wrongToo, found);
        }
        return found;
    }

    private static void add(String printed, int start, boolean wrongToo, List<Found> found) {
        boolean right = VatCheckDigits.areRight(printed);
        Found one = new Found(printed, right, start);
        boolean counts = right || (!LOOSE.contains(printed.substring(0, 2)) && (wrongToo || !isCheckable(printed)));
        if (counts && !found.contains(one)) {
            found.add(one);
        }
    }

    /** Whether a wrong check digit would show: not in the French ids with a letter, nor in those of persons in two countries. */
    private static boolean isCheckable(String id) {
        return switch (id.substring(0, 2)) {
            case "FR" -> id.substring(2, 4).chars().allMatch(Character::isDigit);
            case "CZ" -> id.length() != "CZ123456789".length();
            case "LV" -> id.charAt(2) > '3';
            default -> true;
        };
    }

    private static String compact(String printed) {
        return printed.replaceAll(BLANK, "");
    }

    private static Pattern pattern(String format) {
        String body = format.chars()
                .mapToObj(c -> switch (c) {
                    case '#' -> "[0-9]";
                    case '@' -> "[A-Z]";
                    case '?' -> "[0-9A-Z]";
                    default -> String.valueOf((char) c);
                })
                .collect(Collectors.joining(BLANK + "?"));
        // more groups of digits behind it make it an account or telephone number
        return Pattern.compile("(?<![0-9A-Za-z])" + body + "(?![0-9A-Za-z])(?! ?[0-9]{2})");
    }
}
