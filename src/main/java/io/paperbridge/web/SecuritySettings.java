package io.paperbridge.web;

import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The login of the web interface, and how much is let in.
 *
 * @param user the name to log in with as admin
 * @param password the password; empty for a random one that is printed at the first start
 * @param passwordFile where the random password is kept, as a hash
 * @param controlFile where commands find the running Paperbridge, and what lets them in
 * @param failedLoginsPerMinute how many wrong logins are looked at in a minute, under one name and from one address
 * @param apiPerMinute how many calls of the API each user has in a minute
 * @param corsOrigins the origins whose pages may call the API with a token, for example https://books.example.org; empty: none
 */
@ConfigurationProperties("paperbridge.security")
public record SecuritySettings(
        @DefaultValue("paperbridge") String user,
        @DefaultValue("") String password,
        @DefaultValue("data/login") Path passwordFile,
        @DefaultValue("data/control") Path controlFile,
        @DefaultValue("10") int failedLoginsPerMinute,
        @DefaultValue("6000") int apiPerMinute,
        @DefaultValue List<String> corsOrigins) {

    public SecuritySettings {
        positive("failed-logins-per-minute", failedLoginsPerMinute);
        positive("api-per-minute", apiPerMinute);
        corsOrigins = List.copyOf(corsOrigins);
        corsOrigins.forEach(SecuritySettings::requireOrigin);
    }

    @Override
    public String toString() {
        return "SecuritySettings[user=" + user + ", passwordFile=" + passwordFile + "]";
    }

    private static void positive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(
                    "paperbridge.security." + name + " is " + value + ", but must be 1 or more.");
        }
    }

    private static void requireOrigin(String origin) {
        if (!origin.matches("https?://[^/*\\s]+")) {
            throw new IllegalArgumentException(
                    "paperbridge.security.cors-origins has \"" + origin
                            + "\", but must have origins as browsers send them, for example https://books.example.org, without a path.");
        }
    }
}
