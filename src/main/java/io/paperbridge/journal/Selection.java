package io.paperbridge.journal;

import io.paperbridge.document.EntryKind;
import io.paperbridge.document.Reading.DocumentType;
import io.paperbridge.failure.Reason;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which failed documents are meant: some by their ids, all that are parked, or all in review and parked that meet every condition given.
 *
 * @param paperlessIds ids in Paperless; empty when documents are chosen otherwise
 * @param allParked all that are parked
 * @param reason the code of the reason, for example {@code duplicate}; null for any
 * @param kind the kind, for example {@code BILL}; null for any
 * @param party a part of the party's name, in any case; null for any
 * @param olderThan how long ago work on it ended at least; null for any time
 * @param only what each must still meet when its turn comes, else it is left alone; null for nothing
 */
public record Selection(
        List<Long> paperlessIds,
        boolean allParked,
        @Nullable String reason,
        @Nullable String kind,
        @Nullable String party,
        @Nullable Duration olderThan,
        @Nullable DocumentFilter only) {

    public Selection {
        paperlessIds = List.copyOf(paperlessIds);
    }

    /** Documents by their ids in Paperless; of several generations of an id the latest. */
    public static Selection of(List<Long> paperlessIds) {
        return of(paperlessIds, null);
    }

    /**
     * Documents that were listed a while ago; what has changed meanwhile so that it would not be listed any more is left alone.
     *
     * @param only what they were listed by; null when a person named them
     */
    public static Selection of(List<Long> paperlessIds, @Nullable DocumentFilter only) {
        return new Selection(paperlessIds, false, null, null, null, null, only);
    }

    /** All parked documents. */
    public static Selection parked() {
        return new Selection(List.of(), true, null, null, null, null, null);
    }

    /**
     * What is in review or parked and meets every condition; blank ones are none.
     *
     * @throws IllegalArgumentException when there is no condition, or one that nothing can meet
     */
    public static Selection matching(
            @Nullable String reason, @Nullable String kind, @Nullable String party, @Nullable Duration olderThan) {
        Selection selection = new Selection(
                List.of(),
                false,
                known(
                        "reason",
                        reason,
                        UnaryOperator.identity(),
                        Arrays.stream(Reason.values()).map(Reason::code)),
                known("kind", kind, Selection::name, kinds()),
                isBlank(party) ? null : party,
                olderThan,
                null);
        if (selection.equals(of(List.of()))) {
            throw new IllegalArgumentException("Say which documents: by reason, kind, party or age.");
        }
        return selection;
    }

    private static Stream<String> kinds() {
        return Stream.concat(Arrays.stream(EntryKind.values()), Arrays.stream(DocumentType.values()))
                .map(Enum::name);
    }

    /** {@code sale invoice}, as lists show it, and {@code sale-invoice} mean {@code SALE_INVOICE}. */
    private static String name(String kind) {
        return kind.replace('-', '_').replace(' ', '_').toUpperCase(Locale.ROOT);
    }

    private static @Nullable String known(
            String what, @Nullable String given, UnaryOperator<String> meaning, Stream<String> known) {
        if (given == null || isBlank(given)) {
            return null;
        }
        String meant = meaning.apply(given.strip());
        List<String> all = known.distinct().sorted().toList();
        if (!all.contains(meant)) {
            throw new IllegalArgumentException("There is no " + what + " \"" + given + "\"; known are "
                    + String.join(", ", all).toLowerCase(Locale.ROOT).replace('_', '-') + ".");
        }
        return meant;
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
