package io.paperbridge.web.api;

import io.paperbridge.document.EntryKind;
import io.paperbridge.document.Reading.DocumentType;
import io.paperbridge.failure.Reason;
import io.paperbridge.journal.DocumentFilter;
import io.paperbridge.journal.DocumentState;
import io.paperbridge.language.Sentence;
import io.swagger.v3.oas.annotations.Parameter;
import java.lang.reflect.RecordComponent;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which documents are meant, as parameters of an address say it; see {@link DocumentFilter}. */
public record DocumentQuery(
        @Parameter(description = "the states, several with commas between them", example = "needs-review") @Nullable
                List<String> state,
        @Parameter(description = "the kind of entry, or of what was read", example = "bill") @Nullable String kind,
        @Parameter(description = "a part of the party's name") @Nullable String party,
        @Parameter(description = "the number, exactly as it is printed") @Nullable String number,
        @Parameter(description = "the code of the reason", example = "duplicate") @Nullable String reason,
        @Parameter(description = "came into the journal on this day or later, or at this time", example = "2026-11-02")
                @Nullable
                String from,
        @Parameter(description = "came into the journal on this day or before, or before this time") @Nullable
                String to,
        @Parameter(
                        description =
                                "a part of title, party, number, reference or reason, or the whole number of the entry, or the id in Paperless")
                @Nullable
                String text) {

    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern TIME = Pattern.compile("[0-9]{4}-[0-9T:.-]{1,26}Z");

    public DocumentQuery {
        state = state == null ? null : List.copyOf(state);
    }

    /**
     * The filter.
     *
     * @param zone in which days begin
     * @throws Refusal when a value is not right
     */
    public DocumentFilter filter(ZoneId zone) {
        String kindMeant = Texts.oneOf("kind", kind, Texts.words(EntryKind.values(), DocumentType.values()));
        Instant begin = instant("from", from, zone, 0);
        Instant end = instant("to", to, zone, 1);
        if (begin != null && end != null && !begin.isBefore(end)) {
            throw Refusal.badRequest(Sentence.of("web.value-between"));
        }
        return new DocumentFilter(
                states(),
                kindMeant == null ? null : kindMeant.replace('-', '_').toUpperCase(Locale.ROOT),
                Texts.text("party", party),
                Texts.text("number", number),
                Texts.oneOf(
                        "reason",
                        reason,
                        Arrays.stream(Reason.values()).map(Reason::code).toList()),
                begin,
                end,
                Texts.text("text", text));
    }

    /**
     * The filter of what is to be changed: of documents in some states only, and never of all.
     *
     * @param usual the states that are meant when none is given
     * @param allowed the states that may be given
     */
    DocumentFilter filter(ZoneId zone, Set<DocumentState> usual, Set<DocumentState> allowed) {
        DocumentFilter filter = filter(zone);
        if (filter.equals(DocumentFilter.all())) {
            List<String> names = Arrays.stream(DocumentQuery.class.getRecordComponents())
                    .map(RecordComponent::getName)
                    .toList();
            throw Refusal.badRequest(Sentence.of("web.no-condition", names));
        }
        List<String> known = Texts.words(allowed.toArray(DocumentState[]::new));
        filter.states().forEach(given -> Texts.oneOf("state", Texts.word(given.name()), known));
        return filter.states().isEmpty() ? filter.withStates(usual) : filter;
    }

    private Set<DocumentState> states() {
        List<String> known = Texts.words(DocumentState.values());
        return Stream.ofNullable(state)
                .flatMap(List::stream)
                .map(word -> Texts.oneOf("state", word, known))
                .flatMap(Stream::ofNullable)
                .map(word -> DocumentState.valueOf(word.replace('-', '_').toUpperCase(Locale.ROOT)))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** A day is meant whole: as the end it is the beginning of the next. */
    static @Nullable Instant instant(String parameter, @Nullable String given, ZoneId zone, int daysAfter) {
        if (given == null || given.isBlank()) {
            return null;
        }
        String value = given.strip();
        try {
            if (DAY.matcher(value).matches()) {
                return LocalDate.parse(value)
                        .plusDays(daysAfter)
                        .atStartOfDay(zone)
                        .toInstant();
            }
            if (TIME.matcher(value).matches()) {
                return Instant.parse(value);
            }
        } catch (DateTimeException e) {
            // refused below
        }
        throw Refusal.wrongValue(parameter, Texts.shortened(value), Sentence.of("web.value-date"));
    }
}
