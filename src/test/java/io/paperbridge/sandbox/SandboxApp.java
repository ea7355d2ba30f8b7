package io.paperbridge.sandbox;

/** What a sandbox server does with one request; must be safe for several threads at once. */
@FunctionalInterface
public interface SandboxApp {

    /** Applies the request and answers it; {@link SandboxAnswer#cut()} ends the connection without a reply. */
    SandboxAnswer handle(SandboxRequest request);

    /** Goes back to the state right after the start. */
    default void reset() {}

    /** The state as JSON, for people and scripts that look in from outside. */
    default String state() {
        return "{}";
    }
}
