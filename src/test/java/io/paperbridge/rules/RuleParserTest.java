package io.paperbridge.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.document.Treatment.Aspect;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RuleParserTest {

    @Test
    void everyAspectIsReadAsItIsWritten() {
        // When
        Rule rule = RuleParser.parse(
                        """
                        rules:
                          - name: All
                            when: always
                            then:
                              account: 0420
                              item: HOSTING
                              tax: tax-payable
                              input-tax: Cost
                              project: 12
                              branch: North
                              warehouse: Main
                              paid-from: 1000
                              due-days: 07
                              line-mode: rate
                              posting: draft
                              always-review: true
                              auto-book: False
                              tags: [hosting, IT]
                        """)
                .rules()
                .rules()
                .get(0);
        // Then
        assertThat(rule.line()).isEqualTo(2);
        assertThat(rule.tags()).containsExactly("hosting", "IT");
        assertThat(rule.then())
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry(Aspect.ACCOUNT, "0420"),
                        Map.entry(Aspect.ITEM, "HOSTING"),
                        Map.entry(Aspect.TAX_ACCOUNT, "tax-payable"),
                        Map.entry(Aspect.INPUT_TAX, "cost"),
                        Map.entry(Aspect.PROJECT, "12"),
                        Map.entry(Aspect.BRANCH, "North"),
                        Map.entry(Aspect.WAREHOUSE, "Main"),
                        Map.entry(Aspect.PAID_FROM, "1000"),
                        Map.entry(Aspect.DUE_DAYS, "7"),
                        Map.entry(Aspect.LINE_MODE, "rate"),
                        Map.entry(Aspect.POSTING, "draft"),
                        Map.entry(Aspect.ALWAYS_REVIEW, "true"),
                        Map.entry(Aspect.AUTO_BOOK, "false")));
        assertThat(rule.then()).hasSameSizeAs(Aspect.values());
    }

    @ParameterizedTest
    @MethodSource("broken")
    void whatIsWrongIsSaidWithLineAndRemedy(String text, String sentence) {
        // Given
        RulesFile file = new RulesFile(Path.of("rules.yaml"), text, null);
        // When
        RulesFile.Parsed parsed = file.parse();
        // Then
        assertThat(parsed.problems()).isNotEmpty();
        assertThat(file.sentence(parsed.problems()).toString()).startsWith(sentence);
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                Arguments.of(" \n", "rules.yaml: the file is empty; write rules into it as docs/rules.md shows"),
                Arguments.of("- a", "rules.yaml, line 1: the file must consist of \"rules:\""),
                Arguments.of("rules: 5", "rules.yaml, line 1: the file must consist of \"rules:\""),
                Arguments.of("rule: []", "rules.yaml, line 1: \"rule\" is unknown here; allowed are rules"),
                Arguments.of("rules: [a]", "rules.yaml, line 1: rule number 1: a rule must have name, when and then"),
                Arguments.of("rules: [*a]", "rules.yaml, line 1: this is not YAML (found undefined alias a)"),
                Arguments.of(
                        "rules:\n  - name: A\n   when: always",
                        "rules.yaml, line 3: this is not YAML (expected <block end>"),
                Arguments.of(
                        rule("when: {amount: \"> 5 EUR\"}", "account: a"),
                        "rules.yaml, line 3: rule \"Hosting\": amount is \"> 5 EUR\", but must be an amount as \"> 100\""),
                Arguments.of(
                        rule("when: {amount: 7..5}", "account: a"),
                        "rules.yaml, line 3: rule \"Hosting\": amount is \"7..5\""),
                Arguments.of(
                        "rules:\n  - name: A\n    when:\n      amount: >= 100\n    then: {account: a}",
                        "rules.yaml, line 4: an amount with > or < must stand in quotes, for example amount: \">= 100\""),
                Arguments.of(
                        rule("when: {vendr: A}", "account: a"),
                        "rules.yaml, line 3: rule \"Hosting\", under \"when\": \"vendr\" is unknown here; allowed are vendor, vat-id"),
                Arguments.of(
                        rule("when: {vendor: A, vendor: B}", "account: a"),
                        "rules.yaml, line 3: rule \"Hosting\", under \"when\": vendor is given twice"),
                Arguments.of(
                        rule("when: {vendor: '/(/'}", "account: a"),
                        "rules.yaml, line 3: rule \"Hosting\": vendor is \"/(/\", but must be a regular expression that can be read"
                                + " (missing closing ))"),
                Arguments.of(
                        rule("when: {vendor: '*'}", "account: a"),
                        "rules.yaml, line 3: rule \"Hosting\": vendor is \"*\", but must be one word at least"),
                Arguments.of(
                        rule("when: {vendor: }", "account: a"),
                        "rules.yaml, line 3: rule \"Hosting\": vendor has no value"),
                Arguments.of(
                        rule("when: {vendor: []}", "account: a"),
                        "rules.yaml, line 3: rule \"Hosting\": vendor has no value"),
                Arguments.of(
                        rule("when: {currency: EURO}", "account: a"),
                        "rules.yaml, line 3: rule \"Hosting\": currency is \"EURO\", but must be a currency code"),
                Arguments.of(
                        rule("when: {kind: invoice}", "account: a"),
                        "rules.yaml, line 3: rule \"Hosting\": kind is \"invoice\", but must be one of sale-invoice, bill, expense,"
                                + " credit-note, vendor-credit"),
                Arguments.of(
                        rule("when: {origin: xml}", "account: a"),
                        "rules.yaml, line 3: rule \"Hosting\": origin is \"xml\", but must be one of e-invoice, corrected, text"),
                Arguments.of(
                        rule("when:", "account: a"),
                        "rules.yaml, line 3: rule \"Hosting\": when must say for which documents"),
                Arguments.of(
                        "rules:\n  - name: A\n    then: {account: a}",
                        "rules.yaml, line 2: rule \"A\": when must say for which"),
                Arguments.of(
                        "rules:\n  - when: always\n    then: {account: a}",
                        "rules.yaml, line 2: rule number 1: name is missing"),
                Arguments.of(
                        "rules:\n  - name: A\n    when: always",
                        "rules.yaml, line 2: rule \"A\": then must say what the rule does"),
                Arguments.of(
                        rule("when: always", "acount: a"),
                        "rules.yaml, line 4: rule \"Hosting\", under \"then\": \"acount\" is unknown here; allowed are account, item"),
                Arguments.of(
                        rule("when: always", "account: [a, b]"),
                        "rules.yaml, line 4: rule \"Hosting\": account has no value"),
                Arguments.of(
                        rule("when: always", "account: \"a\\nb\""),
                        "rules.yaml, line 4: rule \"Hosting\": account has no value"),
                Arguments.of(
                        rule("when: always", "input-tax: yes"),
                        "rules.yaml, line 4: rule \"Hosting\": input-tax is \"yes\", but must be one of recoverable, cost"),
                Arguments.of(
                        rule("when: always", "project: North"),
                        "rules.yaml, line 4: rule \"Hosting\": project is \"North\", but must be the number that BigCapital shows"),
                Arguments.of(
                        rule("when: always", "due-days: 14 days"),
                        "rules.yaml, line 4: rule \"Hosting\": due-days is \"14 days\", but must be a number of days from 0 to 999"),
                Arguments.of(
                        rule("when: always", "line-mode: one-line"),
                        "rules.yaml, line 4: rule \"Hosting\": line-mode is \"one-line\", but must be one of line, rate, printed"),
                Arguments.of(
                        rule("when: always", "posting: open"),
                        "rules.yaml, line 4: rule \"Hosting\": posting is \"open\", but must be one of verified, draft"),
                Arguments.of(
                        rule("when: always", "tags: " + "x".repeat(129)),
                        "rules.yaml, line 4: rule \"Hosting\": tags is \"xxx"),
                Arguments.of(
                        rule("when: always", "account: a")
                                + rule("when: always", "account: a").substring(7),
                        "rules.yaml, line 5: rule \"Hosting\": the rule in line 2 has this name already"));
    }

    @Test
    void everythingThatIsWrongIsFoundAtOnceAndSaidInGermanToo() {
        // Given
        RulesFile file = new RulesFile(
                Path.of("rules.yaml"),
                rule("when: {kind: x}", "posting: y") + "  - name: Second\n    when: always\n",
                null);
        // When
        List<RulesFile.Problem> problems = file.parse().problems();
        // Then
        assertThat(problems).extracting(RulesFile.Problem::line).containsExactly(3, 4, 5);
        assertThat(file.sentence(problems).in(Locale.GERMAN))
                .startsWith("rules.yaml, Zeile 3: Regel „Hosting“: kind ist „x“, muss aber eines von sale-invoice, ")
                .endsWith("(2 weitere; „paperbridge rules check“ zeigt sie)");
    }

    @Test
    void aFileOfCommentsHoldsNoRules() {
        // When
        RulesFile.Parsed parsed = RuleParser.parse("# rules:\n");
        // Then
        assertThat(parsed.problems()).isEmpty();
        assertThat(parsed.rules()).isEqualTo(Ruleset.NONE);
        assertThat(RuleParser.parse("rules:\n# - name\n").problems()).isEmpty();
    }

    private static String rule(String when, String then) {
        return "rules:\n  - name: Hosting\n    " + when + "\n    then: {" + then + "}\n";
    }
}
