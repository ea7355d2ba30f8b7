package io.paperbridge.operations;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Cuts secrets and personal data out of what was sent to a server and what it answered, before anybody keeps or shows it.
 *
 * <p>It works on text, so that a body that was cut in the middle, or is no JSON at all, is masked as well: by the names of fields, by the
 * look of values, and by the secrets of the settings wherever they stand.
 */
@Component
public final class ExchangeMask {

    /** What stands where something was cut out. */
    static final String MASK = "***";

    /** How much of a body is kept at most. */
    static final int LONGEST_BODY = 16 * 1024;

    /** A secret shorter than this would be found in ordinary words. */
    private static final int SHORTEST_SECRET = 6;

    private static final List<String> SECRETS = List.of(
            "paperbridge.paperless.token",
            "paperbridge.bigcapital.api-key",
            "paperbridge.bigcapital.password",
            "paperbridge.bigcapital.email",
            "paperbridge.language-model.token",
            "paperbridge.hooks.secret",
            "paperbridge.mail.password",
            "paperbridge.alerts.webhook",
            "paperbridge.security.password");

    /** What a field is called whose value is masked: secrets and personal data, and the whole text of a document. */
    private static final Pattern MASKED_NAME = Pattern.compile(
            "(?i).*(?:secret|token|passw|api[_-]?key|authorization|cookie|session|e?mail|phone|mobile|fax|iban|bic|swift"
                    + "|account[_-]?number|address|street|postal|post[_-]?code|zip|city|signature).*"
                    + "|content|text|ocr|highlights|messages");

    /** Not masked where it is a number: how much text there is, for example. */
    private static final Set<String> TEXTS = Set.of("content", "text", "ocr", "highlights", "messages");

    /** A field of JSON whose value is a number or a text, closed or cut off. */
    private static final Pattern JSON_FIELD = Pattern.compile(
            "(\"([\\w-]{1,64})\"\\s*+:\\s*+)(?:\"(?:[^\"\\\\]|\\\\.)*+(?:\"|\\\\?$)|(-?[0-9][0-9.]*+))");

    private static final Pattern FORM_FIELD = Pattern.compile("((?:^|[?&\\s])([\\w-]{1,64}+)=)[^&\\s\"]++");
    private static final Pattern LOGIN = Pattern.compile("//[^/@\\s\"]++@");
    private static final Pattern BEARER = Pattern.compile("(?i)\\b(bearer|basic|token) +[\\w.~+/=-]{8,}+");
    private static final Pattern JWT = Pattern.compile("\\beyJ[\\w-]{5,}+\\.[\\w-]++(?:\\.[\\w-]*+)?");
    private static final Pattern EMAIL = Pattern.compile("[\\w.%+-]{1,64}@(?:[\\w-]{1,63}\\.){1,8}\\p{L}{2,24}");
    private static final Pattern IBAN =
            Pattern.compile("\\b[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?\\b");
    private static final Pattern PHONE = Pattern.compile(
            "(?=[+0])(?<![\\w.,:/-])(?:\\+|00(?=[1-9][0-9]{0,2}[ ()/.-]))[1-9][0-9]{0,2}[ ()/.-]{0,3}(?:[0-9][ ()/.-]{0,2}){6,12}(?![\\w])"
                    + "|(?=[(0])(?<=(?i:tel|fon|fax|mob)[.:]{0,2} ?)[(]?0[0-9(][0-9 ()/-]{5,16}[0-9]");
    private static final Pattern STREET = Pattern.compile(
            "(?iu)\\b(?:(?-i:\\p{Lu})[\\p{L}.-]{0,40}[\\s-])?[\\p{L}.-]{0,40}(?:stra(?:ß|ss)e|str\\.|gasse|platz|allee|straat|laan|gatan|vej)\\s{1,2}[0-9]{1,4}\\s?[a-z]?\\b"
                    + "|\\b(?:rue|avenue|via|calle|rua|ulica|ul\\.|piazza|plaza)(?:\\s[\\p{L}'.-]{1,30}){1,4},?\\s[0-9]{1,4}\\b"
                    + "|\\b[0-9]{1,5},?(?:\\s[\\p{L}'.-]{1,30}){1,4}\\s(?:street|st\\.|road|rd\\.?|avenue|ave\\.?|lane|drive|square|boulevard)\\b"
                    + "|\\b[0-9]{1,4},?\\s(?:rue|avenue|boulevard)(?:\\s[\\p{L}'.-]{1,30}){1,4}");

    /** Without one of these words there is no street, and looking for one costs the most; the first may end a longer word. */
    private static final List<String> STREET_ENDS =
            List.of("straße", "strasse", "str.", "gasse", "platz", "allee", "straat", "laan", "gatan", "vej");

