package io.paperbridge.extraction;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** VAT identifiers in text: by the format of each country, and by the check digit where the country has a plain one. */
final class VatIds {

    /** # is a digit, ? a digit or letter, a letter itself. */
    private static final List<String> FORMATS = List.of(
            "ATU########",
            "BE##########",
            "BG##########",
            "BG#########",
            "CHE#########",
            "CY########?",
            "CZ##########",
            "CZ#########",
            "CZ########",
            "DE#########",
            "DK########",
            "EE#########",
            "EL#########",
            "ES?#######?",
            "FI########",
            "FR??#########",
            "GB#########",
            "HR###########",
            "HU########",
            "IE#######??",
            "IE#######?",
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
            "RO########",
            "SE############",
            "SI########",
            "SK##########",
            "XI#########");

    private static final Pattern LIKELY = Pattern.compile("[A-Z]{2}[ .-]?[0-9A-Z][ .-]?[0-9A-Z][ .-]?[0-9]");

    private static final List<Pattern> PATTERNS =
            FORMATS.stream().map(VatIds::pattern).toList();

    /** By the digits alone. */
    private static final Map<String, Predicate<String>> CHECKS = Map.of(
            "DE", VatIds::isMod1110,
            "AT",
                    digits -> {
                        int sum = luhnLike(digits.substring(0, 7), 1, 2) + 4;
                        return (10 - sum % 10) % 10 == digits.charAt(7) - '0';
                    },
            "BE", digits -> 97 - Long.parseLong(digits.substring(0, 8)) % 97 == Long.parseLong(digits.substring(8)),
            "IT", digits -> (10 - luhnLike(digits.substring(0, 10), 1, 2) % 10) % 10 == digits.charAt(10) - '0',
            "LU", digits -> Long.parseLong(digits.substring(0, 6)) % 89 == Long.parseLong(digits.substring(6)),
            "DK", digits -> weighted(digits, 2, 7, 6, 5, 4, 3, 2, 1) % 11 == 0,
            "PL", digits -> weighted(digits.substring(0, 9), 6, 5, 7, 2, 3, 4, 5, 6, 7) % 11 == digits.charAt(9) - '0',
            "FI",
                    digits -> (11 - weighted(digits.substring(0, 7), 7, 9, 10, 5, 8, 4, 2) % 11) % 11
                            == digits.charAt(7) - '0');

    private VatIds() {}

    /**
     * A VAT identifier in a line.
     *
     * @param id without blanks, upper case
     * @param checked whether its check digit is right; false where none is known for the country
     * @param start where it begins in the line
     */
    record Found(String id, boolean checked, int start) {}

    /** Every identifier of a line; one with a wrong check digit is none. */
    static List<Found> in(String line) {
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
                String id = matcher.group().replaceAll("[ .-]", "");
                Predicate<String> check = CHECKS.get(id.substring(0, 2));
                boolean right = check != null && check.test(id.replaceAll("\\D", ""));
                if (check == null || right || wrongToo) {
                    found.add(new Found(id, right, matcher.start()));
                }
            }
        }
        return found;
    }

    private static Pattern pattern(String format) {
        String body = format.chars()
                .mapToObj(c -> c == '#' ? "[0-9]" : c == '?' ? "[0-9A-Z]" : String.valueOf((char) c))
                .collect(Collectors.joining("[ .-]?"));
        // more groups of digits behind it make it an account or telephone number
        return Pattern.compile("(?<![0-9A-Za-z])" + body + "(?![0-9A-Za-z])(?! ?[0-9]{2})");
    }

    /** ISO 7064 MOD 11,10. */
    private static boolean isMod1110(String digits) {
        int product = 10;
        for (int i = 0; i < digits.length() - 1; i++) {
            int sum = (digits.charAt(i) - '0' + product) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        return (11 - product) % 10 == digits.charAt(digits.length() - 1) - '0';
    }

    /** Weights in turn, the digits of each product added. */
    private static int luhnLike(String digits, int... weights) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int product = (digits.charAt(i) - '0') * weights[i % weights.length];
            sum += product / 10 + product % 10;
        }
        return sum;
    }

    private static int weighted(String digits, int... weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += (digits.charAt(i) - '0') * weights[i];
        }
        return sum;
    }
}
