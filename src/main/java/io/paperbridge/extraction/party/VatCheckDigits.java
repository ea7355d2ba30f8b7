package io.paperbridge.extraction.party;

import static java.util.Map.entry;

import java.util.Map;
import java.util.function.Predicate;

/** The check digits of VAT identifiers, by the rule of each country; where a country has several kinds, each by its own. */
final class VatCheckDigits {

    private static final String SPANISH_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";
    private static final String SPANISH_COMPANIES = "JABCDEFGHI";
    private static final String IRISH_LETTERS = "WABCDEFGHIJKLMNOPQRSTUV";
    private static final int[] CYPRIOT_ODD = {1, 0, 5, 7, 9, 13, 15, 17, 19, 21};
    private static final int[] BULGARIAN_PERSON = {2, 4, 8, 5, 10, 9, 7, 3, 6};
    private static final int[] BULGARIAN_FOREIGNER = {21, 19, 17, 13, 11, 9, 7, 3, 1};
    private static final int[] BULGARIAN_OTHER = {4, 3, 2, 7, 6, 5, 4, 3, 2};

    /** By what stands behind the country's two letters. */
    private static final Map<String, Predicate<String>> CHECKS = Map.ofEntries(
            entry("AT", id -> (96 - luhnLike(id.substring(1, 8))) % 10 == digit(id, 8)),
            entry("BE", VatCheckDigits::belgian),
            entry("BG", VatCheckDigits::bulgarian),
            entry("CH", id -> modulo11(id.substring(1), 5, 4, 3, 2, 7, 6, 5, 4)),
            entry("CY", VatCheckDigits::cypriot),
            entry("CZ", VatCheckDigits::czech),
            entry("DE", VatCheckDigits::isMod1110),
            entry("DK", id -> weighted(id, 2, 7, 6, 5, 4, 3, 2, 1) % 11 == 0),
            entry("EE", id -> (10 - weighted(id, 3, 7, 1, 3, 7, 1, 3, 7) % 10) % 10 == digit(id, 8)),
            entry("EL", VatCheckDigits::greek),
            entry("ES", VatCheckDigits::spanish),
            entry("GR", VatCheckDigits::greek),
            entry("FI", id -> modulo11(id, 7, 9, 10, 5, 8, 4, 2)),
            entry("FR", VatCheckDigits::french),
            entry("GB", VatCheckDigits::british),
            entry("HR", VatCheckDigits::isMod1110),
            entry("HU", id -> (10 - weighted(id, 9, 7, 3, 1, 9, 7, 3) % 10) % 10 == digit(id, 7)),
            entry("IE", VatCheckDigits::irish),
            entry("IT", id -> (100 - luhnLike(id.substring(0, 10))) % 10 == digit(id, 10)),
            entry("LT", VatCheckDigits::lithuanian),
            entry("LU", id -> Long.parseLong(id.substring(0, 6)) % 89 == Long.parseLong(id.substring(6))),
            entry("LV", VatCheckDigits::latvian),
            entry("MT", id -> 37 - weighted(id, 3, 4, 6, 7, 8, 9) % 37 == Long.parseLong(id.substring(6))),
            entry("NL", VatCheckDigits::dutch),
            entry("NO", id -> modulo11(id, 3, 2, 7, 6, 5, 4, 3, 2)),
            entry("PL", id -> weighted(id, 6, 5, 7, 2, 3, 4, 5, 6, 7) % 11 == digit(id, 9)),
            entry("PT", id -> (11 - weighted(id, 9, 8, 7, 6, 5, 4, 3, 2) % 11) % 11 % 10 == digit(id, 8)),
            entry("RO", VatCheckDigits::romanian),
            entry("SE", id -> luhnLike("0" + id.substring(0, 10)) % 10 == 0),
            entry("SI", VatCheckDigits::slovenian),
            entry("SK", id -> Long.parseLong(id) % 11 == 0),
            entry("XI", VatCheckDigits::british));

    private VatCheckDigits() {}

    /**
     * Whether the check digits of an identifier of the right form are right.
     *
     * @param id with its country, without blanks, in upper case
     */
    static boolean areRight(String id) {
        Predicate<String> check = CHECKS.get(id.substring(0, 2));
        return check != null && check.test(id.substring(2));
    }

    /** An old one lacks the zero in front. */
    private static boolean belgian(String id) {
        long number = Long.parseLong(id);
        return 97 - number / 100 % 97 == number % 100;
    }

    private static boolean greek(String id) {
        return weighted(id, 256, 128, 64, 32, 16, 8, 4, 2) % 11 % 10 == digit(id, 8);
    }

    private static boolean slovenian(String id) {
        int rest = weighted(id, 8, 7, 6, 5, 4, 3, 2) % 11;
        return rest != 0 && (11 - rest) % 10 == digit(id, 7);
    }

    private static boolean bulgarian(String id) {
        if (id.length() == 9) {
            int first = weighted(id, 1, 2, 3, 4, 5, 6, 7, 8) % 11;
            int check = first < 10 ? first : weighted(id, 3, 4, 5, 6, 7, 8, 9, 10) % 11;
            return check % 10 == digit(id, 8);
        }
        return weighted(id, BULGARIAN_PERSON) % 11 % 10 == digit(id, 9)
                || weighted(id, BULGARIAN_FOREIGNER) % 10 == digit(id, 9)
                || (11 - weighted(id, BULGARIAN_OTHER) % 11) % 11 == digit(id, 9);
    }

