package io.paperbridge.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.paperbridge.failure.NotYet;
import io.paperbridge.failure.Reason;
import io.paperbridge.journal.Effects.Effect;
import io.paperbridge.journal.Effects.Kind;
import java.time.Duration;

class EffectsTest {

    private static final Duration QUIET = Duration.ofSeconds(106);

    @OnEachDatabase
    void keepsTheIntentionThatIsAlreadyThere(TestJournal journal) {
        // Given
        Claim claim = journal.node().claimed(17);
        Effects effects = journal.node().effects;
        Effect first = effects.intend(claim, Kind.WRITE_NOTE, "#PLX-17-1", "one");

        // When
        Effect second = effects.intend(claim, Kind.WRITE_NOTE, "#PLX-17-1", "two");

        // Then
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.isSent()).isFalse();
        assertThat(journal.text("select payload_hash from effect")).isEqualTo(Effects.sha256("two"));
    }

    @OnEachDatabase
    void countsEveryRequestThatLeaves(TestJournal journal) {
        // Given
        Claim claim = journal.node().claimed(17);
        Effects effects = journal.node().effects;
        Effect note = effects.intend(claim, Kind.WRITE_NOTE, "#PLX-17-1", "one");
        effects.sending(claim, note);
        effects.absent(claim, note);

        // When
        effects.sending(claim, note);

        // Then
        assertThat(effects.find(claim.documentKey(), Kind.WRITE_NOTE, "#PLX-17-1"))
                .hasValueSatisfying(effect -> {
                    assertThat(effect.rounds()).isEqualTo(2);
                    assertThat(effect.isInDoubt()).isTrue();
                });
    }

    @OnEachDatabase
    void repeatsNothingWithinTheQuietTimeOfARequestWithoutAnswer(TestJournal journal) {
        // Given
        Claim claim = journal.node().claimed(17);
        Effects effects = journal.node().effects;
        effects.sending(claim, effects.intend(claim, Kind.CREATE_CONTACT, "vendor:N:EUR", ""));
        journal.letPass(Duration.ofSeconds(100));

        // When
        NotYet waiting = catchThrowableOfType(
                NotYet.class, () -> effects.intend(claim, Kind.CREATE_CONTACT, "vendor:N:EUR", ""));

        // Then
        assertThat(waiting.reason()).isEqualTo(Reason.IN_DOUBT);
        assertThat(waiting.waitFor()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(5));
        assertThat(waiting.sentence()).contains("sent and not answered");
    }

    @OnEachDatabase
    void leavesADoubtToALookOnceTheQuietTimeIsOver(TestJournal journal) {
        // Given
        Claim claim = journal.node().claimed(17);
        Effects effects = journal.node().effects;
        effects.sending(claim, effects.intend(claim, Kind.CREATE_ENTRY, "PLX-17", ""));
        journal.letPass(QUIET);

        // When
        Effect doubtful = effects.intend(claim, Kind.CREATE_ENTRY, "PLX-17", "");

        // Then
        assertThat(doubtful.isInDoubt()).isTrue();
        assertThat(effects.quietTimeLeft(claim.documentKey())).isZero();
        assertThat(effects.anyInDoubt(claim.documentKey(), Kind.CREATE_ENTRY)).isTrue();
    }

    @OnEachDatabase
    void knowsTheAnswerFromThenOn(TestJournal journal) {
        // Given
        Claim claim = journal.node().claimed(17);
        Effects effects = journal.node().effects;
        Effect create = effects.intend(claim, Kind.CREATE_ENTRY, "PLX-17", "");
        effects.sending(claim, create);

        // When
        effects.done(claim, create, "90");

        // Then
        assertThat(effects.intend(claim, Kind.CREATE_ENTRY, "PLX-17", "").result())
                .isEqualTo("90");
        assertThat(effects.isDone(claim.documentKey(), Kind.CREATE_ENTRY)).isTrue();
        assertThat(effects.quietTimeLeft(claim.documentKey())).isZero();
    }

    @OnEachDatabase
    void isInDoubtAgainWhenWhatWasDoneOnceIsSentOnceMore(TestJournal journal) {
        // Given
        Claim claim = journal.node().claimed(17);
        Effects effects = journal.node().effects;
        Effect create = effects.intend(claim, Kind.CREATE_CONTACT, "vendor:N:EUR", "");
        effects.sending(claim, create);
        effects.done(claim, create, "12");

        // When
        effects.sending(claim, create);

        // Then
        assertThat(catchThrowable(() -> effects.intend(claim, Kind.CREATE_CONTACT, "vendor:N:EUR", "")))
                .isInstanceOf(NotYet.class);
    }

    @OnEachDatabase
    void takesBackOnlyWhatTheSameClaimSent(TestJournal journal) {
        // Given
        Claim dead = journal.node().claimed(17);
        Effects effects = journal.node().effects;
        effects.sending(dead, effects.intend(dead, Kind.CREATE_ENTRY, "PLX-17", ""));
        journal.letPass(Duration.ofMinutes(4));
        Claim claim = journal.node().documents.claim(dead.documentKey());

        // When
        effects.clearSent(claim.documentKey(), claim.fence());

        // Then
        assertThat(effects.anyInDoubt(claim.documentKey(), Kind.CREATE_ENTRY)).isTrue();
    }
}
