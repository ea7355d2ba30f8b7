package io.paperbridge.operations;

import io.paperbridge.document.EntryKind;
import io.paperbridge.failure.Reason;
import io.paperbridge.journal.DocumentFilter;
import io.paperbridge.journal.Intervention;
import io.paperbridge.journal.Selection;
import io.paperbridge.language.Language;
import io.paperbridge.language.Sentence;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** What a person decides about a document, from the command line or in Hawtio, by the routes that look before they leap. */
@Component
public class ByHand {

    private final ProducerTemplate messages;
    private final WorkRun run;
    private final Language language;
    private final PrintStream out;

    @Autowired
    @SuppressWarnings("SystemOut") // what was done is the result of the command, not a log
    ByHand(ProducerTemplate messages, WorkRun run, Language language) {
        this.messages = messages;
        this.run = run;
        this.language = language;
        this.out = System.out;
    }

    /** Starts a document anew that is in review, parked or discarded; any other is left alone. */
    public Intervention retry(long paperlessId, String actor) {
        return retry(paperlessId, actor, null);
    }

    /** The same, but only while the document meets what it was chosen by; null when it was named. */
    Intervention retry(long paperlessId, String actor, @Nullable DocumentFilter only) {
        String route = "direct:replay-document";
        Exchange answer = messages.request(route, exchange -> {
            exchange.setVariable("actor", actor);
            exchange.getMessage().setBody(Selection.of(List.of(paperlessId), only));
        });
        if (answer.getException() != null) {
            return failed(paperlessId, answer.getException());
        }
        Integer started = answer.getMessage().getBody(Integer.class);
        if (started == null) {
            return noRoute(paperlessId, route);
        }
        if (started > 0) {
            return new Intervention(paperlessId, true, Sentence.of("operations.started-anew", paperlessId), null);
        }
        String why = only == null ? "operations.not-failed" : "journal.changed-meanwhile";
        return new Intervention(paperlessId, false, Sentence.of(why, paperlessId), null);
    }

    /** Discards a document; {@code why} must say something. */
    public Intervention discard(long paperlessId, String actor, String why) {
        return discard(paperlessId, actor, why, null);
    }

    /** The same, but only while the document meets what it was chosen by; null when it was named. */
    Intervention discard(long paperlessId, String actor, String why, @Nullable DocumentFilter only) {
        if (why.isBlank()) {
            throw new IllegalArgumentException("Say why document " + paperlessId + " is discarded.");
        }
        return ask("direct:discard-document", paperlessId, actor, why, only == null ? Map.of() : Map.of("only", only));
    }

    /**
     * Takes a document for booked by hand.
     *
     * @param kind what the entry is; null for what the document is
     * @param entryId its id in BigCapital, as in the address of its page
     */
    public Intervention resolve(
            long paperlessId, @Nullable EntryKind kind, long entryId, String actor, @Nullable String why) {
        Map<String, Object> more = new TreeMap<>(Map.of("entryId", entryId));
        if (kind != null) {
            more.put("kind", kind);
        }
        return ask("direct:resolve-document", paperlessId, actor, why, more);
    }

    /** Lets a document be booked again whose entry was deleted in BigCapital. */
    public Intervention rebook(long paperlessId, String actor, @Nullable String why) {
        return ask("direct:rebook-document", paperlessId, actor, why, Map.of());
    }

    /** Approves what was asked about a document in review, which is then booked as it was read; any other is left alone. */
    public Intervention approve(long paperlessId, String actor, @Nullable String why) {
        String route = "direct:approve-document";
        Exchange answer = messages.request(route, exchange -> {
            exchange.setVariable("actor", actor);
            exchange.setVariable("reason", why == null || why.isBlank() ? null : why.strip());
            exchange.getMessage().setBody(paperlessId);
        });
        if (answer.getException() != null) {
            return failed(paperlessId, answer.getException());
        }
        Boolean approved = answer.getMessage().getBody(Boolean.class);
        if (approved == null) {
            return noRoute(paperlessId, route);
        }
        return new Intervention(
                paperlessId,
                approved,
                approved ? Sentence.of("operations.approved") : Sentence.of("operations.not-asked", paperlessId),
                null);
    }

    /**
     * The kind a word means, for example {@code sale-invoice}.
     *
     * @throws IllegalArgumentException when it means none
     */
    public static EntryKind kind(String word) {
        return Arrays.stream(EntryKind.values())
                .filter(kind -> word(kind).equals(word.strip().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no kind \"" + word + "\"; known are "
                        + Arrays.stream(EntryKind.values()).map(ByHand::word).collect(Collectors.joining(", "))
                        + "."));
    }

    /**
     * Does the same for several documents, says what became of each, and works until nothing is left to do now.
     *
     * @param width how many characters a line may have
     * @return the exit code; {@link SyncRun#COULD_NOT_RUN} when nothing was done
     */
    public int run(List<Long> paperlessIds, LongFunction<Intervention> deed, int width) {
        if (!run.ledgerAnswers()) {
            return SyncRun.COULD_NOT_RUN;
        }
        List<Intervention> done = paperlessIds.stream().map(deed::apply).toList();
        done.forEach(one -> out.println(say(one)));
        return done.stream().anyMatch(Intervention::done) ? run.work(width) : SyncRun.COULD_NOT_RUN;
    }

    /** What became of it, in the language of the settings. */
    String say(Intervention intervention) {
        return language.say(intervention.sentence());
    }

    /** A sentence in the language of the settings. */
    String say(Sentence sentence) {
        return language.say(sentence);
    }

    private Intervention ask(
            String route, long paperlessId, String actor, @Nullable String why, Map<String, Object> more) {
        Exchange answer = messages.request(route, exchange -> {
            exchange.setVariable("actor", actor);
            exchange.setVariable("reason", why == null || why.isBlank() ? null : why.strip());
            more.forEach(exchange::setVariable);
            exchange.getMessage().setBody(paperlessId);
        });
        Intervention intervention = answer.getException() == null
                ? answer.getMessage().getBody(Intervention.class)
                : failed(paperlessId, answer.getException());
        return intervention == null ? noRoute(paperlessId, route) : intervention;
    }

    private static Intervention failed(long paperlessId, Throwable thrown) {
        return new Intervention(paperlessId, false, Remedy.of(thrown), Remedy.reason(thrown));
    }

    private static Intervention noRoute(long paperlessId, String route) {
        return new Intervention(
                paperlessId, false, Sentence.verbatim("There is no route " + route + "."), Reason.INTERNAL_ERROR);
    }

    private static String word(EntryKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
