package io.paperbridge.rules;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.paperbridge.language.Sentence;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * How a rule says which words it means: as they are, with {@code *} for anything, or as {@code /a regular expression/}. Case and the
 * width of blanks never count.
 *
 * <p>Regular expressions are RE2's: their time grows with the text alone, so that none can bring the work to a stand.
 */
final class Wording {

    private static final int LONGEST = 1000;

    private Wording() {}

    /**
     * Whether a name is the one meant: the whole name, but for a regular expression, which may be found anywhere in it.
     *
     * @throws WrongValue when it is a regular expression that cannot be read
     */
    static Predicate<String> name(String written) {
        String words = checked(written);
        if (isExpression(words)) {
            return expression(words);
        }
        if (words.contains("*")) {
            Pattern whole = compile(glob(folded(words), " ", ".*"));
            return name -> whole.matcher(folded(name)).matches();
        }
        String same = folded(words);
        return name -> folded(name).equals(same);
    }

    /**
     * Whether a text holds the words anywhere; a {@code *} stands for anything within one line.
     *
     * @throws WrongValue when it is a regular expression that cannot be read
     */
    static Predicate<String> passage(String written) {
        String words = checked(written);
        if (isExpression(words)) {
            return expression(words);
        }
        Pattern passage = compile(glob(folded(words), "\\s+", "[^\\n]*"));
        return text -> passage.matcher(composed(text)).find();
    }

    private static Predicate<String> expression(String words) {
        Pattern pattern = compile(composed(words.substring(1, words.length() - 1)));
        return text -> pattern.matcher(composed(text)).find();
    }

    private static String checked(String written) {
        if (written.isBlank() || written.strip().equals("*")) {
            throw new WrongValue(Sentence.of("rules.right-words"));
        }
        if (written.length() > LONGEST) {
            throw new WrongValue(Sentence.of("rules.right-length", LONGEST));
        }
        return written.strip();
    }

    private static boolean isExpression(String words) {
        return words.length() > 2 && words.startsWith("/") && words.endsWith("/");
    }

    private static String glob(String words, String blank, String anything) {
        return Arrays.stream(words.split("\\*", -1))
                .map(part ->
                        Arrays.stream(part.split(" ", -1)).map(Pattern::quote).collect(Collectors.joining(blank)))
                .collect(Collectors.joining(anything));
    }

    private static Pattern compile(String expression) {
        try {
            return Pattern.compile(expression, Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
        } catch (PatternSyntaxException e) {
            throw new WrongValue(Sentence.of("rules.right-expression", e.getDescription()));
        }
    }

    /** One way to write each accented letter: scanners and file systems have several. */
    private static String composed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    private static String folded(String text) {
        return composed(text).strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }
}
