package io.paperbridge.languagemodel;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.paperbridge.document.Proposal;
import io.paperbridge.document.SourceDocument;
import io.paperbridge.failure.Failure;
import io.paperbridge.failure.NotYet;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Whether a language model is asked, and what. The same question is not asked twice while this process remembers its answer, and no more
 * are asked in a day than the settings allow.
 */
@Component("languageModel")
public class LanguageModel {

    private static final Logger LOG = LoggerFactory.getLogger(LanguageModel.class);
    private static final int REMEMBERED = 200;

    private final LanguageModelSettings settings;
    private final Clock clock;
    private final Map<String, Proposal> answers = new LinkedHashMap<>();
    private final Counter answered;
    private final Counter failed;
    private LocalDate day = LocalDate.MIN;
    private int asked;

    LanguageModel(LanguageModelSettings settings, Clock clock, MeterRegistry metrics) {
        this.settings = settings;
        this.clock = clock;
        this.answered = counter("answered", metrics);
        this.failed = counter("failed", metrics);
    }

    private static Counter counter(String outcome, MeterRegistry metrics) {
        return Counter.builder("paperbridge.language.model.questions")
                .tag("outcome", outcome)
                .description("Questions that a language model was asked")
                .register(metrics);
    }

    /** Whether the settings name one. */
    public boolean isOn() {
        return settings.isOn();
    }

    /** The request about a text. */
    public String request(String text) {
        return Conversation.question(settings.model(), text, settings.longestText());
    }

    /** What was answered to the same request before; null when it is to be asked. */
    public synchronized @Nullable Proposal remembered(String request) {
        return answers.get(digest(request));
    }

    /**
     * Whether one more question may be asked today; counts it.
     *
     * @param document of which the log speaks
     */
    public synchronized boolean mayAsk(SourceDocument document) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (!today.equals(day)) {
            day = today;
            asked = 0;
        }
        if (asked >= settings.perDay()) {
            LOG.warn(
                    "Document {}: the language model is not asked; it was asked {} times today, which is"
                            + " paperbridge.language-model.per-day",
                    document.ref().paperlessId(),
                    asked);
            return false;
        }
        asked++;
        return true;
    }

    /** Remembers an answer. */
    public synchronized void answered(String request, Proposal proposal) {
        answered.increment();
        answers.put(digest(request), proposal);
        if (answers.size() > REMEMBERED) {
            answers.remove(answers.keySet().iterator().next());
        }
    }

    /**
     * Says in the log that there was no answer; the document is read as if none had been asked for. Where the model was only left alone
     * because it had failed before, no question was asked, and none is counted.
     */
    public void failed(SourceDocument document, Throwable thrown) {
        Throwable cause = thrown;
        while (!(cause instanceof Failure) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof NotYet) {
            giveBack();
            LOG.info(
                    "Document {}: read without the language model, which failed several times in a row",
                    document.ref().paperlessId());
            return;
        }
        failed.increment();
        // what is not our own failure may quote the document
        LOG.warn(
                "Document {}: read without the language model: {}",
                document.ref().paperlessId(),
                cause instanceof Failure ? cause.getMessage() : cause.getClass().getSimpleName());
    }

    private synchronized void giveBack() {
        asked = Math.max(0, asked - 1);
    }

    /** The text itself is not kept. */
    private static String digest(String request) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(request.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
