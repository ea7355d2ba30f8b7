package io.paperbridge.operations;

import io.paperbridge.journal.Correlation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.springframework.stereotype.Component;

/**
 * Gathers the questions of documents in work at the same time into one exchange, and gives each the whole answer.
 *
 * <p>The first to ask waits a moment for others, and while an earlier exchange is under way: the longer a remote system takes, or makes
 * wait, the more are gathered. A batch that fails is repeated singly, so that one document never fails another.
 */
@Component("coalescer")
public class Coalescer {

    private static final long GATHER_MILLIS = 25;
    private static final long PATIENCE_MILLIS = 5_000;
    private static final int LARGEST_BATCH = 16;

    private final ProducerTemplate producer;
    private final Correlation correlation;
    private final Map<String, Batch> open = new ConcurrentHashMap<>();
    private final Map<String, Integer> underWay = new ConcurrentHashMap<>();

    Coalescer(ProducerTemplate producer, Correlation correlation) {
        this.producer = producer;
        this.correlation = correlation;
    }

    /**
     * Asks a route that takes a list of questions as its body and answers with one body for all of them.
     *
     * @param endpoint the route's endpoint, for example {@code direct:look-up-entries}
     */
    public Object ask(String endpoint, Object question) throws InterruptedException {
        Batch batch = new Batch();
        boolean leads = false;
        synchronized (open) {
            Batch gathering = open.get(endpoint);
            if (gathering == null) {
                open.put(endpoint, batch);
                leads = true;
            } else {
                batch = gathering;
            }
            batch.questions.add(question);
            String own = correlation.current();
            if (own != null) {
                batch.correlations.add(own);
            }
            if (batch.questions.size() >= LARGEST_BATCH) {
                open.remove(endpoint, batch);
                open.notifyAll();
            }
        }
        return leads ? lead(endpoint, batch, question) : follow(endpoint, batch, question);
    }

    private Object lead(String endpoint, Batch batch, Object question) throws InterruptedException {
        List<Object> questions;
        String own = correlation.current();
        try {
            questions = gather(endpoint, batch);
        } catch (InterruptedException e) {
            returned(endpoint);
            batch.answer.completeExceptionally(e);
            throw e;
        }
        try {
            Correlation.follow(batch.correlations.isEmpty() ? own : String.join(",", batch.correlations));
            Object answer = send(endpoint, questions);
            batch.answer.complete(answer);
            return answer;
        } catch (RuntimeException failed) {
            if (questions.size() == 1) {
                throw failed;
            }
        } finally {
            Correlation.follow(own);
            returned(endpoint);
            batch.answer.completeExceptionally(
                    new IllegalStateException("the batch failed")); // nothing, where it is answered
        }
        return send(endpoint, List.of(question));
    }

    /** Waits a moment for others, and for an earlier batch to return; the batch is closed afterwards. */
    private List<Object> gather(String endpoint, Batch batch) throws InterruptedException {
        synchronized (open) {
            try {
                long begun = System.nanoTime();
                long left = GATHER_MILLIS;
                while (open.get(endpoint) == batch && left > 0) {
                    open.wait(left);
                    long patience = underWay.containsKey(endpoint) ? PATIENCE_MILLIS : GATHER_MILLIS;
                    left = patience - (System.nanoTime() - begun) / 1_000_000;
                }
                return new ArrayList<>(batch.questions);
            } finally {
                open.remove(endpoint, batch);
                underWay.merge(endpoint, 1, Integer::sum);
            }
        }
    }

    private void returned(String endpoint) {
        synchronized (open) {
            underWay.computeIfPresent(endpoint, (key, batches) -> batches == 1 ? null : batches - 1);
            open.notifyAll();
        }
    }

    private Object follow(String endpoint, Batch batch, Object question) {
        try {
            return batch.answer.join();
        } catch (CompletionException failed) {
            return send(endpoint, List.of(question));
        }
    }

    private Object send(String endpoint, List<Object> questions) {
        try {
            return producer.requestBody(endpoint, questions);
        } catch (CamelExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private static final class Batch {
        private final List<Object> questions = new ArrayList<>();
        private final Set<String> correlations = new LinkedHashSet<>();
        private final CompletableFuture<Object> answer = new CompletableFuture<>();
    }
}
