package io.paperbridge.diagnosis;

import io.paperbridge.language.Sentence;

/**
 * Something missing that the doctor can make.
 *
 * @param check the check that will be good then
 * @param remote where: {@code Paperless} or {@code BigCapital}
 * @param what what is made, for the question whether it may be
 * @param path the path to post to
 * @param payload the JSON to post; empty while it depends on something that must be made first
 */
public record Repair(String check, String remote, Sentence what, String path, String payload) {

    /** Whether it can be made now. */
    public boolean isReady() {
        return !payload.isEmpty();
    }
}
