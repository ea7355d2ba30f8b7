package io.paperbridge.web;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The one login of the web interface.
 *
 * @param user the name to log in with
 * @param password the password; empty for a random one that is printed at the first start
 * @param passwordFile where the random password is kept, as a hash
 * @param controlFile where commands find the running Paperbridge, and what lets them in
 */
@ConfigurationProperties("paperbridge.security")
public record SecuritySettings(
        @DefaultValue("paperbridge") String user,
        @DefaultValue("") String password,
        @DefaultValue("data/login") Path passwordFile,
        @DefaultValue("data/control") Path controlFile) {

    @Override
    public String toString() {
        return "SecuritySettings[user=" + user + ", passwordFile=" + passwordFile + "]";
    }
}
