package io.paperbridge.alerts;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.paperbridge.failure.RemoteFailure;
import java.io.IOException;
import org.springframework.stereotype.Component;

/** The address of the chat and what its answers mean, for its kamelet only. The address is a secret: whoever has it can write there. */
@Component("chatDoor")
public class ChatDoor {

    private static final String REMOTE = "the chat";
    private static final String REQUEST = "POST of an alert";

    private final AlertSettings settings;

    ChatDoor(AlertSettings settings) {
        this.settings = settings;
    }

    /** Where messages go. */
    public String address() {
        return String.valueOf(settings.webhook());
    }

    /** A message in the form that Slack has made usual. */
    public String message(String text) {
        return JsonNodeFactory.instance.objectNode().put("text", text).toString();
    }

    /**
     * Takes the answer.
     *
     * @throws RemoteFailure when the message was not taken
     */
    public void accept(int status) {
        if (status >= 500) {
            throw RemoteFailure.server(REMOTE, REQUEST, status, false);
        }
        if (status >= 300) {
            throw RemoteFailure.rejected(REMOTE, REQUEST, status, null, "check paperbridge.alerts.webhook");
        }
    }

    /** The failure of a message that got no answer; never returns. */
    public void unanswered(Throwable thrown) {
        Throwable cause = thrown; // the breaker wraps what it lets through
        while (!(cause instanceof IOException) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        throw RemoteFailure.network(REMOTE, REQUEST, false, cause);
    }
}
