package io.paperbridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The description of the HTTP API, held to what the program answers. */
@RunningApi
class ApiDescriptionTest {

    private final ApiCalls api;
    private final RequestMappingHandlerMapping mappings;

    ApiDescriptionTest(
            @Autowired @LocalServerPort int port,
            @Autowired @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings) {
        this.api = new ApiCalls(port, "paperbridge", "open sesame");
        this.mappings = mappings;
    }

    @Test
    void describesEveryAddressThatIsAnswered() throws Exception {
        // Given
        Set<String> answered = new TreeSet<>();
        mappings.getHandlerMethods().forEach((mapping, method) -> {
            if (method.getBeanType().getPackageName().equals("io.paperbridge.web.api")) {
                mapping.getPatternValues().stream()
                        .filter(path -> path.startsWith("/api/"))
                        .forEach(path -> mapping.getMethodsCondition()
                                .getMethods()
                                .forEach(verb -> answered.add(verb + " " + path)));
            }
        });
        // When
        JsonNode description = api.json("/api/v1/openapi.json");
        Set<String> described = new TreeSet<>();
        for (Map.Entry<String, JsonNode> path : description.path("paths").properties()) {
            path.getValue()
                    .fieldNames()
                    .forEachRemaining(verb -> described.add(verb.toUpperCase(Locale.ROOT) + " " + path.getKey()));
        }
        // Then
        assertThat(description.path("openapi").asText()).startsWith("3.1");
        assertThat(described).isEqualTo(answered).hasSizeGreaterThan(10);
    }

    @Test
    void describesParametersAnswersAndProblems() throws Exception {
        // When
        JsonNode list = api.json("/api/v1/openapi.json")
                .path("paths")
                .path("/api/v1/documents")
                .path("get");
        // Then
        assertThat(list.path("parameters").findValuesAsText("name"))
                .containsExactlyInAnyOrder(
                        "state", "kind", "party", "number", "reason", "from", "to", "text", "sort", "cursor", "limit");
        assertThat(list.path("responses").path("200").path("content").has("application/json"))
                .isTrue();
        assertThat(list.path("responses").path("default").path("content").has("application/problem+json"))
                .isTrue();
    }

    @Test
    void refersOnlyToWhatItDescribes() throws Exception {
        // When
        JsonNode description = api.json("/api/v1/openapi.json");
        // Then
        assertThat(description.findValuesAsText("$ref")).isNotEmpty().allSatisfy(reference -> assertThat(
                        description.at(reference.substring(1)).isObject())
                .as(reference)
                .isTrue());
    }

    @Test
    void isRenderedBehindTheLogin() throws Exception {
        // When
        HttpResponse<String> stranger = api.send(api.stranger("/api/v1/openapi.json"));
        HttpResponse<String> redirect = api.get("/api/v1/docs");
        HttpResponse<String> page = api.get(
                redirect.headers().firstValue("Location").orElse("/api/v1/docs").replaceFirst("^https?://[^/]+", ""));
        // Then
        assertThat(stranger.statusCode()).isEqualTo(401);
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        assertThat(page.body()).contains("swagger-ui");
    }
}
