package io.paperbridge.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The routes keep the house's rules, and each rule is seen to bite. */
class RouteFilesTest {

    private static final String ADMIT =
            """
            - route:
                id: admit-document
                description: Takes a document, leaves a row in the journal.
                group: booking
                from:
                  uri: direct:admit-document
                  steps:
                    - bean:
                        ref: documents
                        method: admit(${body})
                    - to:
                        id: open-entry
                        uri: kamelet:ledger-action/open-entry
                        parameters:
                          method: PATCH
                          path: /api/bills/${body}/open
            """;

    private static final String POLL =
            """
            - route:
                id: poll-archive
                description: Asks the archive, hands each document on.
                group: intake
                from:
                  uri: quartz:poll-archive
                  parameters:
                    cron: "{{paperbridge.poll.cron}}"
                  steps:
                    - split:
                        expression:
                          jq:
                            expression: .results
                            resultType: com.fasterxml.jackson.databind.JsonNode
                        steps:
                          - to:
                              uri: direct:admit-document
                    - choice:
                        when:
                          - expression:
                              simple:
                                expression: ${variable.count} == 0
                            steps:
                              - log:
                                  message: nothing new
                        otherwise:
                          steps:
                            - to:
                                uri: sql:UPDATE document SET queued = :#${variable.now} WHERE id IN (:#in:ids)
                                parameters:
                                  noop: true
            """;

    private static final String KAMELET =
            """
            apiVersion: camel.apache.org/v1
            kind: Kamelet
            metadata:
              name: ledger-action
              labels:
                camel.apache.org/kamelet.type: action
            spec:
              definition:
                title: Ledger
                description: The only door to the ledger.
                type: object
              template:
                route:
                  from:
                    uri: kamelet:source
                    steps:
                      - removeHeaders:
                          pattern: "*"
                          excludePattern: CamelRedeliver.*
                      - setHeader:
                          name: Authorization
                          expression:
                            simple:
                              expression: Bearer {{paperbridge.bigcapital.api-key}}
                      - toD:
                          uri: https://ledger.example${variable.path}
            """;

    private static final String POLICY =
            """
            - routeConfiguration:
                onException:
                  - onException:
                      exception:
                        - java.lang.Exception
                      handled:
                        constant:
                          expression: "true"
                      redeliveryPolicyRef: remoteRedelivery
                      steps:
                        - to:
                            uri: direct:admit-document
            """;

    private static final FlowFile ADMIT_FILE = FlowFile.parse("20-admit-document.camel.yaml", ADMIT);
    private static final FlowFile POLL_FILE = FlowFile.parse("10-poll-archive.camel.yaml", POLL);

    @Nested
    class TheRoutesOfThisProject {

        private final List<FlowFile> files = FlowFile.readAll(FlowFile.ROUTES);

        @Test
        void areThere() {
            assertThat(files.stream().map(FlowFile::name))
                    .as("the routes in %s", FlowFile.ROUTES)
                    .anyMatch(name -> name.endsWith(".camel.yaml"));
        }

        @Test
        void areUnderstoodByCamel() {
            assertThat(files.stream().flatMap(file -> FlowSchema.violations(file).stream()))
                    .isEmpty();
        }

        @Test
        void areCanonical() {
            assertThat(files.stream().flatMap(file -> CanonicalForm.violations(file).stream()))
                    .isEmpty();
        }

        @Test
        void keepTheRulesOfTheHouse() {
            assertThat(files.stream().flatMap(file -> FlowRules.violations(file).stream()))
                    .isEmpty();
        }

        @Test
        void handOverForwardAndToSomebody() {
            assertThat(new FlowGraph(files, program()).violations()).isEmpty();
        }
    }

