package io.paperbridge.journal;

import io.paperbridge.language.Sentence;

/**
 * What became of something a person wanted done about one document.
 *
 * @param paperlessId its id in Paperless
 * @param done whether it was done
 * @param sentence what was done, or why not
 */
public record Intervention(long paperlessId, boolean done, Sentence sentence) {

    static Intervention done(long paperlessId, Sentence sentence) {
        return new Intervention(paperlessId, true, sentence);
    }

    static Intervention refused(long paperlessId, Sentence why) {
        return new Intervention(paperlessId, false, why);
    }
}
