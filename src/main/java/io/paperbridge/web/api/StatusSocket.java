package io.paperbridge.web.api;

import io.paperbridge.journal.StateChanges.Change;
import io.paperbridge.operations.LiveFeed;
import io.paperbridge.operations.LiveFeed.Listener;
import java.io.IOException;
import java.net.URI;
import java.security.Principal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PingMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;
import org.springframework.web.socket.server.support.OriginHandshakeInterceptor;
import org.springframework.web.socket.server.support.WebSocketHttpRequestHandler;
import org.springframework.web.util.UriComponentsBuilder;

/** The stream of {@link LiveApi} for those who speak WebSocket: {@code /ws/status}, one message for each change, and pings. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class StatusSocket extends TextWebSocketHandler {

    private final LiveFeed feed;
    private final LiveApi events;
    private final StillLoggedIn logins;
    private final LiveSettings settings;
    private final Map<String, Listener> listeners = new ConcurrentHashMap<>();

    StatusSocket(LiveFeed feed, LiveApi events, StillLoggedIn logins, LiveSettings settings) {
        this.feed = feed;
        this.logins = logins;
        this.settings = settings;
        this.events = events;
    }

    /** Before other mappings; a page of another origin is refused. */
    @Bean
    static SimpleUrlHandlerMapping statusSocketAddress(StatusSocket socket) {
        WebSocketHttpRequestHandler handler = new WebSocketHttpRequestHandler(socket);
        handler.setHandshakeInterceptors(List.of(new OriginHandshakeInterceptor()));
        return new SimpleUrlHandlerMapping(Map.of("/ws/status", handler), -1);
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) throws IOException {
        Principal who = session.getPrincipal();
        if (who == null) {
            session.close(CloseStatus.POLICY_VIOLATION);
            return;
        }
        Optional<Listener> listener;
        try {
            listener = feed.listen(who.getName(), after(session.getUri()));
        } catch (Refusal refusal) {
            session.close(CloseStatus.BAD_DATA.withReason("after"));
            return;
        }
        if (listener.isEmpty()) {
            session.close(CloseStatus.SERVICE_OVERLOAD);
            return;
        }
        listeners.put(session.getId(), listener.get());
        Thread teller =
                new Thread(() -> tell(session, listener.get(), new Ear(listener.get(), who, logins)), "ws-status");
        teller.setDaemon(true);
        teller.start();
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
        Listener listener = listeners.remove(session.getId());
        if (listener != null) {
            listener.close();
        }
    }

    private static @Nullable Long after(@Nullable URI uri) {
        return uri == null
                ? null
                : LiveApi.event(
                        "after",
                        UriComponentsBuilder.fromUri(uri)
                                .build()
                                .getQueryParams()
                                .getFirst("after"));
    }

    private void tell(WebSocketSession session, Listener listener, Ear ear) {
        try (listener) {
            long pingAt = System.nanoTime() + settings.ping().toNanos();
            while (!ear.isOver()) {
                Duration left = Duration.ofNanos(Math.max(1, pingAt - System.nanoTime()));
                for (Change change : ear.next(left)) {
                    session.sendMessage(new TextMessage(events.json(change)));
                }
                if (System.nanoTime() >= pingAt) {
                    session.sendMessage(new PingMessage());
                    pingAt = System.nanoTime() + settings.ping().toNanos();
                }
            }
            session.close(CloseStatus.GOING_AWAY);
        } catch (IOException | IllegalStateException e) {
            // whoever listened has gone
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
