package io.paperbridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.Paperbridge;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(
        classes = Paperbridge.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.location=classpath:/application.yaml",
            "spring.datasource.url=jdbc:h2:mem:security;DB_CLOSE_DELAY=-1;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE",
            "camel.main.routes-include-pattern=classpath:no-routes/*.camel.yaml",
            "PAPERLESS_URL=http://127.0.0.1:9",
            "PAPERLESS_TOKEN=0123456789012345678901234567890123456789",
            "BIGCAPITAL_URL=http://127.0.0.1:9",
            "BIGCAPITAL_API_KEY=bc_none",
            "paperbridge.security.password=open sesame",
            "paperbridge.security.control-file=target/control"
        })
class SecurityTest {

    private final int port;

    SecurityTest(@Autowired @LocalServerPort int port) {
        this.port = port;
    }

    @ParameterizedTest
    @ValueSource(strings = {"health", "health/liveness", "health/readiness"})
    void answersHealthToEverybodyWithoutDetails(String path) throws Exception {
        // When
        HttpResponse<String> answer = get(path, false);
        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("UP").doesNotContain("components");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hawtio/", "jolokia", "prometheus", "info", "env"})
    void letsNobodyInWithoutLogin(String path) throws Exception {
        // When
        HttpResponse<String> answer = get(path, false);
        // Then
        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hawtio/", "jolokia", "info"})
    void letsTheOneUserIn(String path) throws Exception {
        // When
        HttpResponse<String> answer = get(path, true);
        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void refusesAPostWithoutTheTokenOfTheCookie() throws Exception {
        // Given
        HttpRequest post = request("jolokia", true)
                .POST(HttpRequest.BodyPublishers.ofString("{\"type\":\"version\"}"))
                .build();
        // When
        HttpResponse<String> answer = HttpClient.newHttpClient().send(post, BodyHandlers.ofString());
        // Then
        assertThat(answer.statusCode()).isIn(401, 403);
    }

    @Test
    void acceptsAPostWithTheTokenOfTheCookie() throws Exception {
        // Given
        CookieManager cookies = new CookieManager();
        HttpClient browser = HttpClient.newBuilder().cookieHandler(cookies).build();
        browser.send(request("jolokia", true).build(), BodyHandlers.ofString());
        HttpRequest post = request("jolokia", true)
                .header("X-XSRF-TOKEN", token(cookies))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"type\":\"version\"}"))
                .build();
        // When
        HttpResponse<String> answer = browser.send(post, BodyHandlers.ofString());
        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void letsAPageUseTheApiWithTheSessionAndTheTokenOfTheCookie() throws Exception {
        // Given
        CookieManager cookies = new CookieManager();
        HttpClient browser = HttpClient.newBuilder().cookieHandler(cookies).build();
        String address = "http://127.0.0.1:" + port;
        browser.send(HttpRequest.newBuilder(URI.create(address + "/login")).build(), BodyHandlers.ofString());
        String form = "username=paperbridge&password=open+sesame&_csrf=" + token(cookies);
        browser.send(
                HttpRequest.newBuilder(URI.create(address + "/login"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
        HttpRequest.Builder retry = HttpRequest.newBuilder(URI.create(address + "/api/v1/documents/99/retry"))
                .header("Origin", address)
                .POST(HttpRequest.BodyPublishers.noBody());
        // When
        HttpResponse<String> read = browser.send(
                HttpRequest.newBuilder(URI.create(address + "/api/v1/documents"))
                        .build(),
                BodyHandlers.ofString());
        HttpResponse<String> without = browser.send(retry.build(), BodyHandlers.ofString());
        HttpResponse<String> with =
                browser.send(retry.header("X-XSRF-TOKEN", token(cookies)).build(), BodyHandlers.ofString());
        // Then
        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(without.statusCode()).isEqualTo(403);
        assertThat(without.body()).contains("/reasons/forbidden");
        assertThat(with.statusCode()).isEqualTo(404);
        assertThat(with.body()).contains("/reasons/unknown-document");
    }

    private static String token(CookieManager cookies) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    private HttpResponse<String> get(String path, boolean login) throws Exception {
        return HttpClient.newHttpClient().send(request(path, login).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path, boolean login) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/" + path));
        if (login) {
            String pair =
                    Base64.getEncoder().encodeToString("paperbridge:open sesame".getBytes(StandardCharsets.UTF_8));
            request.header("Authorization", "Basic " + pair);
        }
        return request;
    }
}
