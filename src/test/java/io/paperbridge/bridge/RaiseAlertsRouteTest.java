package io.paperbridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.MeterRegistry;
import io.paperbridge.operations.Flow;
import io.paperbridge.sandbox.Fault;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Somebody is told by mail and chat, once, and again when it is over; a mail server and a web server of our own take it. */
class RaiseAlertsRouteTest {

    private static final String VENDOR = "Alarm Handel GmbH";

    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final List<String> chat = new CopyOnWriteArrayList<>();
    private final AtomicInteger chatAnswers = new AtomicInteger(200);
    private final HttpServer server;
    private final Bridge bridge;

    RaiseAlertsRouteTest() throws IOException {
        mail.setUser("books@example.org", "paperbridge", "open sesame");
        mail.start();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/webhooks/very-secret", call -> {
            String body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (chatAnswers.get() == 200) {
                chat.add(body);
            }
            call.sendResponseHeaders(chatAnswers.get(), -1);
            call.close();
        });
        server.start();
        bridge = new Bridge()
                .with("paperbridge.alerts.cron", "0/1 * * * * ?")
                .with("paperbridge.alerts.server-down-for", "1s")
                .with("paperbridge.breaker.failures", "2")
                .with("paperbridge.breaker.wait", "1s")
                .with("paperbridge.retry.delays", "1s,1s,1s,1s,1s,1s,1s,1s,1s,1s,1s,1s")
                .with("paperbridge.mail.port", String.valueOf(mail.getSmtp().getPort()))
                .with("paperbridge.mail.host", "127.0.0.1")
                .with("paperbridge.mail.encryption", "none")
                .with("paperbridge.mail.user", "paperbridge")
                .with("paperbridge.mail.password", "open sesame");
    }

    @AfterEach
    void stop() {
        bridge.close();
        server.stop(0);
        mail.stop();
    }

    private Bridge withBoth() {
        return bridge.with("paperbridge.alerts.mail-to", "books@example.org, boss@example.org")
                .with(
                        "paperbridge.alerts.webhook",
                        "http://127.0.0.1:" + server.getAddress().getPort() + "/api/webhooks/very-secret");
    }

    @Test
    void aServerThatIsDownIsToldOnceToEachChannelAndSoIsItsEnd() throws Exception {
        // Given
        withBoth().start();
        bridge.ledger.faults().always("*", "/api/.*", Fault.failBefore(503, Map.of()));
        long document = bridge.add(Invoices.electronic("ALERT-1", VENDOR));

        // When
        Bridge.await().until(() -> chat.size() == 1 && mail.getReceivedMessages().length == 2);
        bridge.stop();
        bridge.start();
        long second = bridge.add(Invoices.electronic("ALERT-2", VENDOR));
        Bridge.await().until(() -> "LEFT_ALONE"
                .equals(bridge.bean(Flow.class).getServers().get("BigCapital")));
        List<String> afterTheStart = List.copyOf(chat);
        bridge.ledger.faults().clear();
        bridge.awaitTold(document, second);
        Bridge.await().until(() -> chat.size() == 2 && mail.getReceivedMessages().length == 4);

        // Then
        assertThat(chat.get(0)).startsWith("{\"text\":\"BigCapital has not answered for 0 minutes");
        assertThat(afterTheStart)
                .as("it is not over because a process has not asked yet")
                .hasSize(1);
        assertThat(chat.get(1)).startsWith("{\"text\":\"Over: BigCapital has not answered");
        assertThat(bridge.bean(MeterRegistry.class).getMeters())
                .as("the address of the chat is a secret")
                .noneMatch(meter -> meter.getId().toString().contains("very-secret"));
        MimeMessage first = mail.getReceivedMessages()[0];
        assertThat(first.getSubject()).startsWith("Paperbridge: BigCapital has not answered");
        assertThat(GreenMailUtil.getBody(first)).contains("Work goes on by itself");
        assertThat(first.getAllRecipients()).hasSize(2);
        assertThat(first.getFrom()[0]).hasToString("paperbridge@localhost");
    }

    @Test
    void whatTheChatDoesNotTakeIsToldLaterAndTheMailGoesAllTheSame() {
        // Given
        chatAnswers.set(500);
        withBoth().with("paperbridge.language", "de").start();

        // When
        parkOne();
        Bridge.await().until(() -> mail.getReceivedMessages().length == 2);
        boolean kept = chat.isEmpty();
        chatAnswers.set(200);
        Bridge.await().until(() -> chat.size() == 1);

        // Then
        assertThat(kept).isTrue();
        assertThat(chat.get(0)).contains("Geparkte Dokumente: 1 (remote-unavailable)");
    }

    @Test
    void nobodyIsToldUntilAChannelIsSet() {
        // Given
        bridge.start();

        // When
        parkOne();

        // Then
        assertThat(mail.getReceivedMessages()).isEmpty();
        assertThat(chat).isEmpty();
        assertThat(bridge.journal()
                        .sql("select count(*) from alert")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private void parkOne() {
        bridge.archive.faults().always("GET", "/api/documents/\\d+/download/", Fault.failBefore(500, Map.of()));
        long document = bridge.add(Invoices.electronic("ALERT-PARKED", VENDOR));
        bridge.awaitState(document, "PARKED");
        bridge.awaitTold(document);
    }
}
