package io.paperbridge.sandbox.paperless;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paperbridge.sandbox.SandboxRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * One authenticated call.
 *
 * @param path the parts of the path that vary, for example a document's id
 * @param api the negotiated API version
 */
record Call(SandboxRequest request, Account account, List<String> path, int api) {

    Call {
        path = List.copyOf(path);
    }

    void require(String permission) {
        if (!account.may(permission)) {
            throw Refusal.noPermission();
        }
    }

    /** The last value of a query parameter. */
    Optional<String> parameter(String name) {
        List<String> values = request.query().getOrDefault(name, List.of());
        return values.isEmpty() ? Optional.empty() : Optional.of(values.get(values.size() - 1));
    }

    /** The body of a call that takes nothing but JSON. */
    JsonNode json() {
        if (!contentType().startsWith("application/json")) {
            throw unsupported();
        }
        return Json.parse(request.body().text());
    }

    /** The body of a call that takes JSON or a form. */
    JsonNode jsonOrForm() {
        if (!contentType().startsWith("application/x-www-form-urlencoded")) {
            return json();
        }
        ObjectNode form = Json.object();
        for (String pair : request.body().text().split("&", -1)) {
            String[] parts = pair.split("=", 2);
            form.put(decoded(parts[0]), parts.length > 1 ? decoded(parts[1]) : "");
        }
        return form;
    }

    String contentType() {
        return request.header("content-type").orElse("application/json");
    }

    Refusal unsupported() {
        return Refusal.detail(415, "Unsupported media type \"" + contentType() + "\" in request.");
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
