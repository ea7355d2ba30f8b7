package io.paperbridge.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The Paperbridge that runs in this directory, as a command reaches it: the same operations as in Hawtio. */
public final class RunningPaperbridge {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final HttpClient client;
    private final CookieManager cookies;
    private final URI jolokia;
    private final String login;

    private RunningPaperbridge(HttpClient client, CookieManager cookies, URI jolokia, String login) {
        this.client = client;
        this.cookies = cookies;
        this.jolokia = jolokia;
        this.login = login;
    }

    /** The one that runs; empty when none does, or it has died and left its file behind. */
    public static Optional<RunningPaperbridge> find(SecuritySettings settings) {
        Path file = settings.controlFile();
        try {
            if (!Files.isReadable(file)) {
                return Optional.empty();
            }
            List<String> lines = Files.readAllLines(file);
            if (lines.size() < 2) {
                return Optional.empty();
            }
            String actor = System.getProperty("user.name", "command line");
            String pair = LocalControl.login(actor) + ":" + lines.get(1);
            CookieManager cookies = new CookieManager();
            RunningPaperbridge found = new RunningPaperbridge(
                    HttpClient.newBuilder()
                            .cookieHandler(cookies)
                            .connectTimeout(LONGEST)
                            .build(),
                    cookies,
                    URI.create(lines.get(0) + "/actuator/jolokia"),
                    "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
            return found.answers() ? Optional.of(found) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * Does what an operator can do.
     *
     * @param bean the type of the MBean, for example {@code Upkeep}
     * @param operation its name with the types of its arguments, for example {@code pause(java.lang.String,java.lang.String)}
     * @return what it says
     * @throws IllegalArgumentException when an argument is wrong, with what is wrong about it
     */
    public String operate(String bean, String operation, String... arguments) {
        ObjectNode command = JSON.createObjectNode()
                .put("type", "exec")
                .put("mbean", "io.paperbridge:type=" + bean)
                .put("operation", operation);
        ArrayNode sent = command.putArray("arguments");
        for (String argument : arguments) {
            sent.add(argument);
        }
        try {
            HttpResponse<String> response = send(request()
                    .header("Content-Type", "application/json")
                    .header("X-XSRF-TOKEN", token())
                    .POST(BodyPublishers.ofString(command.toString())));
            JsonNode answer = JSON.readTree(response.body());
            if (answer.path("error_type").asText().equals(IllegalArgumentException.class.getName())) {
                throw new IllegalArgumentException(answer.path("error").asText().replaceFirst("^[\\w.]+ ?: ", ""));
            }
            if (response.statusCode() != 200 || answer.path("status").asInt() != 200) {
                throw new IllegalStateException("The running Paperbridge refused " + operation + ": "
                        + answer.path("error").asText("status " + response.statusCode()));
            }
            return answer.path("value").asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean answers() throws IOException {
        return send(request().GET()).statusCode() == 200;
    }

    /** Against requests that a page sends in an operator's name; it came with the first answer. */
    private String token() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    private HttpRequest.Builder request() {
        return HttpRequest.newBuilder(jolokia).timeout(LONGEST).header("Authorization", login);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
