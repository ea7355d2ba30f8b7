package io.paperbridge.extraction.text;

import io.paperbridge.extraction.draft.Currencies;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Amounts in text: 1,234.56 and 1.234,56 and 1 234,56 and 1'234.56, told apart by what the whole document shows. */
final class TextAmounts {

    private static final String MARK = "(?:(?:US|CA|AU)?\\$|[€£¥]|RM|kr\\.?|zł|Fr\\.|[A-Z]{3})";
    private static final Pattern AMOUNT = Pattern.compile(
            "(?<![\\p{L}\\p{N}.,'])(?<![\\p{L}\\p{N}][-/])(?:(?<before>" + MARK + ") ?)?(?<minus>[-−–] ?)?(?:"
                    + "(?<after>" + MARK + ") ?)?"
                    + "(?<digits>[0-9]{1,3}(?:[.,'’  \\u202f][0-9]{3})+(?:[.,][0-9]{2})?(?![0-9])|[0-9]{1,15}(?:[.,][0-9]{1,3})?)"
                    + "(?<trailing>-(?![0-9]))? ?(?<behind>€|[$£¥]|RM|kr\\.?|zł|Euro|[A-Z]{3}(?![A-Za-z]))?(?<rate> ?%)?(?![\\p{L}\\p{N}])(?![.,/-][0-9])");
    private static final Pattern TORN =
            Pattern.compile("(?<![0-9.,])([0-9]{1,3}(?:[.,][0-9]{3})*[.,]) ([0-9]{2})(?![0-9.,%]| ?%)");
    private static final Pattern MISREAD_RINGGIT =
            Pattern.compile("(?<![\\p{L}\\p{N}])[RfFK](?:M|N|H|MI)(?=[0-9]+[.,][0-9]{2}(?![0-9]))");
    private static final Pattern RATE = Pattern.compile("(?<![0-9.,])([0-9]{1,2}(?:[.,][0-9]{1,2})?) ?%");
    private static final Pattern NUMBER = Pattern.compile(
            "\\s*" + MARK + "? ?([0-9]{1,3}(?:[ '’\\u202f][0-9]{3})+(?:[.,][0-9]+)?(?![0-9])|[0-9]+(?:[.,][0-9]+)*)");
    private static final Pattern COMMA_DECIMALS =
            Pattern.compile("(?<![0-9,])[0-9]{1,3}(?:[. ’'][0-9]{3})*,[0-9]{2}(?![0-9])");
    private static final Pattern POINT_DECIMALS =
            Pattern.compile("(?<![0-9.])[0-9]{1,3}(?:[, ’'][0-9]{3})*\\.[0-9]{2}(?![0-9.])");

    private final boolean commaIsDecimal;
    private final boolean known;

    private TextAmounts(boolean commaIsDecimal, boolean known) {
        this.commaIsDecimal = commaIsDecimal;
        this.known = known;
    }

    /**
     * An amount in a line.
     *
     * @param printed as printed
     * @param amount its value
     * @param currency the code beside it, of a symbol the code it stands for; null when there is none
     * @param alternative whether it is the second way to read the amount before it
     * @param start where it begins
     */
    record Found(String printed, BigDecimal amount, @Nullable String currency, boolean alternative, int start) {}

    static TextAmounts of(String text) {
        long commas = COMMA_DECIMALS.matcher(text).results().count();
        long points = POINT_DECIMALS.matcher(text).results().count();
        return new TextAmounts(commas > points, commas != points);
    }

    /** Every amount of a piece of text in order; rates and bare whole numbers are none. */
    List<Found> in(String printed) {
        List<Found> found = new ArrayList<>();
        // a scan tears "68. 87" apart
        String text = MISREAD_RINGGIT
                .matcher(TORN.matcher(printed).replaceAll("$1$2"))
                .replaceAll("RM");
        Matcher matcher = AMOUNT.matcher(text);
        while (matcher.find()) {
            boolean torn = matcher.group("digits").matches("[0-9]+")
                    && text.substring(0, matcher.start()).matches("(?s).*[0-9] ?");
            if (matcher.group("rate") != null || isReference(matcher) || torn) {
                continue;
            }
            String currency = mark(matcher);
            String digits = matcher.group("digits");
            boolean negative = matcher.group("minus") != null || matcher.group("trailing") != null;
            add(found, matcher.group().strip(), digits, negative, currency, false, matcher.start());
            int gap = lastGap(digits);
            if (gap > 0) {
                // "2 100,00" may be a quantity and a price as well; the sums decide
                add(
                        found,
                        digits.substring(gap + 1),
                        digits.substring(gap + 1),
                        negative,
                        currency,
                        true,
                        matcher.start());
            }
        }
        return found;
    }

