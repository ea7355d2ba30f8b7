package io.paperbridge.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One HTTP answer of a sandbox server.
 *
 * @param status the status code
 * @param headers in the order they are sent, Content-Type among them
 * @param body the body; empty when there is none
 */
public record SandboxAnswer(int status, Map<String, String> headers, SandboxRequest.Body body) {

    public static SandboxAnswer json(int status, String json) {
        return text(status, "application/json", json);
    }

    public static SandboxAnswer text(int status, String contentType, String text) {
        return bytes(status, contentType, text.getBytes(StandardCharsets.UTF_8));
    }

    public static SandboxAnswer bytes(int status, String contentType, byte[] bytes) {
        return new SandboxAnswer(status, Map.of("Content-Type", contentType), new SandboxRequest.Body(bytes));
    }

    public static SandboxAnswer empty(int status) {
        return new SandboxAnswer(status, Map.of(), new SandboxRequest.Body(new byte[0]));
    }

    /** No answer at all: the connection ends, as when the server process dies. */
    public static SandboxAnswer cut() {
        return empty(0);
    }

    /** True when the connection is to end without a reply. */
    public boolean isCut() {
        return status == 0;
    }

    public SandboxAnswer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new SandboxAnswer(status, more, body);
    }
}
