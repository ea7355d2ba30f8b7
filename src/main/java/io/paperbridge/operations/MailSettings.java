package io.paperbridge.operations;

import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The mail server that takes what Paperbridge sends.
 *
 * @param host its name
 * @param port its port
 * @param user who signs in there; empty for nobody
 * @param password of the user
 * @param encryption {@code starttls} (a server that cannot is refused), {@code tls} from the first byte, or {@code none}
 * @param from who mail is from
 */
@ConfigurationProperties("paperbridge.mail")
public record MailSettings(
        @DefaultValue("localhost") String host,
        @DefaultValue("587") int port,
        @DefaultValue("") String user,
        @DefaultValue("") String password,
        @DefaultValue("starttls") Encryption encryption,
        @DefaultValue("paperbridge@localhost") String from) {

    private static final int LARGEST_PORT = 65_535;

    /** How the way to the mail server is kept private. */
    public enum Encryption {
        STARTTLS,
        TLS,
        NONE
    }

    public MailSettings {
        if (host.isBlank() || host.strip().contains(" ") || host.contains("/")) {
            throw new IllegalArgumentException(
                    "paperbridge.mail.host is '" + host + "', but must be the name of a mail server.");
        }
        if (port < 1 || port > LARGEST_PORT) {
            throw new IllegalArgumentException(
                    "paperbridge.mail.port is " + port + ", but must be a port, for example 587.");
        }
        if (!from.contains("@")) {
            throw new IllegalArgumentException("paperbridge.mail.from is '" + from + "', but must be a mail address.");
        }
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "MailSettings[" + host + ":" + port + ", " + encryption.name().toLowerCase(Locale.ROOT) + "]";
    }
}
