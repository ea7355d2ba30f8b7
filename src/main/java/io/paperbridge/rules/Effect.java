package io.paperbridge.rules;

import io.paperbridge.document.Treatment.Aspect;
import io.paperbridge.language.Sentence;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a rule can do, with what its value may be. */
enum Effect {
    ACCOUNT("account", Aspect.ACCOUNT),
    ITEM("item", Aspect.ITEM),
    TAX("tax", Aspect.TAX_ACCOUNT),
    INPUT_TAX("input-tax", Aspect.INPUT_TAX),
    PROJECT("project", Aspect.PROJECT),
    BRANCH("branch", Aspect.BRANCH),
    WAREHOUSE("warehouse", Aspect.WAREHOUSE),
    PAID_FROM("paid-from", Aspect.PAID_FROM),
    DUE_DAYS("due-days", Aspect.DUE_DAYS),
    LINE_MODE("line-mode", Aspect.LINE_MODE),
    POSTING("posting", Aspect.POSTING),
    ALWAYS_REVIEW("always-review", Aspect.ALWAYS_REVIEW),
    AUTO_BOOK("auto-book", Aspect.AUTO_BOOK);

    /** The one key of {@code then} that takes several values and is added to, not won. */
    static final String TAGS = "tags";

    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_TAG = 128;
    private static final int MOST_DAYS = 999;
    private static final Pattern ID = Pattern.compile("[1-9]\\d{0,17}");
    private static final Pattern DAYS = Pattern.compile("\\d{1,3}");

    private final String key;
    private final Aspect aspect;

    Effect(String key, Aspect aspect) {
        this.key = key;
        this.aspect = aspect;
    }

    /** The key in the file. */
    String key() {
        return key;
    }

    Aspect aspect() {
        return aspect;
    }

    /** The effect that decides an aspect. */
    static Effect on(Aspect aspect) {
        return Arrays.stream(values())
                .filter(one -> one.aspect == aspect)
                .findFirst()
                .orElseThrow();
    }

    /**
     * The value to be chosen.
     *
     * @throws WrongValue when it cannot be
     */
    String value(String written) {
        String value = written.strip();
        return switch (this) {
            case ACCOUNT, ITEM, TAX, BRANCH, WAREHOUSE, PAID_FROM -> name(value);
            case INPUT_TAX -> oneOf(List.of("recoverable", "cost"), value);
            case PROJECT -> id(value);
            case DUE_DAYS -> days(value);
            case LINE_MODE -> oneOf(List.of("line", "rate", "printed"), value);
            case POSTING -> oneOf(List.of("verified", "draft"), value);
            case ALWAYS_REVIEW, AUTO_BOOK -> oneOf(List.of("true", "false"), value);
        };
    }

    /**
     * The name of a tag.
     *
     * @throws WrongValue when Paperless could have none of that name
     */
    static String tag(String written) {
        if (written.isBlank() || written.strip().length() > LONGEST_TAG) {
            throw new WrongValue(Sentence.of("rules.right-tag", LONGEST_TAG));
        }
        return written.strip();
    }

    /**
     * One of a few words, whatever its case.
     *
     * @throws WrongValue naming them
     */
    static String oneOf(List<String> words, String written) {
        String word = written.strip().toLowerCase(Locale.ROOT);
        if (!words.contains(word)) {
            throw new WrongValue(Sentence.of("rules.right-one-of", words));
        }
        return word;
    }

    private static String name(String written) {
        if (written.isEmpty() || written.length() > LONGEST_NAME) {
            throw new WrongValue(Sentence.of("rules.right-name"));
        }
        return written;
    }

    private static String id(String written) {
        if (!ID.matcher(written).matches()) {
            throw new WrongValue(Sentence.of("rules.right-id"));
        }
        return written;
    }

    private static String days(String written) {
        if (!DAYS.matcher(written).matches()) {
            throw new WrongValue(Sentence.of("rules.right-days", MOST_DAYS));
        }
        return String.valueOf(Integer.parseInt(written));
    }
}
