package io.paperbridge.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.journal.Attempts.Exchanged;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;
import org.junit.jupiter.api.Test;

/** What is remembered of a call costs little and takes nothing from who asked. */
class LastCallTest {

    private static final int KEPT = 4 * ExchangeMask.LONGEST_BODY;

    @Test
    void readsOfALongAnswerOnlyWhatIsKept() throws IOException {
        // Given
        byte[] body =
                "{\"rows\": \"ä".concat("x".repeat(4_000_000)).concat("\"}").getBytes(StandardCharsets.UTF_8);
        AtomicLong read = new AtomicLong();
        LastCall last = new LastCall(new ExchangeMask(List.of()));
        try (CloseableHttpClient client = HttpClients.custom()
                .addExecInterceptorFirst("answer", (request, scope, chain) -> {
                    BasicClassicHttpResponse answer = new BasicClassicHttpResponse(200);
                    answer.setEntity(new Counted(new ByteArrayEntity(body, ContentType.APPLICATION_JSON), read));
                    return answer;
                })
                .addExecInterceptorFirst("last-call", last)
                .build()) {
            // When
            long[] before = new long[1];
            byte[] whole = client.execute(new HttpGet("http://books.test/api/bills"), answer -> {
                before[0] = read.get();
                return answer.getEntity().getContent().readAllBytes();
            });
            Exchanged kept = Objects.requireNonNull(last.take());
            // Then
            assertThat(before[0]).isEqualTo(KEPT);
            assertThat(whole).isEqualTo(body);
            assertThat(kept.status()).isEqualTo(200);
            assertThat(kept.answer()).startsWith("{\"rows\": \"ä");
        }
    }

    /** Counts what is read of an entity, by whichever way. */
    private static final class Counted extends HttpEntityWrapper {

        private final HttpEntity entity;
        private final AtomicLong read;

        Counted(HttpEntity entity, AtomicLong read) {
            super(entity);
            this.entity = entity;
            this.read = read;
        }

        @Override
        public InputStream getContent() throws IOException {
            return new FilterInputStream(
                    new ByteArrayInputStream(entity.getContent().readAllBytes())) {
                @Override
                public int read(byte[] into, int from, int most) throws IOException {
                    int got = super.read(into, from, most);
                    read.addAndGet(Math.max(0, got));
                    return got;
                }
            };
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            read.addAndGet(entity.getContentLength());
            entity.writeTo(out);
        }
    }
}
