package io.paperbridge.journal;

import io.paperbridge.failure.Reason;
import io.paperbridge.language.Sentence;
import org.jspecify.annotations.Nullable;

/**
 * What became of something a person wanted done about one document.
 *
 * @param paperlessId its id in Paperless
 * @param done whether it was done
 * @param sentence what was done, or why not
 * @param failure what kept it from being tried; null when it was done, or refused for how the document stands
 */
public record Intervention(long paperlessId, boolean done, Sentence sentence, @Nullable Reason failure) {

    static Intervention done(long paperlessId, Sentence sentence) {
        return new Intervention(paperlessId, true, sentence, null);
    }

    static Intervention refused(long paperlessId, Sentence why) {
        return new Intervention(paperlessId, false, why, null);
    }
}
