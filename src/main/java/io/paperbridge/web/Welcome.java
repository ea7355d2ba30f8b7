package io.paperbridge.web;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says where the running Paperbridge can be looked at. */
@Component
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class Welcome {

    private static final Logger LOG = LoggerFactory.getLogger("paperbridge");

    private final SecuritySettings settings;
    private final Hook hook;

    Welcome(SecuritySettings settings, Hook hook) {
        this.settings = settings;
        this.hook = hook;
    }

    @EventListener
    void sayWhere(ApplicationReadyEvent ready) {
        if (ready.getApplicationContext() instanceof WebServerApplicationContext web && web.getWebServer() != null) {
            String base = "http://localhost:" + web.getWebServer().getPort()
                    + web.getEnvironment().getProperty("server.servlet.context-path", "");
            LOG.info("Running. Pages: {}/ (user {})  Hawtio: {}/actuator/hawtio/", base, settings.user(), base);
            LOG.info(
                    hook.isOpen()
                            ? "Webhook for Paperless: {} (header {})"
                            : "There is no webhook at {}, documents are found by the poll alone; paperbridge.hooks.secret opens it",
                    HookGuard.PATH,
                    HookGuard.SECRET);
        }
    }
}
