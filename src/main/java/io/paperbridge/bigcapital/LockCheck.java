package io.paperbridge.bigcapital;

import com.fasterxml.jackson.databind.JsonNode;
import io.paperbridge.diagnosis.Answer;
import io.paperbridge.diagnosis.Answers;
import io.paperbridge.diagnosis.Finding;
import io.paperbridge.failure.RemoteFailure;
import io.paperbridge.language.Sentence;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Up to which day the books are closed. */
record LockCheck(Answers answers, Clock clock) {

    private static final String CHECK = "bigcapital.period-lock";

    /** What is found; nothing when it was not asked. */
    Optional<Finding> finding() {
        return answers.to(BigcapitalExamination.LOCKS).map(this::judge);
    }

    private Finding judge(Answer answer) {
        if (!answer.isGood()) {
            return Finding.notChecked(CHECK, answer.wording());
        }
        JsonNode locks;
        try {
            locks = Wire.parse("the locks", answer.body());
        } catch (RemoteFailure strange) {
            return BigcapitalExamination.strange(CHECK, strange);
        }
        Optional<LocalDate> latest = Stream.concat(
                        Stream.of(locks.path("all")),
                        StreamSupport.stream(locks.path("modules").spliterator(), false))
                .filter(lock -> Wire.isTrue(lock, "is_enabled"))
                .flatMap(lock -> day(Wire.text(lock, "lock_to_date")).stream())
                .max(LocalDate::compareTo);
        if (latest.isEmpty()) {
            return Finding.ok(CHECK, Sentence.of("bigcapital.check-not-locked"));
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Sentence sentence = Sentence.of("bigcapital.check-locked", latest.get());
        return latest.get().isBefore(today)
                ? Finding.ok(CHECK, sentence)
                : Finding.warn(CHECK, sentence, Sentence.of("bigcapital.check-locked-remedy"));
    }

    private static Optional<LocalDate> day(@Nullable String text) {
        try {
            return text == null || text.length() < 10
                    ? Optional.empty()
                    : Optional.of(LocalDate.parse(text.substring(0, 10)));
        } catch (DateTimeException e) {
            return Optional.empty(); // a lock whose day cannot be read is told by the document that meets it
        }
    }
}
