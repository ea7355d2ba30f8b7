package io.paperbridge.languagemodel;

import io.paperbridge.document.Proposal;
import io.paperbridge.failure.RemoteFailure;
import io.paperbridge.language.Sentence;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** The address and the token of the language model, and what its answers mean, for its kamelet only. */
@Component("languageModelDoor")
@EnableConfigurationProperties(LanguageModelSettings.class)
public class LanguageModelDoor {

    /** The server in sentences. */
    static final String REMOTE = "LLM";

    private static final int LARGEST = 1_000_000;

    private final LanguageModelSettings settings;

    LanguageModelDoor(LanguageModelSettings settings) {
        this.settings = settings;
    }

    /** The whole address of a path that begins with a slash. */
    public String address(String path) {
        return settings.url() + path;
    }

    /** The value of the Authorization header; null when the server wants none. */
    public @Nullable String authorization() {
        return settings.token().isEmpty() ? null : "Bearer " + settings.token();
    }

    /**
     * What the model proposes.
     *
     * @throws RemoteFailure when the answer is anything but what was asked for; its words are ours, never the server's, which may repeat
     *     the token or the document
     */
    public Proposal proposal(String request, int status, byte @Nullable [] body) {
        return Conversation.proposal(good(request, status, body), problem -> unusable(request, status, problem));
    }

    /**
     * The body of a good answer as it is.
     *
     * @throws RemoteFailure when the answer is not good
     */
    public byte[] good(String request, int status, byte @Nullable [] body) {
        if (status != 200) {
            throw unusable(request, status, Sentence.of("languagemodel.status", status, remedy(status)));
        }
        if (body == null || body.length == 0 || body.length > LARGEST) {
            throw unusable(request, status, Sentence.of("languagemodel.wrong-size", body == null ? 0 : body.length));
        }
        return body;
    }

    private static Sentence remedy(int status) {
        return switch (status) {
            case 401, 403 -> Sentence.of("languagemodel.check-token");
            case 400, 422 -> Sentence.of("languagemodel.check-schema");
            case 429 -> Sentence.of("languagemodel.too-many");
            default -> Sentence.of(status >= 500 ? "languagemodel.check-server" : "languagemodel.check-address");
        };
    }

    /** The failure of a request that got no answer; never returns. */
    public void unanswered(String request, Throwable thrown) {
        Throwable cause = thrown; // the breaker wraps what it lets through
        while (!(cause instanceof IOException) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        throw RemoteFailure.unusable(
                REMOTE,
                request,
                0,
                Sentence.of("languagemodel.silence", cause.getClass().getSimpleName()),
                cause);
    }

    private static RemoteFailure unusable(String request, int status, Sentence detail) {
        return RemoteFailure.unusable(REMOTE, request, status, detail, null);
    }
}
