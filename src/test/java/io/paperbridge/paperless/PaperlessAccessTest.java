package io.paperbridge.paperless;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.document.DocumentRef;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class PaperlessAccessTest {

    @ParameterizedTest
    @CsvSource({
        "http://paperless.example:8000, http://paperless.example:8000/documents/17/details",
        "https://archive.example/paperless/api/, https://archive.example/paperless/documents/17/details"
    })
    void linksToThePageOfADocument(String url, String link) {
        // Given
        PaperlessAccess access =
                new PaperlessAccess(new Binder(new MapConfigurationPropertySource(Map.of("url", url, "token", "t0ken")))
                        .bindOrCreate("", PaperlessSettings.class));

        // When
        String page = access.link(new DocumentRef(17, Instant.EPOCH));

        // Then
        assertThat(page).isEqualTo(link);
    }
}
