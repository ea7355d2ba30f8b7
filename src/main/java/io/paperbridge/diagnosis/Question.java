package io.paperbridge.diagnosis;

/**
 * One request by which the doctor looks at a server. It changes nothing there, whatever its method.
 *
 * @param name what the answer is kept under
 * @param method the HTTP method
 * @param path the path from {@code /api/} on
 * @param query the query without question mark; may be empty
 * @param body the JSON to send; empty for none
 */
public record Question(String name, String method, String path, String query, String body) {

    /** A question that reads. */
    public static Question get(String name, String path, String query) {
        return new Question(name, "GET", path, query, "");
    }
}
