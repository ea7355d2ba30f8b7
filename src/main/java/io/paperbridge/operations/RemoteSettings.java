package io.paperbridge.operations;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How long Paperbridge waits for Paperless and BigCapital.
 *
 * @param connectTimeout until a connection stands
 * @param answerTimeout until a whole answer is there, counted from when the request is sent
 * @param uploadTimeout the same for a request that uploads a file
 * @param largestAnswer how much of an answer is read; a larger one is refused
 */
@ConfigurationProperties("paperbridge.remote")
public record RemoteSettings(
        @DefaultValue("5s") Duration connectTimeout,
        @DefaultValue("30s") Duration answerTimeout,
        @DefaultValue("120s") Duration uploadTimeout,
        @DefaultValue("50MB") DataSize largestAnswer) {

    public RemoteSettings {
        requirePositive("connect-timeout", connectTimeout);
        requirePositive("answer-timeout", answerTimeout);
        requirePositive("upload-timeout", uploadTimeout);
    }

    private static void requirePositive(String name, Duration duration) {
        if (duration.toMillis() <= 0) {
            throw new IllegalArgumentException(
                    "paperbridge.remote." + name + " must be longer than nothing, for example 30s, not " + duration);
        }
    }
}
