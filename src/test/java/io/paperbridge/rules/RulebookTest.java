package io.paperbridge.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paperbridge.document.Invoices;
import io.paperbridge.document.Treatment.Aspect;
import io.paperbridge.failure.ConfigurationFault;
import io.paperbridge.language.Language;
import io.paperbridge.language.LanguageSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules in a real file that changes while Paperbridge runs. */
class RulebookTest {

    private Instant now = Instant.parse("2026-11-26T10:00:00Z");
    private final Path file;

    RulebookTest(@TempDir Path folder) {
        this.file = folder.resolve("rules.yaml");
    }

    @Test
    void aChangedFileIsInForceForTheNextDocument() throws IOException {
        // Given
        write("account: '4711'");
        Rulebook rulebook = rulebook();
        assertThat(account(rulebook)).isEqualTo("4711");
        // When
        write("account: '4712'");
        pass(Duration.ofSeconds(1));
        // Then
        assertThat(account(rulebook)).isEqualTo("4712");
        assertThat(rulebook.fault()).isEmpty();
    }

    @Test
    void theFileIsLookedAtOnceASecondAtMost() throws IOException {
        // Given
        write("account: '4711'");
        Rulebook rulebook = rulebook();
        // When
        write("account: '4712'");
        pass(Duration.ofMillis(999));
        // Then
        assertThat(account(rulebook)).isEqualTo("4711");
    }

    @Test
    void aBrokenFileLeavesTheRulesInForceAndIsAWarningUntilItIsRight() throws IOException {
        // Given
        write("account: '4711'");
        Rulebook rulebook = rulebook();
        RulesHealth health = new RulesHealth(rulebook, english());
        // When
        write("acount: '4712'");
        pass(Duration.ofSeconds(1));
        // Then
        assertThat(account(rulebook)).isEqualTo("4711");
        assertThat(health.health().getStatus().getCode()).isEqualTo("WARNING");
        assertThat(String.valueOf(health.health().getDetails().get("fault")))
                .contains("rules.yaml, line 4: rule \"Hosting\", under \"then\": \"acount\" is unknown here")
                .endsWith("Until then the rules read before stay in force.");
        // When
        write("account: '4713'");
        pass(Duration.ofSeconds(1));
        // Then
        assertThat(account(rulebook)).isEqualTo("4713");
        assertThat(health.health().getStatus().getCode()).isEqualTo("UP");
        assertThat(health.health().getDetails()).containsEntry("rules", 1).doesNotContainKey("fault");
    }

    @Test
    void aFileThatIsEmptyForAMomentWhileItIsSavedChangesNothing() throws IOException {
        // Given
        write("account: '4711'");
        Rulebook rulebook = rulebook();
        // When
        Files.writeString(file, "");
        pass(Duration.ofSeconds(1));
        // Then
        assertThat(account(rulebook)).isEqualTo("4711");
        assertThat(rulebook.fault()).isPresent();
    }

    @Test
    void aRemovedFileMeansNoRulesOnceItIsMissedTwice() throws IOException {
        // Given
        write("account: '4711'");
        Rulebook rulebook = rulebook();
        // When
        Files.delete(file);
        pass(Duration.ofSeconds(1));
        // Then
        assertThat(account(rulebook)).isEqualTo("4711");
        pass(Duration.ofSeconds(1));
        assertThat(account(rulebook)).isNull();
    }

    @Test
    void withoutAFileThereAreNoRulesUntilThereIsOne() throws IOException {
        // Given
        Rulebook rulebook = rulebook();
        assertThat(account(rulebook)).isNull();
        // When
        write("account: '4711'");
        pass(Duration.ofSeconds(1));
        // Then
        assertThat(account(rulebook)).isEqualTo("4711");
    }

    @Test
    void aBrokenFileAtTheStartIsRefusedWithOneSentence() throws IOException {
        // Given
        write("posting: open");
        // When // Then
        assertThatThrownBy(this::rulebook)
                .isInstanceOf(ConfigurationFault.class)
                .hasMessage(
                        file + ", line 4: rule \"Hosting\": posting is \"open\", but must be one of verified, draft");
    }

    @Test
    void aFileThatIsNotInUtf8IsRefused() throws IOException {
        // Given
        Files.write(file, "rules: [] # Büro".getBytes(StandardCharsets.ISO_8859_1));
        // When // Then
        assertThatThrownBy(this::rulebook).hasMessageEndingWith("the file is not in UTF-8; save it in this encoding");
    }

    @Test
    void aFolderInPlaceOfTheFileIsRefused() throws IOException {
        // Given
        Files.createDirectory(file);
        // When // Then
        assertThatThrownBy(this::rulebook).hasMessageContaining("the file cannot be read (");
    }

    private void write(String then) throws IOException {
        Files.writeString(file, "rules:\n  - name: Hosting\n    when: always\n    then: {" + then + "}\n");
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    private Rulebook rulebook() {
        return new Rulebook(new RulesSettings(file.toString()), () -> now);
    }

    private static @Nullable String account(Rulebook rulebook) {
        return new Treatments(rulebook, english())
                .of(Invoices.oneRate().build(), Documents.hosting())
                .value(Aspect.ACCOUNT);
    }

    private static Language english() {
        return new Language(new LanguageSettings(LanguageSettings.Choice.EN));
    }
}
