package io.paperbridge.paperless;

import io.paperbridge.document.DocumentRef;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** The address and the credentials of Paperless, for its kamelet only. */
@Component("paperlessAccess")
@EnableConfigurationProperties(PaperlessSettings.class)
public class PaperlessAccess {

    private final PaperlessSettings settings;

    PaperlessAccess(PaperlessSettings settings) {
        this.settings = settings;
    }

    /** The whole address of a path that begins with {@code /api/}. */
    public String address(String path) {
        return settings.url() + path;
    }

    /** The address of a document's page in Paperless' web interface, for people. */
    public String link(DocumentRef ref) {
        return settings.url() + "/documents/" + ref.paperlessId() + "/details";
    }

    /** Which Paperless this is, to which the journal is bound. */
    public String identity() {
        return settings.url();
    }

    /** Whether a request carries a body: text that is not empty, or a form. */
    public boolean carries(@Nullable Object body) {
        return body != null && !body.equals("");
    }

    /** The value of the Authorization header. */
    public String authorization() {
        return "Token " + settings.token();
    }

    /** The value of the Accept header: version 9 of the API, or any media type for a file. */
    public String mediaType(String answer) {
        return answer.equals("acceptFile") ? "*/*" : "application/json; version=9";
    }
}
