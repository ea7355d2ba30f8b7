package io.paperbridge.web.pages;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where people open Paperless.
 *
 * @param url the address that Paperbridge itself uses
 * @param webUrl the address for people; the same as url when empty
 */
@ConfigurationProperties("paperbridge.paperless")
record PaperlessAddress(@DefaultValue("") String url, @DefaultValue("") String webUrl) {

    PaperlessAddress {
        webUrl = webUrl.strip();
        if (!webUrl.isEmpty() && !webUrl.matches("https?://.+")) {
            throw new IllegalArgumentException(
                    "paperbridge.paperless.web-url is \"" + webUrl + "\", but must begin with http:// or https://.");
        }
    }

    /** The page of a document. */
    String page(long paperlessId) {
        String base = (webUrl.isEmpty() ? url : webUrl).strip().replaceFirst("/+(api/*)?$", "");
        return base + "/documents/" + paperlessId + "/details";
    }
}