    private static boolean cypriot(String id) {
        int sum = 0;
        for (int i = 0; i < 8; i++) {
            sum += i % 2 == 0 ? CYPRIOT_ODD[digit(id, i)] : digit(id, i);
        }
        return id.charAt(8) == 'A' + sum % 26;
    }

    /** A company by its check digit; a person by the birth number, whose older form has none. */
    private static boolean czech(String id) {
        return switch (id.length()) {
            case 8 -> {
                int check = 11 - weighted(id, 8, 7, 6, 5, 4, 3, 2) % 11;
                yield check % 10 == digit(id, 7) && id.charAt(0) != '9';
            }
            case 10 -> Long.parseLong(id) % 11 == 0;
            default -> false;
        };
    }

    private static boolean spanish(String id) {
        char first = id.charAt(0);
        char last = id.charAt(8);
        if (Character.isDigit(first) || "XYZ".indexOf(first) >= 0) {
            String digits =
                    id.substring(0, 8).replace('X', '0').replace('Y', '1').replace('Z', '2');
            return last == SPANISH_LETTERS.charAt((int) (Long.parseLong(digits) % 23));
        }
        // the digits in odd places are doubled
        int check = (100 - luhnLike("0" + id.substring(1, 8))) % 10;
        return last == '0' + check || last == SPANISH_COMPANIES.charAt(check);
    }

    /** The two digits in front follow from the number of the register; where one of them is a letter nothing can be told. */
    private static boolean french(String id) {
        String key = id.substring(0, 2);
        return key.chars().allMatch(Character::isDigit)
                && (12 + 3 * (Long.parseLong(id.substring(2)) % 97)) % 97 == Long.parseLong(key);
    }

    private static boolean british(String id) {
        long sum = weighted(id, 8, 7, 6, 5, 4, 3, 2) + Long.parseLong(id.substring(7, 9));
        return sum % 97 == 0 || (sum + 55) % 97 == 0;
    }

    private static boolean irish(String id) {
        if (!Character.isDigit(id.charAt(1))) {
            return irish("0" + id.substring(2, 7) + id.charAt(0) + id.substring(7));
        }
        int branch = id.length() == 9 ? id.charAt(8) - 'A' + 1 : 0;
        int sum = weighted(id, 8, 7, 6, 5, 4, 3, 2) + 9 * (branch == 'W' - 'A' + 1 ? 0 : branch);
        return id.charAt(7) == IRISH_LETTERS.charAt(sum % 23);
    }

    private static boolean lithuanian(String id) {
        int length = id.length() - 1;
        int first = 0;
        int second = 0;
        for (int i = 0; i < length; i++) {
            first += digit(id, i) * (i % 9 + 1);
            second += digit(id, i) * ((i + 2) % 9 + 1);
        }
        return (first % 11 < 10 ? first % 11 : second % 11 % 10) == digit(id, length);
    }

    /** A company; a person's number, which begins with the day of birth, has no check digit. */
    private static boolean latvian(String id) {
        int rest = weighted(id, 9, 1, 4, 8, 3, 10, 2, 5, 7, 6) % 11;
        int check = rest > 4 ? 14 - rest : 3 - rest;
        return id.charAt(0) > '3' && check == digit(id, 10);
    }

    /** By the eleven test, as of companies, or over the whole of it, as of persons since 2020. */
    private static boolean dutch(String id) {
        if (weighted(id, 9, 8, 7, 6, 5, 4, 3, 2) % 11 == digit(id, 8)) {
            return true;
        }
        StringBuilder digits = new StringBuilder("2321"); // N and L
        id.chars().forEach(c -> digits.append(Character.digit(c, 36)));
        return Long.parseLong(digits.toString()) % 97 == 1;
    }

    private static boolean romanian(String id) {
        String padded = "0".repeat(10 - id.length()) + id;
        return weighted(padded, 7, 5, 3, 2, 1, 7, 5, 3, 2) * 10 % 11 % 10 == digit(id, id.length() - 1);
    }

    /** ISO 7064 MOD 11,10. */
    private static boolean isMod1110(String digits) {
        int product = 10;
        for (int i = 0; i < digits.length() - 1; i++) {
            int sum = (digit(digits, i) + product) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        return (11 - product) % 10 == digit(digits, digits.length() - 1);
    }

    /** The digit behind the weighted ones makes the sum a multiple of eleven; ten is no digit. */
    private static boolean modulo11(String digits, int... weights) {
        return (11 - weighted(digits, weights) % 11) % 11 == digit(digits, weights.length);
    }

    /** Weights 1 and 2 in turn, the digits of each product added. */
    private static int luhnLike(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int product = digit(digits, i) * (i % 2 + 1);
            sum += product / 10 + product % 10;
        }
        return sum;
    }

    private static int weighted(String digits, int... weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += digit(digits, i) * weights[i];
        }
        return sum;
    }

    private static int digit(String id, int place) {
        return Character.digit(id.charAt(place), 10);
    }
}
