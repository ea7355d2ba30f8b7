package io.paperbridge.web.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.paperbridge.journal.StateChanges.Change;
import io.paperbridge.language.Sentence;
import io.paperbridge.operations.LiveFeed;
import io.paperbridge.operations.LiveFeed.Listener;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What happens to documents, as it happens: server-sent events, each with its id, so that whoever comes back misses nothing. */
@RestController
@Tag(name = "Live")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(LiveSettings.class)
class LiveApi {

    private static final Pattern EVENT = Pattern.compile("[0-9]{1,18}");

    private final LiveFeed feed;
    private final StillLoggedIn logins;
    private final LiveSettings settings;
    private final ObjectMapper json;

    LiveApi(LiveFeed feed, StillLoggedIn logins, LiveSettings settings, ObjectMapper json) {
        this.feed = feed;
        this.logins = logins;
        this.settings = settings;
        this.json = ApiConfiguration.withoutTheUnknown(json);
    }

    @GetMapping("/api/v1/events")
    @Operation(
            summary =
                    "Tells each change of a document's state as it happens, as server-sent events; a comment when there is no news")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "text/event-stream", schema = @Schema(implementation = LiveEvent.class)))
    void events(
            @Parameter(description = "the id of the event behind which to begin; without it what happens from now on")
                    @RequestParam(required = false)
                    @Nullable
                    String after,
            @Parameter(description = "the same, as browsers send it when they come back; it counts more")
                    @RequestHeader(name = "Last-Event-ID", required = false)
                    @Nullable
                    String lastEventId,
            Principal who,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        Long behind = lastEventId == null || lastEventId.isBlank()
                ? event("after", after)
                : event("Last-Event-ID", lastEventId);
        try (Listener listener =
                feed.listen(who.getName(), behind).orElseThrow(() -> Refusal.of(Problem.TOO_MANY_LISTENERS))) {
            response.setContentType("text/event-stream;charset=UTF-8");
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            response.setHeader("X-Accel-Buffering", "no"); // a proxy would hold back what is to be seen at once
            tell(new Ear(listener, who, logins), response.getOutputStream());
        }
    }

    /** Until the listener has gone, which a write tells, is not welcome any more, or Paperbridge stops. */
    private void tell(Ear ear, OutputStream out) throws IOException, InterruptedException {
        send(out, "retry: 3000\n\n");
        while (!ear.isOver()) {
            List<Change> news = ear.next(settings.heartbeat());
            StringBuilder text = new StringBuilder(news.isEmpty() ? ":\n\n" : "");
            for (Change change : news) {
                text.append("id: ")
                        .append(change.eventId())
                        .append("\ndata: ")
                        .append(json(change))
                        .append("\n\n");
            }
            send(out, text.toString());
        }
    }

    /** The event as both ways of listening have it. */
    String json(Change change) throws JsonProcessingException {
        return json.writeValueAsString(LiveEvent.of(change));
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** The id of an event; null when none is given. */
    static @Nullable Long event(String parameter, @Nullable String given) {
        if (given == null || given.isBlank()) {
            return null;
        }
        if (!EVENT.matcher(given.strip()).matches()) {
            throw Refusal.wrongValue(parameter, Texts.shortened(given), Sentence.of("web.value-event"));
        }
        return Long.valueOf(given.strip());
    }
}
