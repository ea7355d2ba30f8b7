package io.paperbridge.extraction;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much work one document may make before it is given up.
 *
 * @param timeLimit how long the search for attachments in one PDF may take
 * @param attachmentLimit how large an embedded XML may be once it is inflated
 * @param threshold how certain a value must be at least, in percent, so that no person is asked; 0 for any
 * @param templates the folder of templates of single vendors; it need not exist
 */
@ConfigurationProperties("paperbridge.reading")
public record ReadingSettings(
        @DefaultValue("20s") Duration timeLimit,
        @DefaultValue("20MB") DataSize attachmentLimit,
        @DefaultValue("70") int threshold,
        @DefaultValue("templates") String templates) {

    private static final int CERTAIN = 100;

    public ReadingSettings {
        if (timeLimit.isZero() || timeLimit.isNegative()) {
            throw new IllegalArgumentException(
                    "paperbridge.reading.time-limit is " + timeLimit + "; it must be positive, for example 20s");
        }
        if (attachmentLimit.toBytes() <= 0 || attachmentLimit.toMegabytes() > 1000) {
            throw new IllegalArgumentException("paperbridge.reading.attachment-limit is " + attachmentLimit
                    + "; it must be positive and at most 1000MB, for example 20MB");
        }
        if (threshold < 0 || threshold > CERTAIN) {
            throw new IllegalArgumentException("paperbridge.reading.threshold is " + threshold
                    + "; it is a percentage from 0 to 100, for example 70");
        }
    }

    /** The settings where nobody has said anything. */
    public static ReadingSettings defaults() {
        return new ReadingSettings(Duration.ofSeconds(20), DataSize.ofMegabytes(20), 70, "templates");
    }
}
