package io.paperbridge.web;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * The password of the web interface, as a hash: the one that is set, else a random one.
 *
 * <p>The random one is printed once, when it is made; afterwards only its hash is there, in a file that nobody else may read. Delete the
 * file to get a new one.
 */
final class Login {

    private final SecuritySettings settings;
    private final PasswordEncoder encoder;
    private final PrintStream out;

    Login(SecuritySettings settings, PasswordEncoder encoder, PrintStream out) {
        this.settings = settings;
        this.encoder = encoder;
        this.out = out;
    }

    /** The hash to check a login against. */
    String passwordHash() {
        if (!settings.password().isBlank()) {
            return encoder.encode(settings.password());
        }
        Path file = settings.passwordFile();
        try {
            if (Files.exists(file)) {
                return Files.readString(file).strip();
            }
            return makeOne(file);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "The password file " + file + " cannot be read or written ("
                            + e.getClass().getSimpleName()
                            + "); check its rights, or set PAPERBRIDGE_SECURITY_PASSWORD.",
                    e);
        }
    }

    private String makeOne(Path file) throws IOException {
        String password = OwnerOnly.random();
        String hash = encoder.encode(password);
        try {
            OwnerOnly.write(file, hash);
        } catch (FileAlreadyExistsException e) {
            return Files.readString(file).strip();
        }
        out.println("Login of the web interface: user " + settings.user() + ", password " + password
                + " (shown this once; to choose your own set PAPERBRIDGE_SECURITY_PASSWORD)");
        return hash;
    }
}
