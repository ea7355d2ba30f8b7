package io.paperbridge.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Scripts a sandbox server from outside: {@code reset}, {@code faults}, {@code release}, {@code requests}, {@code state}. */
final class Control {

    static final String PREFIX = "/__sandbox/";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final SandboxApp app;
    private final Faults faults;
    private final RequestLog log;

    Control(SandboxApp app, Faults faults, RequestLog log) {
        this.app = app;
        this.faults = faults;
        this.log = log;
    }

    SandboxAnswer handle(SandboxRequest request) {
        String call = request.method() + " " + request.path().substring(PREFIX.length());
        try {
            return switch (call) {
                case "POST reset" -> {
                    faults.clear();
                    log.clear();
                    app.reset();
                    yield SandboxAnswer.empty(204);
                }
                case "POST faults" -> {
                    add(JSON.readTree(request.body().text()));
                    yield SandboxAnswer.empty(204);
                }
                case "DELETE faults" -> {
                    faults.clear();
                    yield SandboxAnswer.empty(204);
                }
                case "POST release" -> {
                    faults.release();
                    yield SandboxAnswer.empty(204);
                }
                case "GET requests" -> SandboxAnswer.json(200, requests().toString());
                case "GET state" -> SandboxAnswer.json(200, app.state());
                default -> SandboxAnswer.text(404, "text/plain", "There is no " + call + " here.");
            };
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return SandboxAnswer.text(400, "text/plain", String.valueOf(e.getMessage()));
        }
    }

    /** {@code {"kind":"applyThenFail","method":"POST","path":"/api/bills","status":503,"seconds":2,"skip":0,"count":1,"probability":1}}. */
    private void add(JsonNode rule) {
        String kind = rule.path("kind").asText();
        Duration pause = Duration.ofMillis(Math.round(rule.path("seconds").asDouble(1) * 1000));
        switch (kind) {
            case "latency" -> faults.latency(pause);
            case "throttle" -> faults.throttle(rule.path("limit").asInt(10), pause);
            case "seed" -> faults.seed(rule.path("seed").asLong());
            default ->
                faults.add(new Faults.Rule(
                        rule.path("method").asText("*"),
                        rule.path("path").asText(".*"),
                        rule.path("skip").asInt(0),
                        rule.path("count").asInt(1),
                        rule.path("probability").asDouble(1),
                        fault(kind, rule, pause)));
        }
    }

    private static Fault fault(String kind, JsonNode rule, Duration pause) {
        int status = rule.path("status").asInt(503);
        return switch (kind) {
            case "failBefore" -> Fault.failBefore(status, headers(rule.path("headers")));
            case "applyThenFail" -> Fault.applyThenFail(status);
            case "applyThenReset" -> Fault.applyThenReset();
            case "resetBefore" -> Fault.resetBefore();
            case "stallBefore" -> Fault.stallBefore(pause);
            case "stallAfter" -> Fault.stallAfter(pause);
            case "applyLate" -> Fault.applyLate(pause, rule.path("status").asInt(504));
            case "applyLateAndReset" -> Fault.applyLateAndReset(pause);
            case "holdBefore" -> Fault.holdBefore();
            case "holdAfter" -> Fault.holdAfter();
            case "htmlLogin" -> Fault.htmlLogin();
            case "loginRedirect" -> Fault.loginRedirect();
            default -> throw new IllegalArgumentException("There is no fault \"" + kind + "\".");
        };
    }

    private static Map<String, String> headers(JsonNode node) {
        Map<String, String> headers = new HashMap<>();
        node.properties()
                .forEach(field -> headers.put(field.getKey(), field.getValue().asText()));
        return headers;
    }

    private ObjectNode requests() {
        ObjectNode answer = JSON.createObjectNode();
        answer.put("max_in_flight", log.maxInFlight());
        answer.put("waiting", faults.waiting());
        ObjectNode counts = answer.putObject("counts");
        log.counts().forEach(counts::put);
        ArrayNode requests = answer.putArray("requests");
        for (RequestLog.Entry entry : log.entries()) {
            requests.addObject()
                    .put("time", entry.time().toString())
                    .put("method", entry.method())
                    .put("path", entry.path())
                    .put("query", entry.query().toString())
                    .put("status", entry.status())
                    .put("applied", entry.applied());
        }
        return answer;
    }
}
