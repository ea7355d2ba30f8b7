package io.paperbridge.operations;

import io.paperbridge.language.Sentence;

/** A file is not taken, for what it is or how it is called; Paperless was not asked to take it. */
public final class UploadRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Why why;
    private final transient Sentence sentence;

    UploadRefused(Why why, Sentence sentence) {
        super(sentence.toString());
        this.why = why;
        this.sentence = sentence;
    }

    /** What is wrong with it. */
    public enum Why {
        /** It is empty, damaged or encrypted, or what was said of it is wrong. */
        CONTENT,
        /** It is larger than is taken. */
        SIZE,
        /** It is no PDF, PNG, JPEG or TIFF. */
        TYPE
    }

    public Why why() {
        return why;
    }

    /** What is wrong and what to do, for who uploads it. */
    public Sentence sentence() {
        return sentence;
    }
}
