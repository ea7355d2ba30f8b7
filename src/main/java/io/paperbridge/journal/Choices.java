package io.paperbridge.journal;

import io.paperbridge.document.Treatment;
import io.paperbridge.document.Treatment.Aspect;
import io.paperbridge.document.Treatment.By;
import io.paperbridge.document.Treatment.Choice;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was chosen for each document, and by whom. */
@Component("choices")
public class Choices {

    private static final String TAG = "TAG";

    private final JdbcClient jdbc;
    private final Fences fences;
    private final Events events;

    Choices(JdbcClient jdbc, Fences fences, Events events) {
        this.jdbc = jdbc;
        this.fences = fences;
        this.events = events;
    }

    /**
     * Keeps what was chosen, in place of what was chosen before, and says so in the document's history.
     *
     * <p>It comes before the intention of the entry, which has the choices in its payload: work that goes on after a lost reply sends that
     * payload, and tells Paperless the tags that were kept here, whatever the rules say by then.
     */
    @Transactional
    public void keep(Claim claim, Treatment treatment) {
        fences.hold(claim);
        List<Kept> chosen = kept(treatment);
        if (chosen.equals(before(claim))) {
            return;
        }
        jdbc.sql("delete from choice where document_key = :document")
                .param("document", claim.documentKey())
                .update();
        for (int i = 0; i < chosen.size(); i++) {
            Kept one = chosen.get(i);
            jdbc.sql(
                            """
                            insert into choice (document_key, position, aspect, chosen, made_by, source)
                            values (:document, :position, :aspect, :chosen, :by, :source)""")
                    .param("document", claim.documentKey())
                    .param("position", i)
                    .param("aspect", one.aspect())
                    .param("chosen", one.choice().value())
                    .param("by", one.choice().by().name())
                    .param("source", one.choice().source())
                    .update();
        }
        String sentence = chosen.stream().map(Kept::toString).collect(Collectors.joining("; "));
        events.append(
                claim.documentKey(),
                claim.owner(),
                null,
                null,
                "chosen",
                chosen.isEmpty() ? "nothing any more" : sentence);
    }

    /** The tags that a document gets beside our own. */
    List<String> tags(Claim claim) {
        return jdbc.sql("select chosen from choice where document_key = :document and aspect = :tag order by position")
                .param("document", claim.documentKey())
                .param("tag", TAG)
                .query(String.class)
                .list();
    }

    private List<Kept> before(Claim claim) {
        return jdbc.sql(
                        "select aspect, chosen, made_by, source from choice where document_key = :document order by position")
                .param("document", claim.documentKey())
                .query((row, n) -> new Kept(
                        row.getString(1), new Choice(row.getString(2), by(row.getString(3)), row.getString(4))))
                .list();
    }

    /** Of choices from before it was kept it does not matter. */
    private static By by(@Nullable String kept) {
        return kept == null ? By.RULE : By.valueOf(kept);
    }

    private static List<Kept> kept(Treatment treatment) {
        List<Kept> kept = new ArrayList<>();
        for (Aspect aspect : Aspect.values()) {
            Choice choice = treatment.choice(aspect);
            if (choice != null) {
                kept.add(new Kept(aspect.name(), choice));
            }
        }
        treatment.tags().forEach(tag -> kept.add(new Kept(TAG, tag)));
        return kept;
    }

    private record Kept(String aspect, Choice choice) {

        /** For people: {@code account 6805 by rule "Hosting"}. */
        @Override
        public String toString() {
            return aspect.toLowerCase(Locale.ROOT).replace('_', ' ') + " " + choice.value() + " by " + choice.source();
        }
    }
}
