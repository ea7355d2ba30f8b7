package io.paperbridge.bigcapital;

import io.paperbridge.document.Folding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * How alike two names of companies are, in percent: the share of their words that they have in common, without accents, legal forms and
 * little words; long words may differ in one letter.
 *
 * <p>Worked example: "Müller Handels GmbH" and "Mueller Handels-AG" are 100 % alike, "Stadtwerke Neustadt" and "Stadtwerke Altstadt" 50 %.
 * Likeness is never enough to take one for the other, only to ask.
 */
final class Likeness {

    private static final int LONG_WORD = 5;
    private static final int ALL = 100;

    private static final Set<String> SAY_NOTHING = Set.of(
            "GMBH", "MBH", "AG", "KG", "KGAA", "OHG", "GBR", "UG", "EK", "EV", "SE", "CO", "LTD", "LIMITED", "PLC",
            "LLC", "LLP", "INC", "CORP", "SARL", "SAS", "SA", "SRL", "SPA", "SL", "SLU", "BV", "NV", "OY", "AB", "AS",
            "APS", "SP", "ZOO", "UND", "AND", "THE", "DER", "DIE", "DAS", "ET", "DE", "LA", "LE", "IL", "Y", "E");

    private Likeness() {}

    /** How alike two names are, from 0 to 100. */
    static int of(String one, String other) {
        List<String> mine = words(one);
        List<String> theirs = words(other);
        if (mine.isEmpty() || theirs.isEmpty()) {
            return 0;
        }
        int all = mine.size() + theirs.size();
        List<String> left = new ArrayList<>(theirs);
        int common = 0;
        for (String word : mine) {
            int at = indexOf(left, word);
            if (at >= 0) {
                left.remove(at);
                common++;
            }
        }
        return 2 * common * ALL / all;
    }

    /** The word that says most, to search by: the longest; empty when the name has none. */
    static String tellingWord(String name) {
        return Arrays.stream(name.split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !words(word).isEmpty())
                .max(Comparator.comparingInt(String::length))
                .orElse("");
    }

    /** The first word of a name that says something, folded; empty when it has none. */
    static String firstWord(String name) {
        List<String> words = words(name);
        return words.isEmpty() ? "" : words.get(0);
    }

    private static int indexOf(List<String> words, String word) {
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).equals(word) || (word.length() >= LONG_WORD && differInOne(words.get(i), word))) {
                return i;
            }
        }
        return -1;
    }

    private static List<String> words(String name) {
        String spelt = name.toLowerCase(Locale.ROOT)
                .replace("ä", "ae")
                .replace("ö", "oe")
                .replace("ü", "ue")
                .replace("ß", "ss")
                .replace(".", "");
        return Arrays.stream(Folding.fold(spelt).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty() && !SAY_NOTHING.contains(word))
                .toList();
    }

    /** Whether one letter more, less or other makes one of the other. */
    private static boolean differInOne(String one, String other) {
        String shorter = one.length() <= other.length() ? one : other;
        String longer = one.length() <= other.length() ? other : one;
        if (longer.length() - shorter.length() > 1) {
            return false;
        }
        int at = 0;
        while (at < shorter.length() && shorter.charAt(at) == longer.charAt(at)) {
            at++;
        }
        String rest = longer.substring(Math.min(at + 1, longer.length()));
        return rest.equals(
                shorter.substring(Math.min(longer.length() == shorter.length() ? at + 1 : at, shorter.length())));
    }
}
