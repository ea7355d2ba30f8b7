package io.paperbridge.extraction.party;

import io.paperbridge.document.SourceDocument;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The title in Paperless and the name of the file, as a weak witness of who sent a document: it chooses between names that the document
 * itself shows, and gives none.
 */
public record TitleWords(List<String> keys) {

    /** No title. */
    static final TitleWords NONE = new TitleWords(List.of());

    private static final int SHORTEST_WORD = 4;
    private static final int MOST_WORDS = 2;

    /** Those of the title and of the name of the file. */
    public static TitleWords of(SourceDocument document) {
        return new TitleWords(Stream.of(document.title(), document.original().name())
                .filter(Objects::nonNull)
                .map(PartyNames::key)
                .filter(key -> !key.isEmpty())
                .toList());
    }

    /** Whether the first long words of a name are all in the title. */
    boolean name(String name) {
        List<String> words = Arrays.stream(name.split("[^\\p{L}\\p{N}]+", -1))
                .map(PartyNames::key)
                .filter(word -> word.length() >= SHORTEST_WORD)
                .limit(MOST_WORDS)
                .toList();
        return !words.isEmpty() && keys.stream().anyMatch(key -> words.stream().allMatch(key::contains));
    }
}
