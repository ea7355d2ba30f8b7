package io.paperbridge.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Lets commands on this machine reach the running Paperbridge: while it runs, a file that only its own user may read says where it is,
 * with a secret of this run.
 */
@Component
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class LocalControl {

    /** Who logs in with the secret, with a slash and the name of who gives the command behind it. */
    private static final String USER = "local";

    private static final Logger LOG = LoggerFactory.getLogger(LocalControl.class);

    private final Path file;
    private final Environment environment;
    private final String secret = OwnerOnly.random();

    LocalControl(SecuritySettings settings, Environment environment) {
        this.file = settings.controlFile();
        this.environment = environment;
    }

    String secret() {
        return secret;
    }

    /** The name to log in with for somebody on this machine. */
    static String login(String actor) {
        return USER + "/" + actor.replace(':', ' ');
    }

    /** Who gives a command, of the name that logs in; empty when that is no command's. */
    static Optional<String> actor(String login) {
        if (login.equals(USER)) {
            return Optional.of(USER);
        }
        String actor = login.startsWith(USER + "/") ? login.substring(USER.length() + 1) : "";
        return actor.isBlank() ? Optional.empty() : Optional.of(actor);
    }

    @EventListener
    void open(ApplicationReadyEvent ready) {
        if (!(ready.getApplicationContext() instanceof WebServerApplicationContext web) || web.getWebServer() == null) {
            return;
        }
        String host = environment.getProperty("server.address", "127.0.0.1");
        String address = "http://" + ("0.0.0.0".equals(host) ? "127.0.0.1" : host) + ":"
                + web.getWebServer().getPort() + environment.getProperty("server.servlet.context-path", "");
        try {
            Files.deleteIfExists(file);
            OwnerOnly.write(file, address + "\n" + secret + "\n");
        } catch (IOException e) {
            LOG.warn(
                    "{} cannot be written ({}); the commands pause, resume and poll will not find this Paperbridge",
                    file,
                    e.getClass().getSimpleName());
        }
    }

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void close(ContextClosedEvent closed) {
        try {
            if (Files.exists(file) && Files.readString(file).contains(secret)) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
