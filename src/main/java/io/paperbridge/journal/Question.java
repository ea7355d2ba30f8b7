package io.paperbridge.journal;

import io.paperbridge.failure.Reason;

/**
 * What a person is asked before a document is booked.
 *
 * @param reason why
 * @param subject what exactly is asked about, at most 500 characters; the answer covers this and nothing else
 */
public record Question(Reason reason, String subject) {

    private static final int LONGEST = 500;

    public Question {
        if (subject.isBlank() || subject.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "a question needs a subject of 1 to " + LONGEST + " characters: " + subject);
        }
    }
}
