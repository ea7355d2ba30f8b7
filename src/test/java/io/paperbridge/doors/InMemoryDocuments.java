package io.paperbridge.doors;

import io.paperbridge.document.DocumentRef;
import io.paperbridge.document.Outcome;
import io.paperbridge.document.Term;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.context.annotation.Bean;

/** Stands where the journal and the later stages are. */
public class InMemoryDocuments extends RouteBuilder {

    final List<DocumentRef> admitted = new CopyOnWriteArrayList<>();
    final Map<Long, Claim> claims = new ConcurrentHashMap<>();
    final Map<Long, Outcome> outcomes = new ConcurrentHashMap<>();
    final Map<Term, String> written = new ConcurrentHashMap<>();
    final Map<Long, Map<Term, String>> told = new ConcurrentHashMap<>();
    final List<Exchange> extracted = new CopyOnWriteArrayList<>();

    void forget() {
        List.of(claims, outcomes, told).forEach(Map::clear);
        written.clear();
        admitted.clear();
        extracted.clear();
    }

    @Override
    public void configure() {
        from("direct:extract-invoice").process(exchange -> extracted.add(exchange.copy()));
        from("direct:book-entry").log("book");
        from("direct:look-again").log("look");
    }

    public Instant now() {
        return Instant.EPOCH;
    }

    public void admit(DocumentRef ref, Instant pollStarted) {
        admitted.add(ref);
    }

    public Claim claim(long key) {
        return claims.get(key);
    }

    public Claim claimToTell(long key) {
        return claims.get(key);
    }

    public Map<Term, String> written(Claim claim) {
        return Map.copyOf(written);
    }

    public Outcome outcome(Claim claim) {
        return outcomes.get(claim.documentKey());
    }

    public void told(Claim claim, Map<Term, String> values) {
        told.put(claim.documentKey(), values);
    }

    public enum Resume {
        READ,
        BOOK,
        LOOK_AGAIN
    }

    public record Claim(long documentKey, DocumentRef ref, String reference, long fence, Resume resume) {}

    /** Registers it under the name the routes use. */
    static final class Registered {
        @Bean("documents")
        InMemoryDocuments documents() {
            return new InMemoryDocuments();
        }
    }
}
