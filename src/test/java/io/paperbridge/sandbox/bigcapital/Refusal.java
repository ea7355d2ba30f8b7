package io.paperbridge.sandbox.bigcapital;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paperbridge.sandbox.SandboxAnswer;
import org.jspecify.annotations.Nullable;

/** Ends a request with one of BigCapital's four kinds of error answer. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient SandboxAnswer answer;

    private Refusal(SandboxAnswer answer) {
        super("answered " + answer.status());
        this.answer = answer;
    }

    SandboxAnswer answer() {
        return answer;
    }

    /** A rule of the books was broken; the type is the only stable part. */
    static Refusal business(String type, @Nullable String message) {
        return business(400, type, message, null);
    }

    static Refusal business(String type) {
        return business(type, null);
    }

    static Refusal business(int status, String type, @Nullable String message, @Nullable JsonNode payload) {
        ObjectNode error = Wire.object().put("statusCode", status).put("type", type);
        error.put("message", message);
        if (payload != null) {
            error.set("payload", payload);
        }
        ObjectNode body = Wire.object();
        body.putArray("errors").add(error);
        return new Refusal(Wire.answer(status, body));
    }

    /** The request does not have the right form. */
    static Refusal invalid(ArrayNode problems) {
        ObjectNode body = Wire.object();
        body.set("message", problems);
        return new Refusal(Wire.answer(400, body.put("error", "Bad Request").put("statusCode", 400)));
    }

    static Refusal badRequest(String message) {
        return http(400, message, "Bad Request");
    }

    static Refusal noRoute(String method, String path) {
        return http(404, "Cannot " + method + " " + path, "Not Found");
    }

    static Refusal unauthorized() {
        return new Refusal(
                Wire.answer(401, Wire.object().put("message", "Unauthorized").put("statusCode", 401)));
    }

    static Refusal noOrganization() {
        return http(401, "Organization ID is required.", "Unauthorized");
    }

    static Refusal unknownOrganization() {
        ObjectNode body = Wire.object().put("message", "Tenant not found.");
        body.putArray("errors").addObject().put("type", "TENANT.NOT.FOUND");
        return new Refusal(Wire.answer(401, body));
    }

    /** The answer is a 401 and says 400. */
    static Refusal notBuilt() {
        ObjectNode body = Wire.object()
                .put("statusCode", 400)
                .put("error", "Bad Request")
                .put("message", "Tenant database is not migrated with application schema yet.");
        body.putArray("errors").addObject().put("type", "TENANT.DATABASE.NOT.INITALIZED");
        return new Refusal(Wire.answer(401, body));
    }

    static Refusal noFile() {
        return new Refusal(Wire.answer(
                401, Wire.object().put("errorType", "FILE_UPLOAD_FAILED").put("message", "Now file uploaded.")));
    }

    static Refusal wrongPassword(String email) {
        return new Refusal(Wire.answer(
                401,
                Wire.object()
                        .put("statusCode", 401)
                        .put("error", "Unauthorized")
                        .put("message", "Invalid email or password for " + email)
                        .put("code", "INVALID_DETAILS")));
    }

    static Refusal tooLarge() {
        return new Refusal(
                Wire.answer(413, Wire.object().put("statusCode", 413).put("message", "request entity too large")));
    }

    static Refusal notFound() {
        return new Refusal(Wire.answer(404, Wire.object().put("statusCode", 404).put("message", "NotFoundError")));
    }

    /** The server fell over the data; it says nothing more. */
    static Refusal internal() {
        return new Refusal(
                Wire.answer(500, Wire.object().put("statusCode", 500).put("message", "Internal server error")));
    }

    /** The server process is gone. */
    static Refusal cut() {
        return new Refusal(SandboxAnswer.cut());
    }

    private static Refusal http(int status, String message, String error) {
        return new Refusal(Wire.answer(
                status,
                Wire.object().put("message", message).put("error", error).put("statusCode", status)));
    }
}
