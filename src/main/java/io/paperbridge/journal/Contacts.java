package io.paperbridge.journal;

import io.paperbridge.failure.NotYet;
import io.paperbridge.failure.Reason;
import io.paperbridge.journal.Effects.Effect;
import io.paperbridge.journal.Effects.Kind;
import io.paperbridge.language.Sentence;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The contacts that documents were booked for, so that none is created twice and none is guessed anew. */
@Component("contacts")
public class Contacts {

    private static final Duration OTHER_CREATES = Duration.ofSeconds(2);

    private final JdbcClient jdbc;
    private final Fences fences;
    private final Effects effects;
    private final Events events;

    Contacts(JdbcClient jdbc, Fences fences, Effects effects, Events events) {
        this.jdbc = jdbc;
        this.fences = fences;
        this.effects = effects;
        this.events = events;
    }

    /**
     * The contact that is remembered for any of the links, the strongest first.
     *
     * @param links for example {@code vat:DE123456788}, {@code correspondent:7}
     * @return null when none is remembered
     */
    public @Nullable Long remembered(String role, List<String> links, String currency) {
        return links.stream()
                .map(link -> jdbc.sql(
                                """
                                select contact_id from contact_link
                                where role = :role and link = :link and currency = :currency""")
                        .param("role", role)
                        .param("link", link)
                        .param("currency", currency)
                        .query(Long.class)
                        .optional())
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(null);
    }

    /** Remembers a contact for its links. */
    @Transactional
    public void remember(Claim claim, String role, List<String> links, String currency, long contactId) {
        fences.hold(claim);
        for (String link : links) {
            jdbc.sql(
                            """
                            insert into contact_link (role, link, currency, contact_id)
                            values (:role, :link, :currency, :contact) on conflict do nothing""")
                    .param("role", role)
                    .param("link", link)
                    .param("currency", currency)
                    .param("contact", contactId)
                    .update();
        }
    }

    /** The contact that was created or found under a key before; null when none is known. */
    public @Nullable Long known(String role, String key, String currency) {
        return jdbc.sql(
                        """
                        select contact_id from contact
                        where role = :role and contact_key = :key and currency = :currency and contact_id is not null""")
                .param("role", role)
                .param("key", key)
                .param("currency", currency)
                .query(Long.class)
                .optional()
                .orElse(null);
    }

    /** Forgets a contact that the ledger does not have any more: it is looked for anew. */
    @Transactional
    public void forget(Claim claim, String role, long contactId) {
        fences.hold(claim);
        for (String table : List.of("contact_link", "contact")) {
            jdbc.sql("delete from " + table + " where role = :role and contact_id = :contact")
                    .param("role", role)
                    .param("contact", contactId)
                    .update();
        }
        jdbc.sql(
                        """
                        update effect set sent_at = null, done_at = null, result = null
                        where document_key = :document and kind = :kind and result = :contact""")
                .param("document", claim.documentKey())
                .param("kind", Kind.CREATE_CONTACT.name())
                .param("contact", Long.toString(contactId))
                .update();
        events.append(claim.documentKey(), claim.owner(), null, null, "contact gone", role + " " + contactId);
    }

    /**
     * Takes the right to create a contact; only one document has it.
     *
     * @param key what makes the contact one: the folded VAT id, else the folded name
     * @return the id when the contact was created meanwhile; null when this document may create it
     * @throws NotYet while another document creates it, or while an unanswered create may still take effect
     */
    @Transactional
    public @Nullable Long intend(Claim claim, String role, String key, String currency) {
        fences.hold(claim);
        jdbc.sql(
                        """
                        insert into contact (role, contact_key, currency, document_key)
                        values (:role, :key, :currency, :document) on conflict do nothing""")
                .param("role", role)
                .param("key", key)
                .param("currency", currency)
                .param("document", claim.documentKey())
                .update();
        Creation creation = jdbc.sql(
                        """
                        select c.contact_id, c.document_key, d.state from contact c
                        join document d on d.document_key = c.document_key
                        where c.role = :role and c.contact_key = :key and c.currency = :currency""")
                .param("role", role)
                .param("key", key)
                .param("currency", currency)
                .query((row, n) -> new Creation(
                        row.getObject(1, Long.class), row.getLong(2), DocumentState.valueOf(row.getString(3))))
                .single();
        if (creation.contactId() != null) {
            return creation.contactId();
        }
        if (creation.documentKey() != claim.documentKey()) {
            takeOver(claim, creation, role, key, currency);
        }
        effects.intend(claim, Kind.CREATE_CONTACT, effectKey(role, key, currency), key);
        return null;
    }

    /**
     * Commits that the create leaves now; it is sent once.
     *
     * @throws NotYet when another document has taken the right over
     */
    @Transactional
    public void creating(Claim claim, String role, String key, String currency) {
        int rows = jdbc.sql(
                        """
                        update contact set document_key = document_key
                        where role = :role and contact_key = :key and currency = :currency
                          and document_key = :document and contact_id is null""")
                .param("role", role)
                .param("key", key)
                .param("currency", currency)
                .param("document", claim.documentKey())
                .update();
        if (rows != 1) {
            throw otherCreates(OTHER_CREATES);
        }
        Effect create = effects.find(claim.documentKey(), Kind.CREATE_CONTACT, effectKey(role, key, currency))
                .orElseThrow();
        effects.sending(claim, create);
    }

    /** Records the contact's id, by the create's answer or because a look found it. */
    @Transactional
    public void created(Claim claim, String role, String key, String currency, long contactId) {
        fences.hold(claim);
        effects.find(claim.documentKey(), Kind.CREATE_CONTACT, effectKey(role, key, currency))
                .ifPresent(create -> effects.done(claim, create, Long.toString(contactId)));
        jdbc.sql(
                        """
                        update contact set contact_id = :contact
                        where role = :role and contact_key = :key and currency = :currency""")
                .param("contact", contactId)
                .param("role", role)
                .param("key", key)
                .param("currency", currency)
                .update();
    }

    /** A creator that waits for something else gives the right up, unless its own request may still take effect. */
    private void takeOver(Claim claim, Creation creation, String role, String key, String currency) {
        Duration quiet = effects.quietTimeLeft(creation.documentKey());
        if (creation.state() == DocumentState.PROCESSING || !quiet.isZero()) {
            throw otherCreates(quiet.isZero() ? OTHER_CREATES : quiet);
        }
        int rows = jdbc.sql(
                        """
                        update contact set document_key = :document
                        where role = :role and contact_key = :key and currency = :currency
                          and document_key = :other and contact_id is null""")
                .param("document", claim.documentKey())
                .param("role", role)
                .param("key", key)
                .param("currency", currency)
                .param("other", creation.documentKey())
                .update();
        if (rows != 1) {
            throw otherCreates(OTHER_CREATES);
        }
    }

    private static NotYet otherCreates(Duration wait) {
        return new NotYet(Reason.IN_DOUBT, wait, Sentence.of("journal.contact-being-created"));
    }

    private static String effectKey(String role, String key, String currency) {
        return role + ":" + key + ":" + currency;
    }

    private record Creation(@Nullable Long contactId, long documentKey, DocumentState state) {}
}
