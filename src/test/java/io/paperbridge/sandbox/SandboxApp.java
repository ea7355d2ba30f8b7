package io.paperbridge.sandbox;

/** What a sandbox server does with one request; must be safe for several threads at once. */
@FunctionalInterface
public interface SandboxApp {
    SandboxAnswer handle(SandboxRequest request);
}
