package io.paperbridge.web;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * The password of the web interface, as a hash: the one that is set, else a random one.
 *
 * <p>The random one is printed once, when it is made; afterwards only its hash is there, in a file that nobody else may read. Delete the
 * file to get a new one.
 */
final class Login {

    private static final int RANDOM_BYTES = 15;

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
        byte[] random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        String hash = encoder.encode(password);
        try {
            write(file, hash);
        } catch (FileAlreadyExistsException e) {
            return Files.readString(file).strip();
        }
        out.println("Login of the web interface: user " + settings.user() + ", password " + password
                + " (shown this once; to choose your own set PAPERBRIDGE_SECURITY_PASSWORD)");
        return hash;
    }

    private static void write(Path file, String hash) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        FileAttribute<?>[] ownerOnly =
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                        }
                        : new FileAttribute<?>[0];
        try (var channel = Files.newByteChannel(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly)) {
            channel.write(ByteBuffer.wrap(hash.getBytes(StandardCharsets.UTF_8)));
        }
    }
}
