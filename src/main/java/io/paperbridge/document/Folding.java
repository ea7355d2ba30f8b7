package io.paperbridge.document;

import java.text.Normalizer;
import java.util.Locale;

/** Numbers and names as the ledger compares them: without case, accents and trailing blanks (utf8_general_ci). */
public final class Folding {

    private Folding() {}

    /**
     * The folded form: {@code fold("Müller-7 ")} and {@code fold("MULLER-7")} are equal; {@code ß} folds to {@code S}.
     */
    public static String fold(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}+", "");
        return plain.replace('ß', 's').toUpperCase(Locale.ROOT).stripTrailing();
    }
}
