package io.paperbridge.startup;

/** The start is refused for a reason that a person can remove; the message says which and how, and is all that is shown. */
public final class StartRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what is wrong and what to do; free of secrets
     */
    public StartRefused(String message) {
        super(message);
    }
}
