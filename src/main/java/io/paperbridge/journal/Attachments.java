package io.paperbridge.journal;

import io.paperbridge.document.EntryKind;
import io.paperbridge.failure.Reason;
import io.paperbridge.journal.Attachment.State;
import io.paperbridge.journal.Effects.Effect;
import io.paperbridge.journal.Effects.Kind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The originals of booked documents: intended when a document is confirmed, attached afterwards. Whatever becomes of them, the document
 * stays booked.
 */
@Component("attachments")
@EnableConfigurationProperties(AttachmentSettings.class)
public class Attachments {

    private final JdbcClient jdbc;
    private final AttachmentSettings settings;
    private final Fences fences;
    private final Effects effects;
    private final Events events;

    Attachments(JdbcClient jdbc, AttachmentSettings settings, Fences fences, Effects effects, Events events) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.fences = fences;
        this.effects = effects;
        this.events = events;
    }

    /**
     * Intends the original of a document that is being confirmed; an entry of somebody else, which was only linked, gets none. What was
     * left out before is tried again.
     */
    void intend(Claim claim) {
        if (!settings.enabled()) {
            return;
        }
        int standing = jdbc.sql(
                        """
                        update attachment a set attempts = 0, due_at = current_timestamp, queued_until = null,
                            reason_code = null, reason_text = null,
                            state = case
                                when a.entry_id <> (select e.entry_id from entry e where e.document_key = a.document_key)
                                  or a.state in ('BY_LINK', 'LEFT_OUT') then 'WAITING'
                                else a.state end,
                            remote_key = case
                                when a.entry_id <> (select e.entry_id from entry e where e.document_key = a.document_key)
                                then null else a.remote_key end,
                            kind = (select e.kind from entry e where e.document_key = a.document_key),
                            entry_id = (select e.entry_id from entry e where e.document_key = a.document_key)
                        where a.document_key = :document
                          and exists (select 1 from entry e where e.document_key = a.document_key
                                      and e.entry_id is not null and e.foreign_entry = false)""")
                .param("document", claim.documentKey())
                .update();
        if (standing == 0) {
            jdbc.sql(
                            """
                            insert into attachment (document_key, kind, entry_id, state)
                            select document_key, kind, entry_id, 'WAITING' from entry
                            where document_key = :document and entry_id is not null and foreign_entry = false
                            on conflict do nothing""")
                    .param("document", claim.documentKey())
                    .update();
        }
    }

    /** The original of a claimed document. */
    public Attachment of(Claim claim) {
        return jdbc.sql(
                        "select kind, entry_id, state, name, size, remote_key from attachment where document_key = :document")
                .param("document", claim.documentKey())
                .query((row, n) -> new Attachment(
                        EntryKind.valueOf(row.getString(1)),
                        row.getLong(2),
                        State.valueOf(row.getString(3)),
                        row.getString(4),
                        row.getLong(5),
                        row.getString(6)))
                .single();
    }

    /** Records that the server has the file, under its key; it is not linked yet. */
    @Transactional
    public void uploaded(Claim claim, Effect upload, String name, long size, String key) {
        effects.done(claim, upload, key);
        jdbc.sql(
                        """
                        update attachment set state = 'UPLOADED', name = :name, size = :size, remote_key = :key
                        where document_key = :document""")
                .param("name", name)
                .param("size", size)
                .param("key", key)
                .param("document", claim.documentKey())
                .update();
    }

    /** Records that the upload is gone or is not what was sent: it is to be sent again. */
    @Transactional
    public void uploadLost(Claim claim) {
        fences.hold(claim);
        jdbc.sql("update attachment set state = 'WAITING', remote_key = null where document_key = :document")
                .param("document", claim.documentKey())
                .update();
        effects.forgetAll(claim.documentKey(), Kind.UPLOAD_ORIGINAL);
        effects.forgetAll(claim.documentKey(), Kind.LINK_ORIGINAL);
    }

    /** The entry shows the original. */
    @Transactional
    public void attached(Claim claim, String name, long size, String key) {
        fences.hold(claim);
        jdbc.sql("update attachment set name = :name, size = :size, remote_key = :key where document_key = :document")
                .param("name", name)
                .param("size", size)
                .param("key", key)
                .param("document", claim.documentKey())
                .update();
        end(claim, State.ATTACHED, null, null);
        events.append(claim.documentKey(), claim.owner(), null, null, "original attached", name);
    }

    /** This server links no file to entries of this kind. */
    @Transactional
    public void byLink(Claim claim) {
        fences.hold(claim);
        end(claim, State.BY_LINK, null, null);
        events.append(claim.documentKey(), claim.owner(), null, null, "original by link", null);
    }

    /** The original will not be attached unless a person has the document looked at again. */
    void leftOut(Claim claim, Reason reason, String why) {
        end(claim, State.LEFT_OUT, reason, why);
        events.append(claim.documentKey(), claim.owner(), null, null, "original left out", why);
    }

    /** The original is tried again after a while. */
    void later(Claim claim, Duration wait, boolean failed, Reason reason, String why) {
        jdbc.sql(
                        """
                        update attachment set attempts = attempts + :attempt, queued_until = null, reason_code = :code,
                            reason_text = :why, due_at = current_timestamp + cast(:wait as bigint) * interval '0.001' second
                        where document_key = :document""")
                .param("attempt", failed ? 1 : 0)
                .param("code", reason.code())
                .param("why", Events.cut(why))
                .param("wait", wait.toMillis())
                .param("document", claim.documentKey())
                .update();
        release(claim);
        if (failed) {
            events.append(claim.documentKey(), claim.owner(), null, null, "original not attached yet", why);
        }
    }

    /** How often attaching has failed. */
    int attempts(Claim claim) {
        return jdbc.sql("select attempts from attachment where document_key = :document")
                .param("document", claim.documentKey())
                .query(Integer.class)
                .single();
    }

    private void end(Claim claim, State state, @Nullable Reason reason, @Nullable String why) {
        jdbc.sql(
                        """
                        update attachment set state = :state, queued_until = null, reason_code = :code, reason_text = :why
                        where document_key = :document""")
                .param("state", state.name())
                .param("code", reason == null ? null : reason.code())
                .param("why", Events.cut(why))
                .param("document", claim.documentKey())
                .update();
        release(claim);
    }

    private void release(Claim claim) {
        jdbc.sql("update document set owner = null, lease_until = null where document_key = :document")
                .param("document", claim.documentKey())
                .update();
        fences.finished(claim);
    }
}
