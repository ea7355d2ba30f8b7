package io.paperbridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

class LoginTest {

    private final PasswordEncoder encoder = new BCryptPasswordEncoder(4);
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Path file;

    LoginTest(@TempDir Path folder) {
        this.file = folder.resolve("data/login");
    }

    @Test
    void printsARandomPasswordAtTheFirstStartOnly() throws Exception {
        // Given
        String first = login("").passwordHash();
        String shown = printed.toString(StandardCharsets.UTF_8);
        // When
        String second = login("").passwordHash();
        // Then
        Matcher password = Pattern.compile("password (\\S+) ").matcher(shown);
        assertThat(password.find()).isTrue();
        assertThat(encoder.matches(password.group(1), second)).isTrue();
        assertThat(second).isEqualTo(first);
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEqualTo(shown);
        assertThat(Files.readString(file)).doesNotContain(password.group(1));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void takesThePasswordThatIsSetAndPrintsNothing() {
        // When
        String hash = login("open sesame").passwordHash();
        // Then
        assertThat(encoder.matches("open sesame", hash)).isTrue();
        assertThat(printed.size()).isZero();
        assertThat(file).doesNotExist();
    }

    private Login login(String password) {
        return new Login(
                new SecuritySettings(
                        "paperbridge", password, file, file.resolveSibling("control"), 10, 6000, List.of()),
                encoder,
                new PrintStream(printed, true, StandardCharsets.UTF_8));
    }
}
