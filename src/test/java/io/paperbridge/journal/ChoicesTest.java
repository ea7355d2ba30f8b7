package io.paperbridge.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paperbridge.document.Entries;
import io.paperbridge.document.Treatment;
import io.paperbridge.document.Treatment.Aspect;
import io.paperbridge.document.Treatment.By;
import io.paperbridge.document.Treatment.Choice;
import io.paperbridge.failure.ClaimLost;
import java.time.Duration;
import java.util.List;
import java.util.Map;

class ChoicesTest {

    private static final Choice TAG = new Choice("hosting", By.RULE, "rule \"Hosting\"");
    private static final Treatment TREATMENT = new Treatment(
            Map.of(
                    Aspect.DUE_DAYS,
                    new Choice("14", By.PERSON, "a person"),
                    Aspect.ACCOUNT,
                    new Choice("6805", By.RULE, "rule \"Hosting\"")),
            List.of(TAG));

    @OnEachDatabase
    void theHistorySaysWhatWasChosenAndByWhom(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim claim = node.claimed(17);
        // When
        node.choices.keep(claim, TREATMENT);
        // Then
        assertThat(journal.text("select reason from event where what = 'chosen'"))
                .isEqualTo(
                        "account 6805 by rule \"Hosting\"; due days 14 by a person; tag hosting by rule \"Hosting\"");
        assertThat(journal.count("choice", "aspect = 'ACCOUNT' and chosen = '6805'"))
                .isEqualTo(1);
    }

    @OnEachDatabase
    void whatIsChosenAnewReplacesWhatWasChosenBefore(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim claim = node.claimed(17);
        node.choices.keep(claim, TREATMENT);
        // When
        node.choices.keep(claim, Treatment.NONE);
        // Then
        assertThat(journal.count("choice", "true")).isZero();
        assertThat(journal.count("event", "what = 'chosen' and reason = 'nothing any more'"))
                .isEqualTo(1);
    }

    @OnEachDatabase
    void theSameChosenAgainIsSaidOnce(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim claim = node.claimed(17);
        node.choices.keep(claim, TREATMENT);
        // When
        node.choices.keep(claim, TREATMENT);
        // Then
        assertThat(journal.count("event", "what = 'chosen'")).isEqualTo(1);
        assertThat(journal.count("choice", "true")).isEqualTo(3);
    }

    @OnEachDatabase
    void tagsAreToldOfABookedDocumentOnly(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim booked = node.claimed(17);
        node.choices.keep(booked, TREATMENT);
        node.posted(booked);
        Claim parked = node.claimed(18);
        node.choices.keep(parked, TREATMENT);
        // When
        node.outcomes.confirmed(booked, "http://books/bills/90/edit", "open");
        node.outcomes.ended(parked, new IllegalStateException("broken"), Aftermath.Verdict.PARK, "");
        // Then
        assertThat(node.outcomes.outcome(booked).tags()).containsExactly("hosting");
        assertThat(node.outcomes.outcome(parked).tags()).isEmpty();
    }

    @OnEachDatabase
    void whatWasSentIsWhatGoesOnAfterACrash(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim claim = node.claimed(17);
        node.choices.keep(claim, TREATMENT);
        node.bookings.creating(claim, node.bookings.intend(claim, Entries.draft("PLX-17")));
        // When
        journal.letPass(Duration.ofHours(1));
        Claim next = journal.anotherNode().documents.claim(claim.documentKey());
        // Then
        assertThat(next.resume()).isEqualTo(Claim.Resume.BOOK);
        assertThat(node.bookings.resume(next).entry().payload())
                .isEqualTo(Entries.draft("PLX-17").payload());
        assertThat(journal.count("choice", "aspect = 'ACCOUNT' and chosen = '6805'"))
                .isEqualTo(1);
    }

    @OnEachDatabase
    void whoHasLostTheDocumentChoosesNothing(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim lost = node.claimed(17);
        journal.letPass(Duration.ofHours(1));
        journal.anotherNode().documents.claim(lost.documentKey());
        // When // Then
        assertThatThrownBy(() -> node.choices.keep(lost, TREATMENT)).isInstanceOf(ClaimLost.class);
        assertThat(journal.count("choice", "true")).isZero();
    }
}
