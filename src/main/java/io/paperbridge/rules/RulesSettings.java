package io.paperbridge.rules;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the rules are.
 *
 * @param file the file, relative to the folder Paperbridge is started in; without the file there are no rules
 */
@ConfigurationProperties("paperbridge.rules")
public record RulesSettings(@DefaultValue("rules.yaml") String file) {

    public RulesSettings {
        if (file.isBlank()) {
            throw new IllegalArgumentException(
                    "paperbridge.rules.file is empty, but must name a file, for example rules.yaml.");
        }
    }
}
