package io.paperbridge.bigcapital;

import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where BigCapital is and how Paperbridge gets in.
 *
 * @param url the address; a trailing slash and a trailing {@code /api} do no harm, a sub-path is kept
 * @param apiKey the API key; when empty, e-mail and password sign in
 * @param email the e-mail of the user that signs in; not used with an API key
 * @param password the password of that user
 * @param organizationId the organization of that user; empty for the one the sign-in answers with
 * @param webUrl the address of the web interface, for links; the same as url when empty
 * @param inFlight how many requests may be on their way at once
 * @param postingsInFlight how many of them may post; more than 1 loses documents in BigCapital 0.24
 */
@ConfigurationProperties("paperbridge.bigcapital")
public record BigcapitalSettings(
        @DefaultValue("") String url,
        @DefaultValue("") String apiKey,
        @DefaultValue("") String email,
        @DefaultValue("") String password,
        @DefaultValue("") String organizationId,
        @DefaultValue("") String webUrl,
        @DefaultValue("4") int inFlight,
        @DefaultValue("1") int postingsInFlight) {

    public BigcapitalSettings {
        url = baseOf("paperbridge.bigcapital.url (BIGCAPITAL_URL)", url);
        webUrl = webUrl.isBlank() ? url : baseOf("paperbridge.bigcapital.web-url", webUrl);
        apiKey = headerValue("paperbridge.bigcapital.api-key (BIGCAPITAL_API_KEY)", apiKey);
        organizationId =
                headerValue("paperbridge.bigcapital.organization-id (BIGCAPITAL_ORGANIZATION_ID)", organizationId);
        email = email.strip();
        if (apiKey.isEmpty() && (email.isEmpty() || password.isEmpty())) {
            throw new IllegalArgumentException("paperbridge.bigcapital.api-key (BIGCAPITAL_API_KEY) is not set; "
                    + "it is made in BigCapital under Preferences, API keys. "
                    + "BIGCAPITAL_EMAIL and BIGCAPITAL_PASSWORD together do as well");
        }
        if (inFlight < 1) {
            throw new IllegalArgumentException(
                    "paperbridge.bigcapital.in-flight must be 1 or more, not " + inFlight + "; 4 is safe");
        }
        if (postingsInFlight < 1) {
            throw new IllegalArgumentException(
                    "paperbridge.bigcapital.postings-in-flight must be 1 or more, not " + postingsInFlight);
        }
    }

    private static String headerValue(String key, String value) {
        String stripped = value.strip();
        if (stripped.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            throw new IllegalArgumentException(key + " holds a blank or a letter that it cannot have; copy it again");
        }
        return stripped;
    }

    private static String baseOf(String key, String url) {
        String base = url.strip();
        if (base.isEmpty()) {
            throw new IllegalArgumentException(key + " is not set; it is the address of BigCapital in a browser, "
                    + "for example http://localhost");
        }
        if (!base.toLowerCase(Locale.ROOT).matches("https?://[^/?#\\s]+(/[^?#\\s]*)?")) {
            throw new IllegalArgumentException(
                    key + " must be an http or https address without query, for example http://localhost");
        }
        return base.replaceFirst("/+$", "").replaceFirst("/api$", "").replaceFirst("/+$", "");
    }

    /** Without key, e-mail and password. */
    @Override
    public String toString() {
        return "BigcapitalSettings[url=" + url + ", organizationId=" + organizationId + ", inFlight=" + inFlight + "]";
    }
}
