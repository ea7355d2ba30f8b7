package io.paperbridge.web.api;

import io.paperbridge.document.EntryKind;
import io.paperbridge.journal.Intervention;
import io.paperbridge.journal.ListedDocument;
import io.paperbridge.language.Sentence;
import io.paperbridge.operations.ByHand;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a person decides about one document; who is logged in stands in its history. */
@RestController
@RequestMapping("/api/v1/documents/{id}")
@Tag(name = "What a person decides")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public class DeedsApi {

    private static final int LONGEST_REASON = 1000;

    private final DocumentFinder finder;
    private final ByHand hand;
    private final AskedLanguage language;

    DeedsApi(DocumentFinder finder, ByHand hand, AskedLanguage language) {
        this.finder = finder;
        this.hand = hand;
        this.language = language;
    }

    /** {@code message}: what was done; {@code document}: as it is now. */
    public record Done(String message, DocumentView document) {}

    /** {@code reason}: why, in the words of who decides. */
    public record Discard(@Nullable String reason) {}

    /**
     * The entry that a person has made.
     *
     * @param entryId its id in BigCapital, as in the address of its page
     * @param kind what it is; null for what the document is
     * @param reason why; null when there is nothing to say
     */
    public record Resolve(@Nullable Long entryId, @Nullable String kind, @Nullable String reason) {}

    /** {@code reason}: why; null when there is nothing to say. */
    public record Rebook(@Nullable String reason) {}

    /** {@code reason}: why; null when there is nothing to say. */
    public record Approve(@Nullable String reason) {}

    @PostMapping("/retry")
    @Operation(summary = "Starts a document anew that is in review, parked or discarded; any other is refused with 409")
    public Done retry(@PathVariable String id, Principal who, HttpServletRequest request) {
        ListedDocument document = finder.findLatest(id);
        return done(hand.retry(document.paperlessId(), who.getName()), document, request);
    }

    @PostMapping("/discard")
    @Operation(summary = "Discards a document that is not to be booked")
    public Done discard(@PathVariable String id, @RequestBody Discard body, Principal who, HttpServletRequest request) {
        String reason = words(body.reason());
        if (reason == null) {
            throw Refusal.badRequest(Sentence.of("web.field-missing", "reason"));
        }
        ListedDocument document = finder.findLatest(id);
        return done(hand.discard(document.paperlessId(), who.getName(), reason), document, request);
    }

    @PostMapping("/resolve")
    @Operation(summary = "Takes a document for booked by the entry that a person has made in BigCapital")
    public Done resolve(@PathVariable String id, @RequestBody Resolve body, Principal who, HttpServletRequest request) {
        Long entry = body.entryId();
        if (entry == null) {
            throw Refusal.badRequest(Sentence.of("web.field-missing", "entryId"));
        }
        if (entry < 1 || entry > Integer.MAX_VALUE) {
            throw Refusal.badRequest(Sentence.of(
                    "web.field-wrong",
                    "entryId",
                    Sentence.of("web.value-whole-number", 1, Integer.toString(Integer.MAX_VALUE))));
        }
        EntryKind kind = kind(body.kind());
        String reason = words(body.reason());
        ListedDocument document = finder.findLatest(id);
        return done(hand.resolve(document.paperlessId(), kind, entry, who.getName(), reason), document, request);
    }

    @PostMapping("/rebook")
    @Operation(summary = "Books a document again whose entry was deleted in BigCapital")
    public Done rebook(
            @PathVariable String id,
            @RequestBody(required = false) @Nullable Rebook body,
            Principal who,
            HttpServletRequest request) {
        String reason = body == null ? null : words(body.reason());
        ListedDocument document = finder.findLatest(id);
        return done(hand.rebook(document.paperlessId(), who.getName(), reason), document, request);
    }

    @PostMapping("/approve")
    @Operation(summary = "Approves what was asked about a document in review, and books it as it was read")
    public Done approve(
            @PathVariable String id,
            @RequestBody(required = false) @Nullable Approve body,
            Principal who,
            HttpServletRequest request) {
        String reason = body == null ? null : words(body.reason());
        ListedDocument document = finder.findLatest(id);
        return done(hand.approve(document.paperlessId(), who.getName(), reason), document, request);
    }

    private Done done(Intervention intervention, ListedDocument before, HttpServletRequest request) {
        if (!intervention.done()) {
            throw Refusal.of(intervention);
        }
        return new Done(
                intervention.sentence().in(language.of(request)),
                DocumentView.of(finder.find(DocumentView.id(before)), request.getContextPath()));
    }

    private static @Nullable EntryKind kind(@Nullable String word) {
        if (word == null || word.isBlank()) {
            return null;
        }
        var known = Texts.words(EntryKind.values());
        if (!known.contains(word)) {
            throw Refusal.badRequest(Sentence.of("web.field-wrong", "kind", Sentence.of("web.field-kind", known)));
        }
        return EntryKind.valueOf(word.replace('-', '_').toUpperCase(Locale.ROOT));
    }

    /** What a person wrote; null when they wrote nothing. */
    static @Nullable String words(@Nullable String reason) {
        if (reason == null || reason.isBlank()) {
            return null;
        }
        if (reason.length() > LONGEST_REASON || reason.indexOf('\0') >= 0) {
            throw Refusal.badRequest(
                    Sentence.of("web.field-wrong", "reason", Sentence.of("web.value-text", LONGEST_REASON)));
        }
        return reason.strip();
    }
}
