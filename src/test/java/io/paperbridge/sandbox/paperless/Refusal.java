package io.paperbridge.sandbox.paperless;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paperbridge.sandbox.SandboxAnswer;

/** Ends the handling of a request with an error answer, in one of the many shapes Paperless has for errors. */
final class Refusal extends RuntimeException {

    private static final String HTML = "text/html; charset=utf-8";

    private final transient SandboxAnswer answer;

    private Refusal(SandboxAnswer answer) {
        super("answered with status " + answer.status(), null, false, false);
        this.answer = answer;
    }

    SandboxAnswer answer() {
        return answer;
    }

    static Refusal detail(int status, String detail) {
        return json(status, Json.object().put("detail", detail));
    }

    static Refusal field(String field, String... messages) {
        ObjectNode body = Json.object();
        for (String message : messages) {
            body.withArray(field).add(message);
        }
        return json(400, body);
    }

    static Refusal json(int status, JsonNode body) {
        return new Refusal(SandboxAnswer.json(status, Json.text(body)));
    }

    /** Bare text that claims to be HTML. */
    static Refusal text(int status, String text) {
        return new Refusal(SandboxAnswer.text(status, HTML, text));
    }

    static Refusal serverError() {
        return text(
                500,
                """
                <!doctype html>
                <html lang="en">
                <head>
                  <title>Server Error (500)</title>
                </head>
                <body>
                  <h1>Server Error (500)</h1>
                </body>
                </html>
                """);
    }

    Refusal with(String header, String value) {
        return new Refusal(answer.with(header, value));
    }

    static Refusal noPermission() {
        return detail(403, "You do not have permission to perform this action.");
    }

    /** A gap of the sandbox itself; loud, so that nobody takes it for an answer of Paperless. */
    static Refusal notInSandbox(String what) {
        return new Refusal(SandboxAnswer.text(501, "text/plain", "the sandbox does not do " + what));
    }
}
