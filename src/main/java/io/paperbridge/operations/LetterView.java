package io.paperbridge.operations;

import io.paperbridge.failure.Reason;
import io.paperbridge.journal.Attempts;
import io.paperbridge.journal.Attempts.Attempt;
import io.paperbridge.journal.DocumentList;
import io.paperbridge.journal.DocumentList.Event;
import io.paperbridge.journal.DocumentList.Page;
import io.paperbridge.journal.DocumentState;
import io.paperbridge.journal.JournalWatch;
import io.paperbridge.journal.ListedDocument;
import io.paperbridge.journal.ReadValues;
import io.paperbridge.journal.ReadValues.ReadValue;
import io.paperbridge.language.Language;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Documents as an operator sees them: words instead of codes, with what to do and where to look. */
@Component
class LetterView {

    private static final int MOST_EVENTS = 500;

    private final DocumentList documents;
    private final JournalWatch watch;
    private final Attempts attempts;
    private final ReadValues values;
    private final Language language;
    private final String paperless;

    LetterView(
            DocumentList documents,
            JournalWatch watch,
            Attempts attempts,
            ReadValues values,
            Language language,
            Environment settings) {
        this.documents = documents;
        this.watch = watch;
        this.attempts = attempts;
        this.values = values;
        this.language = language;
        this.paperless = settings.getProperty("paperbridge.paperless.url", "").replaceFirst("/+$", "");
    }

    /** A page of the list; {@code total}: how many there are in all, {@code next}: where the next page begins. */
    record Listed(List<Letter> documents, int total, @Nullable String next) {}

    /** {@code page}: the document in Paperless; {@code entryPage}: its entry in BigCapital. */
    record Letter(
            long paperlessId,
            String page,
            String reference,
            @Nullable String title,
            String state,
            @Nullable String reason,
            @Nullable String sentence,
            @Nullable String kind,
            @Nullable String party,
            @Nullable String number,
            @Nullable LocalDate date,
            @Nullable String total,
            @Nullable String currency,
            int attempts,
            @Nullable Instant nextAt,
            Instant receivedAt,
            Instant updatedAt,
            @Nullable Long entryId,
            @Nullable String entryState,
            @Nullable String entryPage) {}

    /** {@code means}: what the reason is; {@code remedy}: what is to be done. */
    record Whole(
            Letter document,
            @Nullable String means,
            @Nullable String remedy,
            List<ReadValue> read,
            List<Attempt> attempts,
            List<Event> history) {}

    /** How many documents are in a state for a reason. */
    record Count(
            String state, @Nullable String reason, long documents, @Nullable String means, @Nullable String remedy) {}

    Listed page(Page<ListedDocument> page, int total) {
        return new Listed(page.items().stream().map(this::letter).toList(), total, LetterFilter.cursor(page.next()));
    }

    Whole whole(ListedDocument document) {
        Optional<Reason> reason = reason(document.reasonCode());
        return new Whole(
                letter(document),
                reason.map(Reason::explanation).map(language::say).orElse(null),
                reason.map(Reason::remedy).map(language::say).orElse(null),
                values.of(document.documentKey()),
                attempts.of(document.documentKey()),
                documents.events(document.documentKey(), 0, MOST_EVENTS));
    }

    List<Count> counts() {
        return watch.counts().stream()
                .sorted(Comparator.comparing(JournalWatch.Count::state)
                        .thenComparing(Comparator.comparingLong(JournalWatch.Count::documents)
                                .reversed()))
                .map(count -> new Count(
                        word(count.state()),
                        count.reason(),
                        count.documents(),
                        reason(count.reason())
                                .map(Reason::explanation)
                                .map(language::say)
                                .orElse(null),
                        reason(count.reason())
                                .map(Reason::remedy)
                                .map(language::say)
                                .orElse(null)))
                .toList();
    }

    private Letter letter(ListedDocument document) {
        ListedDocument.Entry entry = document.entry();
        boolean waits = document.state() == DocumentState.RECEIVED || document.state() == DocumentState.RETRYING;
        return new Letter(
                document.paperlessId(),
                paperless + "/documents/" + document.paperlessId() + "/details",
                document.reference(),
                document.title(),
                word(document.state()),
                document.reasonCode(),
                document.reasonText(),
                document.kind() == null
                        ? null
                        : document.kind().toLowerCase(Locale.ROOT).replace('_', '-'),
                document.party(),
                document.number(),
                document.issueDate(),
                plain(document.gross()),
                document.currency(),
                document.attempts(),
                waits ? document.dueAt() : null,
                document.receivedAt(),
                document.updatedAt(),
                entry == null ? null : entry.id(),
                entry == null ? null : entry.state().toLowerCase(Locale.ROOT).replace('_', ' '),
                entry == null ? null : entry.link());
    }

    /** The journal has four decimals, of which the last are mostly nothing. */
    private static @Nullable String plain(@Nullable BigDecimal amount) {
        if (amount == null) {
            return null;
        }
        BigDecimal least = amount.stripTrailingZeros();
        return (least.scale() < 2 ? least.setScale(2) : least).toPlainString();
    }

    private static Optional<Reason> reason(@Nullable String code) {
        return Arrays.stream(Reason.values())
                .filter(reason -> reason.code().equals(code))
                .findFirst();
    }

    static String word(DocumentState state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
