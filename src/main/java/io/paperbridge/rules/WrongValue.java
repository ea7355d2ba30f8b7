package io.paperbridge.rules;

import io.paperbridge.language.Sentence;

/** A value in the rules file that cannot be; caught by the parser, which knows where it stands. */
final class WrongValue extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Sentence right;

    /**
     * @param right what would be right, to follow "but must be"
     */
    WrongValue(Sentence right) {
        super(right.toString());
        this.right = right;
    }

    Sentence right() {
        return right;
    }
}
