package io.paperbridge.sandbox.paperless;

import io.paperbridge.sandbox.SandboxAnswer;

/** How a bulk edit can fail under load. */
public enum BulkFault {
    /** 2.20.15 with a locked database: 200, but the result says ERROR and nothing was changed. */
    RESULT_ERROR,
    /** The same edit twice at once: 400, though the change is there. */
    APPLIED_BUT_400,
    /** 400, nothing was changed; a second try succeeds. */
    NOT_APPLIED_400;

    boolean applied() {
        return this == APPLIED_BUT_400;
    }

    SandboxAnswer answer() {
        return this == RESULT_ERROR
                ? SandboxAnswer.json(200, "{\"result\":\"ERROR\"}")
                : SandboxAnswer.text(
                        400, "text/html; charset=utf-8", "Error performing bulk edit, check logs for more detail.");
    }
}
