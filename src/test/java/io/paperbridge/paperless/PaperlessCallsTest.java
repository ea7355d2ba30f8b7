package io.paperbridge.paperless;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bodies are those that Paperless 3.0.5 sent when its webhooks were recorded. */
class PaperlessCallsTest {

    private final PaperlessCalls calls = new PaperlessCalls();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"document_id\":\"6\",\"url\":\"http://127.0.0.1:8000/documents/6/\",\"title\":\"Hooked invoice\"}",
                "{\"document_id\":\"6\"}",
                "{\"doc_url\":\"http://127.0.0.1:8000/paperless/documents/6/\"}",
                "{\"doc_id\": 6}",
                "{\"doc_id\":\"{doc_id}\",\"doc_url\":\"http://127.0.0.1:8000/documents/6/\"}",
                "\"{\\\"id\\\":\\\"6\\\",\\\"url\\\":\\\"http://127.0.0.1:8000/documents/6/\\\",\\\"title\\\":\\\"Hooked invoice\\\"}\"",
                "{\"url\":\"http://127.0.0.1:8000/documents/6/\",\"title\":\"19\" screen\"}",
                "{\"id\":\"6\",\"title\":\"19\" screen\"}",
                "http://127.0.0.1:8000/documents/6/details",
                "\"http://127.0.0.1:8000/documents/6/\"",
                " 6 "
            })
    void findsTheDocumentInEveryBodyThatPaperlessSends(String body) {
        // When
        long id = calls.inText(body);
        // Then
        assertThat(id).isEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "null",
                "nothing",
                "{\"document_id\":\"0\"}",
                "{\"document_id\":\"-6\"}",
                "{\"document_id\":\"99999999999999999999\"}",
                "http://127.0.0.1:8000/documents/x/",
                "http://127.0.0.1:8000/documents/99999999999999999999/"
            })
    void findsNoneWhereNoneIsNamed(String body) {
        // When
        long id = calls.inText(body);
        // Then
        assertThat(id).isZero();
    }

    @Test
    void findsTheDocumentInAFormAndBesideAFile() {
        // When
        long byId = calls.inForm(Map.of("document_id", new String[] {"6"}));
        long byUrl = calls.inForm(Map.of("doc_id", "", "doc_url", "http://127.0.0.1:8000/documents/6/"));
        long byNothing = calls.inForm(Map.of("title", "/documents/6/"));
        // Then
        assertThat(byId).isEqualTo(6);
        assertThat(byUrl).isEqualTo(6);
        assertThat(byNothing).isZero();
    }
}
