package io.paperbridge.languagemodel;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which language model is asked about what is missing or doubtful in a text, if any.
 *
 * @param url the address of an OpenAI-compatible server, without a slash at the end; empty: none is asked
 * @param token what the server wants to see; empty where it wants nothing
 * @param model the model, as the server calls it
 * @param timeout how long a whole answer may take
 * @param longestText how many characters of a document are sent at most
 * @param perDay how many questions are asked in a day at most, UTC
 */
@ConfigurationProperties("paperbridge.language-model")
public record LanguageModelSettings(
        @DefaultValue("") String url,
        @DefaultValue("") String token,
        @DefaultValue("") String model,
        @DefaultValue("60s") Duration timeout,
        @DefaultValue("20000") int longestText,
        @DefaultValue("500") int perDay) {

    private static final String PREFIX = "paperbridge.language-model.";
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int SHORTEST_TEXT = 1_000;
    private static final int LONGEST_TEXT = 500_000;

    public LanguageModelSettings {
        url = url.strip().replaceAll("/+$", "");
        token = token.strip();
        model = model.strip();
        if (!url.isEmpty() && !isAddress(url)) {
            throw new IllegalArgumentException(
                    PREFIX + "url must be the address of an OpenAI-compatible server, as http://127.0.0.1:11434/v1 or "
                            + "https://api.openai.com/v1: without user, query and fragment.");
        }
        if (!url.isEmpty() && model.isEmpty()) {
            throw new IllegalArgumentException(PREFIX + "url is set, but " + PREFIX
                    + "model is not; name the model as the server calls it, or leave the address empty.");
        }
        if (timeout.toMillis() <= 0 || timeout.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    PREFIX + "timeout is " + timeout + ", but must be more than nothing and at most 10m.");
        }
        if (longestText < SHORTEST_TEXT || longestText > LONGEST_TEXT) {
            throw new IllegalArgumentException(
                    PREFIX + "longest-text is " + longestText + ", but must be from 1000 to 500000 characters.");
        }
        if (perDay < 1) {
            throw new IllegalArgumentException(
                    PREFIX + "per-day is " + perDay + ", but must be 1 or more; without an address none is asked.");
        }
    }

    /** Whether a model is asked at all. */
    public boolean isOn() {
        return !url.isEmpty();
    }

    /** Shows no token. */
    @Override
    public String toString() {
        return "LanguageModelSettings[url=" + url + ", model=" + model + ", timeout=" + timeout + ", longestText="
                + longestText + ", perDay=" + perDay + "]";
    }

    private static boolean isAddress(String url) {
        try {
            URI uri = new URI(url);
            return ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
