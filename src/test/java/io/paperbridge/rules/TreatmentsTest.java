package io.paperbridge.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paperbridge.document.EntryKind;
import io.paperbridge.document.Invoice;
import io.paperbridge.document.Invoices;
import io.paperbridge.document.Party;
import io.paperbridge.document.Term;
import io.paperbridge.document.Treatment;
import io.paperbridge.document.Treatment.Aspect;
import io.paperbridge.document.Treatment.By;
import io.paperbridge.document.Treatment.Choice;
import io.paperbridge.document.VendorTemplate;
import io.paperbridge.failure.ReviewNeeded;
import io.paperbridge.language.Language;
import io.paperbridge.language.LanguageSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreatmentsTest {

    private final Path file;

    TreatmentsTest(@TempDir Path folder) {
        this.file = folder.resolve("rules.yaml");
    }

    @Test
    void theFirstRuleThatSetsSomethingWinsItAndLaterOnesFillWhatIsOpen() throws IOException {
        // Given
        Treatments treatments = treatments(
                """
                rules:
                  - {name: Cloud, when: {text: cloud}, then: {account: '6805', tags: [it, cloud]}}
                  - {name: Other vendor, when: {vendor: Telekom*}, then: {posting: draft}}
                  - {name: All, when: always, then: {account: '4900', due-days: 30, tags: [all, it]}}
                """);
        // When
        Treatment treatment = treatments.of(Invoices.oneRate().withoutDueDate().build(), Documents.hosting());
        // Then
        assertThat(treatment.choices())
                .containsOnly(
                        Map.entry(Aspect.ACCOUNT, new Choice("6805", By.RULE, "rule \"Cloud\"")),
                        Map.entry(Aspect.DUE_DAYS, new Choice("30", By.RULE, "rule \"All\"")));
        assertThat(treatment.tags())
                .containsExactly(
                        new Choice("it", By.RULE, "rule \"Cloud\""),
                        new Choice("cloud", By.RULE, "rule \"Cloud\""),
                        new Choice("all", By.RULE, "rule \"All\""));
    }

    @Test
    void aRuleWinsOverACorrectedDueDate() throws IOException {
        // Given
        Treatments treatments = treatments("rules: [{name: All, when: always, then: {due-days: 30}}]");
        // When
        Treatment treatment =
                treatments.of(Invoices.oneRate().build(), Documents.hosting(Map.of(Term.DUE_DATE, "2026-10-15")));
        // Then
        assertThat(treatment.choice(Aspect.DUE_DAYS)).isEqualTo(new Choice("30", By.RULE, "rule \"All\""));
    }

    @Test
    void aCorrectedDueDateIsThePersonsChoice() throws IOException {
        // Given
        Treatments treatments = treatments("rules: []");
        // When
        Treatment treatment =
                treatments.of(Invoices.oneRate().build(), Documents.hosting(Map.of(Term.DUE_DATE, "2026-10-15")));
        // Then
        assertThat(treatment.choices())
                .containsOnly(Map.entry(Aspect.DUE_DAYS, new Choice("14", By.PERSON, "a person")));
    }

    @Test
    void dueDaysOfARuleDoNotReplaceAPrintedDueDate() throws IOException {
        // Given
        Treatments treatments = treatments("rules: [{name: All, when: always, then: {due-days: 30}}]");
        // When
        Treatment treatment = treatments.of(Invoices.oneRate().build(), Documents.hosting());
        // Then
        assertThat(treatment).isEqualTo(Treatment.NONE);
    }

    @Test
    void aTemplateFillsWhatNeitherRuleNorPersonHasChosen() throws IOException {
        // Given
        Treatments treatments = treatments("rules: [{name: All, when: always, then: {account: '6805'}}]");
        VendorTemplate template = new VendorTemplate(
                "telekom.yml", Map.of("account", "4900", "due-days", "30", "posting", "draft", "own", "x"));
        // When
        Treatment treatment = treatments.of(
                Invoices.oneRate().withTemplate(template).build(),
                Documents.hosting(Map.of(Term.DUE_DATE, "2026-10-15")));
        // Then
        assertThat(treatment.choices())
                .containsOnly(
                        Map.entry(Aspect.ACCOUNT, new Choice("6805", By.RULE, "rule \"All\"")),
                        Map.entry(Aspect.DUE_DAYS, new Choice("14", By.PERSON, "a person")),
                        Map.entry(Aspect.POSTING, new Choice("draft", By.TEMPLATE, "template telekom.yml")));
    }

    @Test
    void whatIsRememberedOfThePartyWinsOverItsTemplateOnly() throws IOException {
        // Given
        Invoice invoice = Invoices.oneRate()
                .withoutDueDate()
                .withTemplate(new VendorTemplate("telekom.yml", Map.of("due-days", "30", "posting", "draft")))
                .build();
        // When
        Treatment remembered = remembering("rules: []").of(invoice, Documents.hosting());
        Treatment ruled = remembering("rules: [{name: All, when: always, then: {due-days: 10}}]")
                .of(invoice, Documents.hosting());
        Treatment printed = remembering("rules: []").of(Invoices.oneRate().build(), Documents.hosting());
        // Then
        assertThat(remembered.choices())
                .containsOnly(
                        Map.entry(Aspect.DUE_DAYS, new Choice("21", By.MEMORY, "earlier documents")),
                        Map.entry(Aspect.POSTING, new Choice("draft", By.TEMPLATE, "template telekom.yml")));
        assertThat(ruled.choice(Aspect.DUE_DAYS)).isEqualTo(new Choice("10", By.RULE, "rule \"All\""));
        assertThat(printed).isEqualTo(Treatment.NONE);
    }

    @Test
    void asksAboutWhatATemplateSaysWrong() throws IOException {
        // Given
        Treatments treatments = treatments("rules: []");
        Invoice invoice = Invoices.oneRate()
                .withTemplate(new VendorTemplate("telekom.yml", Map.of("posting", "perhaps")))
                .build();
        // When // Then
        assertThatThrownBy(() -> treatments.of(invoice, Documents.hosting()))
                .isInstanceOf(ReviewNeeded.class)
                .hasMessageContaining("The template telekom.yml says x-posting: perhaps, but must say");
    }

    private Treatments treatments(String rules) throws IOException {
        return new Treatments(rulebook(rules), english());
    }

    /** The vendor of the invoices gave 21 days last time. */
    private Treatments remembering(String rules) throws IOException {
        return new Treatments(
                rulebook(rules),
                english(),
                (kind, party) ->
                        kind == EntryKind.BILL && party.equals(PartyKey.of(Party.named("Nordwind Papier GmbH")))
                                ? Map.of(Aspect.DUE_DAYS, "21")
                                : Map.of());
    }

    private Rulebook rulebook(String rules) throws IOException {
        Files.writeString(file, rules);
        return new Rulebook(new RulesSettings(file.toString()), Clock.systemUTC());
    }

    private static Language english() {
        return new Language(new LanguageSettings(LanguageSettings.Choice.EN));
    }
}