    @Test
    void findsNothingWrongWithSoundFiles() {
        // Given
        List<FlowFile> files = List.of(
                POLL_FILE,
                ADMIT_FILE,
                FlowFile.parse("kamelets/ledger-action.kamelet.yaml", KAMELET),
                FlowFile.parse("00-failure-policy.camel.yaml", POLICY));
        // When
        List<String> violations = files.stream()
                .flatMap(file -> Stream.of(
                                FlowSchema.violations(file), CanonicalForm.violations(file), FlowRules.violations(file))
                        .flatMap(List::stream))
                .toList();
        // Then
        assertThat(violations).isEmpty();
        assertThat(new FlowGraph(files, "").violations()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("breaches")
    void bitesWhen(String situation, String sentence, FlowFile file) {
        // When
        List<String> violations = Stream.of(
                        FlowSchema.violations(file), CanonicalForm.violations(file), FlowRules.violations(file))
                .flatMap(List::stream)
                .toList();
        // Then
        assertThat(violations).as(situation).anyMatch(violation -> violation.contains(sentence));
    }

    static Stream<Arguments> breaches() {
        return Stream.of(
                admit("a field is unknown to Camel", "Camel's schema", "group: booking", "colour: blue"),
                admit("a step is unknown to Camel", "Camel's schema", "- bean:", "- baen:"),
                kamelet("a kamelet's step is unknown to Camel", "Camel's schema", "- toD:", "- toE:"),
                admit("the id differs", "the id is 'admit-doc'", "id: admit-document", "id: admit-doc"),
                admit("the description is missing", "a description is missing", "description:", "note:"),
                admit("the group is missing", "a group is missing", "group: booking", "note: x"),
                kamelet("the kamelet's name differs", "metadata.name is", "name: ledger-action", "name: ledger"),
                kamelet("the kamelet is not described", "description is missing", "description: The", "example: The"),
                Arguments.of("the file is misnamed", "NN-verb-noun", FlowFile.parse("admit.camel.yaml", ADMIT)),
                Arguments.of(
                        "a file holds two routes",
                        "exactly one '- route:'",
                        FlowFile.parse("20-admit-document.camel.yaml", ADMIT + ADMIT)),
                Arguments.of(
                        "a bare from stands for a route",
                        "exactly one '- route:'",
                        FlowFile.parse(
                                "20-admit-document.camel.yaml",
                                "- from:\n    uri: direct:x\n    steps:\n      - stop: {}\n")),
                admit("a step id is made up", "says nothing", "id: open-entry", "id: to-3"),
                Arguments.of(
                        "the policy is in a route's file",
                        "exactly one '- route:'",
                        FlowFile.parse("20-admit-document.camel.yaml", POLICY)),
                Arguments.of(
                        "a route is in the policy's file",
                        "routeConfiguration only",
                        FlowFile.parse("00-failure-policy.camel.yaml", ADMIT)),
                admit(
                        "a route has an error handler",
                        "belongs in 00",
                        "group: booking",
                        """
                        group: booking
                            errorHandler:
                              noErrorHandler: {}"""),
                step("a step is shorthand", "'to: direct:x' is shorthand", "- to: direct:x"),
                step("a log is shorthand", "'log: done' is shorthand", "- log: done"),
                step(
                        "an expression is bare",
                        "'setBody: simple:' is shorthand",
                        """
                        - setBody:
                            simple:
                              expression: ${body}"""),
                step(
                        "a language is shorthand",
                        "'simple: ${body}' is shorthand",
                        """
                        - setBody:
                            expression:
                              simple: ${body}"""),
                admit("a uri has a query string", "has a query string", "open-entry\n", "open-entry?method=GET\n"),
                step(
                        "groovy computes",
                        "'groovy' is a programming language",
                        """
                        - setBody:
                            expression:
                              groovy:
                                expression: body + 1"""),
                step(
                        "javascript computes",
                        "'js' is a programming language",
                        """
                        - setBody:
                            expression:
                              js:
                                expression: body + 1"""),
                step(
                        "spel computes",
                        "'spel' is a programming language",
                        """
                        - setBody:
                            expression:
                              spel:
                                expression: "#{body}\""""),
                step(
                        "a script runs",
                        "'script' is a programming language",
                        """
                        - script:
                            expression:
                              simple:
                                expression: ${body}"""),
                step(
                        "a language endpoint runs",
                        "'language' is a programming language",
                        """
                        - to:
                            uri: language:groovy:body"""),
                step(
                        "simple asks two things",
                        "more than one condition",
                        """
                        - filter:
                            expression:
                              simple:
                                expression: ${body} > 1 && ${body} < 3
                            steps:
                              - stop: {}"""),
                step(
                        "a route knows an address",
                        "belongs in a kamelet",
                        """
                        - to:
                            uri: https://ledger.example/api"""),
                step(
                        "a route knows a header of credentials",
                        "belong in a kamelet",
                        """
                        - setHeader:
                            name: X
                            expression:
                              constant:
                                expression: Token 0123456789abcdef"""),
                step(
                        "a route knows a setting of credentials",
                        "belong in a kamelet",
                        """
                        - setVariable:
                            name: x
                            expression:
                              simple:
                                expression: "{{paperbridge.paperless.token}}\""""),
                step(
                        "a route gives a password",
                        "'password' belongs in a kamelet",
                        """
                        - to:
                            uri: kamelet:ledger-action
                            parameters:
                              password: x"""),
                step(
                        "a statement is put together",
                        "must be constant",
                        """
                        - to:
                            uri: sql
                            parameters:
                              query: SELECT * FROM document WHERE id = ${body}"""),
                step(
                        "a statement counts its parameters",
                        "must be constant",
                        """
                        - to:
                            uri: "sql:SELECT * FROM document WHERE id = #\""""),
                step(
                        "a statement is chosen at run time",
                        "must be constant",
                        """
                        - toD:
                            uri: sql:SELECT 1"""),
                step(
                        "the body is run as SQL",
                        "jdbc: runs whatever",
                        """
                        - to:
                            uri: jdbc:dataSource"""));
    }

    @Test
    void bitesWhenADirectIsNotCalledAsItsRoute() {
        assertGraph(POLL, ADMIT.replace("uri: direct:admit-document", "uri: direct:admit"))
                .contains("20-admit-document.camel.yaml: takes direct:admit; a direct endpoint is called as its route,"
                        + " direct:admit-document");
    }

    @Test
    void bitesWhenNobodyTakes() {
        assertGraph(POLL.replace("uri: direct:admit-document", "uri: direct:nobody"), ADMIT)
                .anyMatch(sentence -> sentence.contains("direct:nobody, which no route takes"));
    }

    @Test
    void bitesWhenNobodyHandsOver() {
        assertGraph(POLL.replace("uri: direct:admit-document", "uri: log:x"), ADMIT)
                .containsExactly("20-admit-document.camel.yaml: nobody hands over to direct:admit-document");
    }

    @Test
    void bitesWhenTwoTake() {
        // Given
        List<FlowFile> files = List.of(POLL_FILE, ADMIT_FILE, FlowFile.parse("21-admit-again.camel.yaml", ADMIT));
        // When
        List<String> violations = new FlowGraph(files, "").violations();
        // Then
        assertThat(violations).anyMatch(sentence -> sentence.contains("direct:admit-document has several consumers"));
    }

    @Test
    void allowsAQuestionToAnEarlierRoute() {
        // Given
        String asking = ADMIT.replace("admit-document", "ask-again")
                .replace(
                        "uri: kamelet:ledger-action/open-entry",
                        "uri: bean:coalescer?method=ask('direct:admit-document', ${body})");
        FlowFile later = FlowFile.parse("30-ask-again.camel.yaml", asking);
        FlowFile handing = FlowFile.parse(
                "30-ask-again.camel.yaml",
                asking.replace("bean:coalescer?method=ask('direct:admit-document', ${body})", "direct:admit-document"));
        // When
        List<String> asked = new FlowGraph(List.of(POLL_FILE, ADMIT_FILE, later), "").violations();
        List<String> handed = new FlowGraph(List.of(POLL_FILE, ADMIT_FILE, handing), "").violations();
        // Then
        assertThat(asked).noneMatch(sentence -> sentence.contains("hands back"));
        assertThat(handed).anyMatch(sentence -> sentence.contains("hands back to 20-admit-document"));
    }

    @Test
    void bitesWhenARouteHandsBack() {
        assertGraph(POLL, ADMIT.replace("uri: kamelet:ledger-action/open-entry", "uri: direct:admit-document"))
                .anyMatch(sentence -> sentence.contains("hands back to 20-admit-document"));
    }

    @Test
    void bitesWhenAQueueIsNeverEmptied() {
        assertGraph(POLL.replace("uri: direct:admit-document", "uri: \"{{paperbridge.queue.book}}\""), ADMIT)
                .contains("10-poll-archive.camel.yaml: fills the queue 'book', which no route empties");
    }

    @Test
    void countsABeanThatNamesTheRouteAsItsUser() {
        assertGraph(
                        POLL.replace("uri: direct:admit-document", "uri: bean:coalescer")
                                .replace(
                                        "message: nothing new",
                                        "loggingLevel: INFO\n                      "
                                                + "loggerRef: ask('direct:admit-document')"),
                        ADMIT)
                .isEmpty();
    }

    @Test
    void countsTheProgramAsAUser() {
        // Given
        FlowGraph graph = new FlowGraph(List.of(ADMIT_FILE), "producer.send(\"direct:admit-document\")");
        // When
        List<String> violations = graph.violations();
        // Then
        assertThat(violations).isEmpty();
    }

    @Test
    void refusesAKeyGivenTwice() {
        assertThatThrownBy(() -> FlowFile.parse("20-admit-document.camel.yaml", ADMIT + "    id: again\n"))
                .hasMessageContaining("20-admit-document.camel.yaml is not sound YAML");
    }

    private static ListAssert<String> assertGraph(String poll, String admit) {
        return assertThat(new FlowGraph(
                        List.of(
                                FlowFile.parse("10-poll-archive.camel.yaml", poll),
                                FlowFile.parse("20-admit-document.camel.yaml", admit)),
                        "")
                .violations());
    }

    private static Arguments admit(String situation, String sentence, String sound, String breach) {
        return broken(situation, sentence, "20-admit-document.camel.yaml", ADMIT, sound, breach);
    }

    private static Arguments kamelet(String situation, String sentence, String sound, String breach) {
        return broken(situation, sentence, "kamelets/ledger-action.kamelet.yaml", KAMELET, sound, breach);
    }

    /** The sound route with one more step. */
    private static Arguments step(String situation, String sentence, String step) {
        return Arguments.of(
                situation, sentence, FlowFile.parse("20-admit-document.camel.yaml", ADMIT + step.indent(8)));
    }

    private static Arguments broken(
            String situation, String sentence, String name, String yaml, String sound, String breach) {
        assertThat(yaml).contains(sound);
        return Arguments.of(situation, sentence, FlowFile.parse(name, yaml.replace(sound, breach)));
    }

    private static String program() {
        try (Stream<Path> paths = Files.walk(Path.of("src/main"))) {
            return paths.filter(Files::isRegularFile)
                    .filter(path ->
                            path.toString().endsWith(".java") || path.toString().endsWith(".yaml"))
                    .map(RouteFilesTest::read)
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
