package io.paperbridge.alerts;

import java.util.List;
import java.util.Map;

/**
 * What a channel is told, all in one message.
 *
 * @param begun what has come up, in words, by key
 * @param over what was told before and is over, in the words of then, by key
 * @param subject the message in one line
 * @param text the message
 */
public record AlertNews(Map<String, String> begun, List<String> over, String subject, String text) {

    public AlertNews {
        begun = Map.copyOf(begun);
        over = List.copyOf(over);
    }
}
