package io.paperbridge.diagnosis;

import io.paperbridge.language.Sentence;
import org.jspecify.annotations.Nullable;

/**
 * What the doctor found of one thing.
 *
 * @param check the name of the check; public and stable, for example {@code paperless.tag.done}
 * @param level how good it is
 * @param sentence what was found
 * @param remedy what to do; null when there is nothing to do, or the sentence says it already
 */
public record Finding(String check, Level level, Sentence sentence, @Nullable Sentence remedy) {

    /** How good a thing is. */
    public enum Level {
        /** As it should be. */
        OK,
        /** It works, but not as well as it could. */
        WARN,
        /** Nothing, or not everything, can be booked like this. */
        FAIL,
        /** Something else must be right before this can be seen. */
        NOT_CHECKED
    }

    /** As it should be. */
    public static Finding ok(String check, Sentence sentence) {
        return new Finding(check, Level.OK, sentence, null);
    }

    /** It works, but not as well as it could. */
    public static Finding warn(String check, Sentence sentence, Sentence remedy) {
        return new Finding(check, Level.WARN, sentence, remedy);
    }

    /** Nothing, or not everything, can be booked like this. */
    public static Finding fail(String check, Sentence sentence, @Nullable Sentence remedy) {
        return new Finding(check, Level.FAIL, sentence, remedy);
    }

    /** It could not be seen, because something else is wrong. */
    public static Finding notChecked(String check, Sentence why) {
        return new Finding(check, Level.NOT_CHECKED, why, null);
    }

    /** It could not be seen before another check is good. */
    public static Finding notCheckedBefore(String check, String other) {
        return notChecked(check, Sentence.of("diagnosis.not-checked", other));
    }
}
