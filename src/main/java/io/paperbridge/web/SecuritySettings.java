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
 */
@ConfigurationProperties("paperbridge.security")
record SecuritySettings(
        @DefaultValue("paperbridge") String user,
        @DefaultValue("") String password,
        @DefaultValue("data/login") Path passwordFile) {

    @Override
    public String toString() {
        return "SecuritySettings[user=" + user + ", passwordFile=" + passwordFile + "]";
    }
}
