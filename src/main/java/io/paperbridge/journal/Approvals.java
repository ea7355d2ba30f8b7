package io.paperbridge.journal;

import io.paperbridge.document.DocumentRef;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A person's answer to what was asked about a document: it is booked as it was read. */
@Component("approvals")
public class Approvals {

    private final JdbcClient jdbc;
    private final Documents documents;
    private final Questions questions;

    Approvals(JdbcClient jdbc, Documents documents, Questions questions) {
        this.jdbc = jdbc;
        this.documents = documents;
        this.questions = questions;
    }

    /**
     * Takes a document that carries the tag of approval.
     *
     * <p>In review it starts anew, and what was asked about it is approved; what is asked for another reason stays. On a booked one the
     * tag says nothing and is taken off. On any other, and before anything was asked, it counts for nothing: the document is taken as if it
     * were not there.
     *
     * @param ref the document
     * @param waits whether it waits to be booked by another tag or its type too
     * @param pollStarted when the poll asked, by {@link Documents#now()}
     * @param actor who put the tag on
     */
    @Transactional
    public Admission admit(DocumentRef ref, boolean waits, Instant pollStarted, String actor) {
        Optional<Standing> known = jdbc.sql(
                        """
                        select document_key, state, told_at from document
                        where paperless_id = :id and added = :added and told for update""")
                .param("id", ref.paperlessId())
                .param("added", OffsetDateTime.ofInstant(ref.added(), ZoneOffset.UTC))
                .query((row, n) -> new Standing(
                        row.getLong(1),
                        DocumentState.valueOf(row.getString(2)),
                        row.getObject(3, OffsetDateTime.class)))
                .optional();
        if (known.filter(standing -> standing.isToldBefore(pollStarted)).isPresent()) {
            Standing standing = known.get();
            if (standing.state() == DocumentState.NEEDS_REVIEW) {
                questions.approve(standing.documentKey(), actor, null);
                return documents.admit(ref, pollStarted);
            }
            if (standing.state() == DocumentState.CONFIRMED && !waits) {
                tellAgain(standing.documentKey());
            }
        }
        return waits ? documents.admit(ref, pollStarted) : Admission.KNOWN;
    }

    /**
     * Approves what is asked about a document in review and starts it anew; others are left alone.
     *
     * @param actor who approves
     * @param why in their words; null when they say nothing
     * @return whether something was asked
     */
    @Transactional
    public boolean approve(long paperlessId, String actor, @Nullable String why) {
        Optional<Long> asked = jdbc.sql(
                        """
                        select document_key from document
                        where paperless_id = :id and state = 'NEEDS_REVIEW'
                          and document_key = (select max(document_key) from document where paperless_id = :id)
                        for update""")
                .param("id", paperlessId)
                .query(Long.class)
                .optional();
        return asked.isPresent()
                && questions.approve(asked.get(), actor, why) > 0
                && documents.replay(asked.get(), actor);
    }

    /** Paperless is told once more, which takes the tag off. */
    private void tellAgain(long documentKey) {
        jdbc.sql("update document set told = false, due_at = current_timestamp where document_key = :document")
                .param("document", documentKey)
                .update();
    }

    private record Standing(long documentKey, DocumentState state, @Nullable OffsetDateTime toldAt) {

        boolean isToldBefore(Instant pollStarted) {
            return toldAt != null && toldAt.toInstant().isBefore(pollStarted);
        }
    }
}
