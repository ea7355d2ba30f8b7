package io.paperbridge.web;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;
import org.springframework.web.context.WebApplicationContext;

/**
 * Who may call the webhook, and how often. A caller without the secret costs a comparison and nothing else, and never takes from what
 * Paperless may call.
 */
@Component
class Hook {

    private static final Logger LOG = LoggerFactory.getLogger("paperbridge");
    private static final int STRANGERS_PER_MINUTE = 30;

    private final byte[] secret;
    private final boolean open;
    private final Bucket callers;
    private final Bucket strangers;
    private final Bucket sentences;
    private final MeterRegistry metrics;

    Hook(HookSettings settings, ApplicationContext context, Clock clock, MeterRegistry metrics) {
        this.secret = settings.secret().getBytes(StandardCharsets.UTF_8);
        this.open = secret.length > 0 && context instanceof WebApplicationContext;
        this.callers = new Bucket(settings.perMinute(), clock);
        this.strangers = new Bucket(STRANGERS_PER_MINUTE, clock);
        this.sentences = new Bucket(1, clock);
        this.metrics = metrics;
    }

    /** Whether there is a webhook: a secret is set, and a web server runs. */
    boolean isOpen() {
        return open;
    }

    /** Whether a caller with this secret may go on now. */
    Verdict judge(@Nullable String given) {
        if (!open) {
            return Verdict.CLOSED;
        }
        Verdict verdict = isRight(given)
                ? (callers.take() ? Verdict.WELCOME : Verdict.TOO_MANY)
                : (strangers.take() ? Verdict.STRANGER : Verdict.TOO_MANY);
        metrics.counter("paperbridge.hook.calls", "verdict", verdict.code()).increment();
        if (verdict != Verdict.WELCOME && sentences.take()) {
            LOG.warn(
                    verdict == Verdict.STRANGER
                            ? "A call of the webhook was refused: its header {} is missing or is not paperbridge.hooks.secret"
                            : "A call of the webhook was put off: there are too many; the poll finds the documents all the same ({})",
                    HookGuard.SECRET);
        }
        return verdict;
    }

    /** Compares in the same time however much of it is right. */
    private boolean isRight(@Nullable String given) {
        return given != null && MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), secret);
    }

    /** What becomes of a call. */
    enum Verdict {
        WELCOME,
        STRANGER,
        TOO_MANY,
        CLOSED;

        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
