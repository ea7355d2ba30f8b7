package io.paperbridge.startup;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How Paperbridge writes its log.
 *
 * @param logs {@code plain} lines for people, or {@code json}, each line an object as the Elastic Common Schema names its fields
 */
@ConfigurationProperties("paperbridge")
record LogSettings(@DefaultValue("plain") Format logs) {

    /** What a log line looks like. */
    enum Format {
        PLAIN,
        JSON
    }
}
