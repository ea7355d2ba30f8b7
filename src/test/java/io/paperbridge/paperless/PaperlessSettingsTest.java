package io.paperbridge.paperless;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class PaperlessSettingsTest {

    @ParameterizedTest
    @CsvSource({
        "http://nas:8000, http://nas:8000",
        "http://nas:8000/, http://nas:8000",
        "https://nas/paperless/, https://nas/paperless",
        "https://nas/paperless/api/, https://nas/paperless",
        "http://nas:8000/api, http://nas:8000"
    })
    void acceptsTheAddressInEveryUsualForm(String written, String meant) {
        // When
        PaperlessSettings settings = bind(Map.of("url", written, "token", "t0ken"));
        // Then
        assertThat(settings.url()).isEqualTo(meant);
        assertThat(settings.toString()).doesNotContain("t0ken");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nas:8000", "ftp://nas", "http://", "http://nas/?page=1"})
    void refusesWhatIsNoAddressAndNamesTheKey(String written) {
        // When
        Throwable thrown = catchThrowable(() -> bind(Map.of("url", written, "token", "t")));
        // Then
        assertThat(thrown).rootCause().hasMessageContaining("paperbridge.paperless.url (PAPERLESS_URL)");
    }

    @Test
    void refusesAMissingTokenAndSaysWhereItIs() {
        // When
        Throwable thrown = catchThrowable(() -> bind(Map.of("url", "http://nas")));
        // Then
        assertThat(thrown).rootCause().hasMessageContaining("PAPERLESS_TOKEN").hasMessageContaining("My Profile");
    }

    @Test
    void hasNamesForEverythingWithoutBeingTold() {
        // When
        PaperlessSettings settings = bind(Map.of("url", "http://nas", "token", "t"));
        // Then
        assertThat(settings.select()).isEqualTo(PaperlessSettings.Select.TAG);
        assertThat(settings.tags().in()).isEqualTo("to-book");
        assertThat(settings.fields().dueDate()).isEqualTo("Due date");
        assertThat(settings.documentTypes().bill()).contains("Rechnung");
    }

    private static PaperlessSettings bind(Map<String, String> values) {
        MapConfigurationPropertySource source = new MapConfigurationPropertySource();
        values.forEach((key, value) -> source.put("paperbridge.paperless." + key, value));
        return new Binder(source).bindOrCreate("paperbridge.paperless", PaperlessSettings.class);
    }
}
