package io.paperbridge.journal;

import io.paperbridge.document.EntryKind;
import io.paperbridge.document.Habits;
import io.paperbridge.document.NumberPattern;
import io.paperbridge.document.Treatment.Aspect;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the booked documents of a party teach together.
 *
 * <p>Memory must not learn from itself, nor from settings and templates, which will say next time what they then hold right. So account
 * and item are remembered only where somebody has decided: what the latest document was changed to in the books counts at once; what
 * rules have chosen counts when the latest three, as far as there are as many, were all booked so. Documents that memory itself has
 * booked are passed over.
 *
 * @param documents the latest first
 */
record Lessons(List<Lesson> documents) {

    private static final int AGREE = 3;
    private static final int NUMBERS = 5;
    private static final Set<Aspect> LEARNT = Set.of(Aspect.ACCOUNT, Aspect.ITEM);

    Lessons {
        documents = List.copyOf(documents);
    }

    /** What is proposed for the next document. */
    Map<Aspect, String> proposed() {
        Map<Aspect, String> proposed = new EnumMap<>(Aspect.class);
        documents.stream()
                .flatMap(one -> one.dueDays().stream())
                .findFirst()
                .ifPresent(days -> proposed.put(Aspect.DUE_DAYS, days));
        LEARNT.forEach(aspect -> decided(aspect).ifPresent(value -> proposed.put(aspect, value)));
        return proposed;
    }

    /** How the party writes; only of what it has written itself, which a sale is not. */
    Habits habits() {
        List<Lesson> written =
                documents.stream().filter(one -> !one.kind().isSale()).toList();
        List<String> numbers = written.stream()
                .filter(one -> one.kind() != EntryKind.VENDOR_CREDIT)
                .flatMap(one -> Optional.ofNullable(one.number()).stream())
                .distinct()
                .limit(NUMBERS)
                .toList();
        return new Habits(
                agreed(written, Lesson::language),
                agreed(written, Lesson::dayOrder),
                NumberPattern.of(numbers).orElse(null));
    }

    private Optional<String> decided(Aspect aspect) {
        List<Lesson> speaking = documents.stream()
                .filter(one -> one.speaksOf(aspect))
                .limit(AGREE)
                .toList();
        if (speaking.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> byHand = speaking.get(0).changed(aspect);
        if (byHand.isPresent()) {
            return byHand;
        }
        List<Optional<String>> decided =
                speaking.stream().map(one -> one.decided(aspect)).distinct().toList();
        return decided.size() == 1 ? decided.get(0) : Optional.empty();
    }

    /** What the latest documents that show it all show; null when they differ or none does. */
    private static <T> @Nullable T agreed(List<Lesson> written, Function<Lesson, @Nullable T> what) {
        List<T> shown = written.stream()
                .map(what)
                .filter(Objects::nonNull)
                .limit(AGREE)
                .distinct()
                .toList();
        return shown.size() == 1 ? shown.get(0) : null;
    }
}