    private static final List<String> STREET_WORDS = List.of(
            "rue",
            "avenue",
            "via",
            "calle",
            "rua",
            "ulica",
            "ul.",
            "piazza",
            "plaza",
            "street",
            "st.",
            "road",
            "rd",
            "ave",
            "lane",
            "drive",
            "square",
            "boulevard");

    /** As many names as an API may have; more are judged each time. */
    private static final int MOST_NAMES = 2_000;

    private final Map<String, Boolean> judged = new ConcurrentHashMap<>();
    private final List<String> secrets;

    @Autowired
    ExchangeMask(Environment settings) {
        this(SECRETS.stream()
                .map(settings::getProperty)
                .filter(Objects::nonNull)
                .toList());
    }

    /** {@code secrets}: what is cut out wherever it stands. */
    ExchangeMask(List<String> secrets) {
        this.secrets = secrets.stream()
                .map(String::strip)
                .filter(secret -> secret.length() >= SHORTEST_SECRET)
                .distinct()
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
    }

    /** A body without secrets and personal data, and not too long; null when there is none. */
    public @Nullable String body(@Nullable String body) {
        if (body == null || body.isEmpty()) {
            return null;
        }
        boolean cut = body.length() > LONGEST_BODY;
        // what is cut may be the rest of something to be masked, which is masked all the same when it has begun
        String masked = text(cut ? body.substring(0, LONGEST_BODY) : body);
        return cut ? masked + "… (" + body.length() + " characters)" : masked;
    }

    /** A text without secrets and personal data, for example the path of a request or the value of a header. */
    public String text(String text) {
        String masked = text;
        for (String secret : secrets) {
            masked = masked.replace(secret, MASK);
        }
        masked = JSON_FIELD.matcher(masked).replaceAll(field -> quoted(field, field.group(3) != null));
        masked = FORM_FIELD
                .matcher(masked)
                .replaceAll(field -> isMasked(field.group(2), true)
                        ? Matcher.quoteReplacement(field.group(1)) + MASK
                        : Matcher.quoteReplacement(field.group()));
        masked = LOGIN.matcher(masked).replaceAll("//" + MASK + "@");
        String folded = folded(masked);
        masked = Stream.of("bearer ", "basic ", "token ").anyMatch(folded::contains)
                ? BEARER.matcher(masked).replaceAll("$1 " + MASK)
                : masked;
        masked = masked.contains("eyJ") ? JWT.matcher(masked).replaceAll(MASK) : masked;
        masked = masked.contains("@") ? EMAIL.matcher(masked).replaceAll(MASK) : masked;
        masked = IBAN.matcher(masked).replaceAll(MASK);
        masked = PHONE.matcher(masked).replaceAll(MASK);
        return hasStreetWord(masked) ? STREET.matcher(masked).replaceAll(MASK) : masked;
    }

    /** Character by character as patterns compare that take no notice of case. */
    private static String folded(String text) {
        char[] folded = new char[text.length()];
        for (int i = 0; i < folded.length; i++) {
            folded[i] = Character.toLowerCase(Character.toUpperCase(text.charAt(i)));
        }
        return new String(folded);
    }

    /** Whether a word of streets may stand there; rather too often than not. */
    private static boolean hasStreetWord(String text) {
        String folded = folded(text);
        return STREET_ENDS.stream().anyMatch(word -> stands(word, folded, false))
                || STREET_WORDS.stream().anyMatch(word -> stands(word, folded, true));
    }

    private static boolean stands(String word, String folded, boolean alone) {
        for (int at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) {
            int next = at + word.length();
            boolean begins = !alone || at == 0 || !isLetterOrDigit(folded.charAt(at - 1));
            if (begins && (next == folded.length() || !isLetterOrDigit(folded.charAt(next)))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLetterOrDigit(char character) {
        return (character >= 'a' && character <= 'z') || (character >= '0' && character <= '9');
    }

    private String quoted(MatchResult field, boolean isNumber) {
        return isMasked(field.group(2), isNumber)
                ? Matcher.quoteReplacement(field.group(1)) + "\"" + MASK + "\""
                : Matcher.quoteReplacement(field.group());
    }

    private boolean isMasked(String name, boolean isNoText) {
        if (isNoText && TEXTS.contains(name.toLowerCase(Locale.ROOT))) {
            return false;
        }
        Boolean known = judged.get(name);
        if (known != null) {
            return known;
        }
        boolean is = MASKED_NAME.matcher(name).matches();
        if (judged.size() < MOST_NAMES) {
            judged.put(name, is);
        }
        return is;
    }

    /** Whether a body of this type is text that can be shown; anything else is only named. */
    public static boolean isText(@Nullable String contentType) {
        return contentType != null
                && Stream.of("json", "text/", "xml", "x-www-form-urlencoded")
                        .anyMatch(contentType.toLowerCase(Locale.ROOT)::contains);
    }
}
