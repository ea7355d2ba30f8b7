package io.paperbridge.extraction.page;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds labels in a line word by word: case, accents and the punctuation between the words do not matter. */
public final class LabelFinder {

    private static final List<String> FIELDS = List.of(
            "number",
            "issue-date",
            "due-date",
            "net",
            "tax",
            "gross",
            "other",
            "buyer",
            "seller",
            "cash",
            "change",
            "currency",
            "rounding",
            "account-holder",
            "prepaid",
            "payable");

    private static final Pattern TOKEN = Pattern.compile("\\p{L}?[º°]|[\\p{L}\\p{N}&&[^º°]]+|[#%€№+]");
    private static final Pattern BETWEEN = Pattern.compile("(?! {2})[ .\\-–/'’(),&]{0,3}");
    private static final int LONG_WORD = 6;

    private final List<String> fields;
    private final Map<String, List<Label>> byFirstWord = new HashMap<>();
    private final Map<String, String> commonWords = new HashMap<>();
    private final Pattern refers;
    private final Set<String> longWords = new HashSet<>();

    private record Token(String word, int start, int end) {}

    private record Label(String field, int rank, Set<String> languages, List<String> words) {}

    /**
     * A label in a line.
     *
     * @param languages those that have it
     */
    public record Found(String field, int rank, Set<String> languages, int start, int end) {}

    /** One that knows the labels of single values and of parties. */
    public LabelFinder(Labels labels) {
        this(labels, FIELDS);
    }

    /** One that knows other lists of labels; of two labels that are the same, that of the first list counts. */
    public LabelFinder(Labels labels, List<String> fields) {
        this.fields = fields;
        this.refers = Pattern.compile(
                labels.anyOf("refers").pattern() + " (?:\\p{L}{2,6} )?$",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        for (Labels.Word word : labels.list("common-words")) {
            commonWords.merge(folded(word.text()), word.language(), (one, other) -> "");
        }
        Map<String, Label> all = new HashMap<>();
        for (String field : fields) {
            for (Labels.Word word : labels.list(field)) {
                List<String> words =
                        tokens(word.text()).stream().map(Token::word).toList();
                Label label = all.computeIfAbsent(
                        field + words, unused -> new Label(field, word.rank(), new HashSet<>(), words));
                label.languages().add(word.language());
            }
        }
        for (Label label : all.values()) {
            byFirstWord
                    .computeIfAbsent(label.words().get(0), unused -> new ArrayList<>())
                    .add(label);
            label.words().stream().filter(word -> word.length() >= LONG_WORD).forEach(longWords::add);
        }
    }

    /** How often the common words of each language stand in a line; words that two languages share count for none. */
    void countWords(String line, Map<String, Integer> counts) {
        for (Token token : tokens(line)) {
            String language = commonWords.get(token.word());
            if (language != null && !language.isEmpty()) {
                counts.merge(language, token.word().length(), Integer::sum);
            }
        }
    }

    /** “Credit note for invoice no. 7” speaks of another document: whether what stands before a label says so. */
    boolean refersToAnother(String before) {
        return refers.matcher(before).find();
    }

    /**
     * Every label of a line, overlapping ones too, the longest first.
     *
     * @param scanned whether a letter of a long word may be wrong
     */
    public List<Found> in(String line, boolean scanned) {
        List<Token> tokens = new ArrayList<>();
        for (Token token : tokens(line)) {
            tokens.add(scanned ? new Token(corrected(token.word()), token.start(), token.end()) : token);
        }
        List<Found> found = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            for (Label label : byFirstWord.getOrDefault(tokens.get(i).word(), List.of())) {
                if (fits(label, tokens, i, line)) {
                    int end = tokens.get(i + label.words().size() - 1).end();
                    if (isPartOfCompound(line, tokens.get(i).start(), end)) {
                        continue;
                    }
                    found.add(new Found(
                            label.field(),
                            label.rank(),
                            label.languages(),
                            tokens.get(i).start(),
                            end));
                }
            }
        }
        found.sort(Comparator.comparingInt((Found one) -> one.start() - one.end())
                .thenComparingInt(Found::start)
                .thenComparingInt(one -> fields.indexOf(one.field())));
        return found;
    }

    /** “Verkäufer-BIC” is not “Verkäufer”. */
    private static boolean isPartOfCompound(String line, int start, int end) {
        return (start > 1 && line.charAt(start - 1) == '-' && Character.isLetter(line.charAt(start - 2)))
                || (end + 1 < line.length() && line.charAt(end) == '-' && Character.isLetter(line.charAt(end + 1)));
    }

    private static boolean fits(Label label, List<Token> tokens, int first, String line) {
        List<String> words = label.words();
        if (first + words.size() > tokens.size()) {
            return false;
        }
        for (int i = 1; i < words.size(); i++) {
            Token before = tokens.get(first + i - 1);
            Token token = tokens.get(first + i);
            if (!token.word().equals(words.get(i))
                    || !BETWEEN.matcher(line.substring(before.end(), token.start()))
                            .matches()) {
                return false;
            }
        }
        return true;
    }

    private static List<Token> tokens(String line) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(line);
        while (matcher.find()) {
            tokens.add(new Token(folded(matcher.group()), matcher.start(), matcher.end()));
        }
        return tokens;
    }

    /** Lower case without accents. */
    public static String folded(String text) {
        return Normalizer.normalize(text.replace('°', 'º'), Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replace("ß", "ss")
                .replace('ł', 'l')
                .replace('ø', 'o');
    }

    /** The word of a label that differs from a misread one by a letter; the word itself when there is none. */
    private String corrected(String word) {
        if (word.length() < LONG_WORD
                || longWords.contains(word)
                || word.chars().anyMatch(Character::isDigit)) {
            return word;
        }
        for (String right : longWords) {
            if (Math.abs(right.length() - word.length()) <= 1 && isNear(word, right)) {
                return right;
            }
        }
        return word;
    }

    /** Whether one letter changed, added, left out or exchanged with its neighbour makes the one from the other. */
    private static boolean isNear(String one, String other) {
        if (one.replace("rn", "m").equals(other.replace("rn", "m"))) {
            return true;
        }
        int start = 0;
        while (start < Math.min(one.length(), other.length()) && one.charAt(start) == other.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < Math.min(one.length(), other.length()) - start
                && one.charAt(one.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
            end++;
        }
        int left = one.length() - start - end;
        int right = other.length() - start - end;
        return (left <= 1 && right <= 1)
                || (left == 2
                        && right == 2
                        && one.charAt(start) == other.charAt(start + 1)
                        && one.charAt(start + 1) == other.charAt(start));
    }
}
