package io.paperbridge.operations;

import io.paperbridge.journal.Attempts.Exchanged;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.jspecify.annotations.Nullable;

/**
 * Remembers of each thread what it last asked a server and what it was answered, until that is taken. A document is worked on by one thread,
 * from its step to what follows the step's failure.
 */
final class LastCall implements ExecChainHandler {

    /** What is longer is not held, but for its beginning. */
    private static final int LONGEST = 4 * ExchangeMask.LONGEST_BODY;

    private static final ThreadLocal<@Nullable Call> LAST = new ThreadLocal<>();

    private final ExchangeMask mask;

    LastCall(ExchangeMask mask) {
        this.mask = mask;
    }

    private record Call(
            String method,
            String address,
            int status,
            long tookMillis,
            @Nullable String request,
            @Nullable String answer) {}

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        long begun = System.nanoTime();
        String address = scope.route.getTargetHost().toURI() + request.getPath();
        String asked = body(request.getEntity());
        LAST.set(call(request, address, 0, begun, asked, null));
        ClassicHttpResponse response;
        try {
            response = chain.proceed(request, scope);
        } catch (IOException | HttpException | RuntimeException e) {
            LAST.set(call(request, address, 0, begun, asked, String.valueOf(e)));
            throw e;
        }
        LAST.set(call(request, address, response.getCode(), begun, asked, body(response.getEntity())));
        return response;
    }

    /** The last call of this thread, masked, and forgets it; null when there was none. */
    @Nullable
    Exchanged take() {
        Call call = LAST.get();
        LAST.remove();
        return call == null
                ? null
                : new Exchanged(
                        call.method(),
                        mask.text(call.address()),
                        call.status(),
                        call.tookMillis(),
                        mask.body(call.request()),
                        mask.body(call.answer()));
    }

    private static Call call(
            ClassicHttpRequest request,
            String address,
            int status,
            long begun,
            @Nullable String asked,
            @Nullable String answered) {
        return new Call(request.getMethod(), address, status, (System.nanoTime() - begun) / 1_000_000, asked, answered);
    }

    /** A text, or what stands for one. */
    private static @Nullable String body(@Nullable HttpEntity entity) throws IOException {
        if (entity == null || entity.getContentLength() == 0) {
            return null;
        }
        if (!entity.isRepeatable() || !ExchangeMask.isText(entity.getContentType())) {
            return "(" + entity.getContentType() + ", " + entity.getContentLength() + " bytes)";
        }
        try (InputStream own = entity.getContent()) { // of what is repeatable each reader gets one of its own
            return new String(own.readNBytes(LONGEST), StandardCharsets.UTF_8);
        }
    }
}
