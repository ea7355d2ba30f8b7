package io.paperbridge.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One HTTP request as a sandbox server sees it.
 *
 * @param method upper case
 * @param path the decoded path without the query
 * @param query decoded query parameters in order; a parameter may repeat
 * @param headers names in lower case, first value of each
 * @param body the body; empty when there is none
 */
public record SandboxRequest(
        String method, String path, Map<String, List<String>> query, Map<String, String> headers, Body body) {

    /** The first value of a query parameter. */
    public Optional<String> parameter(String name) {
        return query.getOrDefault(name, List.of()).stream().findFirst();
    }

    /** A header by its lower-case name. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** Bytes on the wire. */
    public static final class Body {
        private final byte[] bytes;

        public Body(byte[] bytes) {
            this.bytes = bytes.clone();
        }

        public byte[] bytes() {
            return bytes.clone();
        }

        public String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
