package io.paperbridge.extraction.party;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.iban4j.CountryCode;
import org.iban4j.IbanUtil;
import org.jspecify.annotations.Nullable;

/** IBANs in text, with their check digits right. */
public final class Ibans {

    private static final Pattern IBAN = Pattern.compile("(?<![0-9A-Z])[A-Z]{2}[0-9]{2}(?: ?[0-9A-Z]){11,30}");

    private Ibans() {}

    /** The first IBAN of a line without blanks; null when there is none. */
    public static @Nullable String in(String line) {
        Matcher matcher = IBAN.matcher(line);
        while (matcher.find()) {
            String compact = matcher.group().replace(" ", "");
            CountryCode country = CountryCode.getByCode(compact.substring(0, 2));
            int length = country == null || !IbanUtil.isSupportedCountry(country)
                    ? Integer.MAX_VALUE
                    : IbanUtil.getIbanLength(country);
            if (compact.length() >= length && IbanUtil.isValid(compact.substring(0, length))) {
                return compact.substring(0, length);
            }
        }
        return null;
    }
}