    /** “INV-12.00”: three letters that are no currency, and a hyphen that is no minus. */
    private static boolean isReference(Matcher matcher) {
        String before = matcher.group("before");
        return before != null && before.length() == 3 && code(before) == null && matcher.group("minus") != null;
    }

    /** The first rate in percent; null when there is none. */
    static @Nullable BigDecimal rate(String text) {
        Matcher matcher = RATE.matcher(text);
        return matcher.find() ? new BigDecimal(matcher.group(1).replace(',', '.')) : null;
    }

    /** A quantity or a price with any number of decimals; null when the text does not begin with one, or it can be read in two ways. */
    @Nullable
    BigDecimal number(String text) {
        Matcher matcher = NUMBER.matcher(text);
        if (!matcher.lookingAt()) {
            return null;
        }
        String digits = matcher.group(1).replaceAll("[ '’\\u202f]", "");
        int last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
        if (last < 0) {
            return new BigDecimal(digits);
        }
        boolean decimal = (digits.charAt(last) == ',') == commaIsDecimal;
        boolean thousands = digits.length() - last == 4 && digits.indexOf(digits.charAt(last)) == last;
        if (!known && thousands) {
            return null;
        }
        if ((known && !decimal) && thousands) {
            return new BigDecimal(digits.replaceAll("[.,]", ""));
        }
        return new BigDecimal(digits.substring(0, last).replaceAll("[.,]", "") + "." + digits.substring(last + 1));
    }

    private void add(
            List<Found> found,
            String printed,
            String digits,
            boolean negative,
            @Nullable String currency,
            boolean alternative,
            int start) {
        BigDecimal amount = value(digits, currency != null);
        if (amount != null) {
            found.add(new Found(printed, negative ? amount.negate() : amount, currency, alternative, start));
        }
    }

    private @Nullable BigDecimal value(String digits, boolean marked) {
        int last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
        int behind = last < 0 ? 0 : digits.length() - last - 1;
        if (last < 0) {
            return marked ? new BigDecimal(digits.replaceAll("[^0-9]", "")) : null;
        }
        boolean repeated = digits.indexOf(digits.charAt(last)) != last;
        if (behind == 3 || repeated) {
            boolean grouping = repeated || (known && (digits.charAt(last) == '.') == commaIsDecimal);
            return grouping && marked ? new BigDecimal(digits.replaceAll("[^0-9]", "")) : null;
        }
        if (behind != 2) {
            return null;
        }
        return new BigDecimal(digits.substring(0, last).replaceAll("[^0-9]", "") + "." + digits.substring(last + 1));
    }

    private static @Nullable String mark(Matcher matcher) {
        for (String group : List.of("before", "after", "behind")) {
            String mark = matcher.group(group);
            if (mark != null) {
                String code = code(mark);
                if (code != null) {
                    return code;
                }
            }
        }
        return null;
    }

    /** The ISO 4217 code of a symbol or code; null when it is neither. */
    static @Nullable String code(String mark) {
        return switch (mark) {
            case "€", "Euro" -> "EUR";
            case "$", "US$" -> "USD";
            case "CA$" -> "CAD";
            case "AU$" -> "AUD";
            case "RM" -> "MYR";
            case "zł" -> "PLN";
            case "Fr." -> "CHF";
            case "£" -> "GBP";
            // yen and yuan share it
            case "¥" -> null;
            default -> Currencies.known(mark);
        };
    }

    private static int lastGap(String digits) {
        for (int i = digits.length() - 1; i > 0; i--) {
            if (Character.isSpaceChar(digits.charAt(i))) {
                return i;
            }
        }
        return -1;
    }
}
