package io.paperbridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.diagnosis.Finding;
import io.paperbridge.diagnosis.Finding.Level;
import io.paperbridge.operations.Doctor;
import io.paperbridge.sandbox.Fault;
import io.paperbridge.sandbox.Faults;
import io.paperbridge.sandbox.SandboxAnswer;
import io.paperbridge.sandbox.bigcapital.BigCapitalSettings;
import io.paperbridge.sandbox.paperless.PaperlessVersion;
import io.paperbridge.sandbox.seed.SeedDocuments;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One start of the doctor for all tests, because it remembers nothing from one examination to the next; both servers are set back. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DoctorTest {

    private static final List<String> NEEDED = List.of(
            "view_document",
            "change_document",
            "view_tag",
            "view_correspondent",
            "view_documenttype",
            "view_customfield",
            "view_note",
            "add_note");
    private static final List<String> TO_FIX = List.of("add_tag", "add_customfield", "view_savedview", "add_savedview");
    private static final List<String> TAGS =
            List.of("to-book", "booked", "booking-review", "booking-failed", "booking-approved");
    private static final List<String> FIELDS = List.of(
            "Invoice number",
            "Invoice date",
            "Due date",
            "Net",
            "Tax",
            "Total",
            "BigCapital link",
            "BigCapital status");

    private final Bridge bridge =
            new Bridge(PaperlessVersion.V3_0_5, BigCapitalSettings.defaults().withTaxNumber("DE123456788"));
    private final Doctor doctor = bridge.doctor();

    @AfterAll
    void stop() {
        bridge.close();
    }

    @BeforeEach
    void setBack() {
        bridge.calm();
        bridge.paperless.reset();
        bridge.bigcapital.reset();
        NEEDED.forEach(bridge.paperless::grant);
        TO_FIX.forEach(bridge.paperless::revoke);
        bridge.paperless.add(SeedDocuments.many(1, 7).get(0).source());
        doctor.fix(question -> true, missing -> {});
        bridge.calm();
    }

    @Test
    void findsNothingWrongWhereAllIsRight() {
        // When
        List<Finding> findings = doctor.examine();
        // Then
        assertThat(findings)
                .filteredOn(finding -> finding.level() != Level.OK)
                .extracting(Finding::check)
                .containsExactly("paperless.view");
        assertThat(said(findings, "paperless.version")).isEqualTo("It is Paperless-ngx 3.0.5.");
        assertThat(said(findings, "company.vat-ids")).contains("DE123456788");
        assertThat(said(findings, "company.base-currency")).contains("EUR");
        assertThat(said(findings, "bigcapital.tax")).contains("119");
        assertThat(findings).extracting(Finding::check).doesNotHaveDuplicates().hasSizeGreaterThan(45);
    }

    @Test
    void leavesNothingBehindAndPostsNothing() {
        // When
        doctor.examine();
        // Then
        assertThat(bridge.bigcapital.bills()).isEmpty();
        assertThat(bridge.bigcapital.vendors()).isEmpty();
        assertThat(bridge.bigcapital.maxPostingsInFlight()).isZero();
        assertThat(bridge.ledger.log().count("POST", "/api/bills")).isEqualTo(1);
        assertThat(bridge.ledger.log().count("PATCH", "/api/bills/:id/open")).isZero();
        assertThat(bridge.paperless.documents().get(0).notes()).isEmpty();
        assertThat(bridge.paperless.documents().get(0).tags()).containsExactly("to-book");
    }

    @ParameterizedTest
    @MethodSource("wrongAnswersOfPaperless")
    void namesWhatIsWrongAtTheDoorOfPaperlessAndStillExaminesBigCapital(Fault fault, String check, String words) {
        // Given
        bridge.archive.faults().always("*", ".*", fault);
        // When
        List<Finding> findings = doctor.examine();
        // Then
        assertThat(failed(findings)).containsExactly(check);
        assertThat(said(findings, check)).contains(words).doesNotContain("\n");
        assertThat(level(findings, "paperless.tag.done")).isEqualTo(Level.NOT_CHECKED);
        assertThat(level(findings, "bigcapital.tax")).isEqualTo(Level.OK);
    }

    static Stream<Arguments> wrongAnswersOfPaperless() {
        return Stream.of(
                Arguments.of(
                        Named.of("login page", Fault.htmlLogin()), "paperless.reach", "something that is not JSON"),
                Arguments.of(
                        Named.of("redirect to login", Fault.loginRedirect()),
                        "paperless.reach",
                        "sends on to /accounts/login/; that is no API"),
                Arguments.of(
                        Named.of(
                                "redirect to https",
                                answer(SandboxAnswer.empty(301)
                                        .with("Location", "https://paperless.example/api/documents/?page_size=1"))),
                        "paperless.reach",
                        "Let PAPERLESS_URL begin with https://"),
                Arguments.of(
                        Named.of(
                                "http to a port of https",
                                answer(SandboxAnswer.text(
                                        400,
                                        "text/html",
                                        "<html>The plain HTTP request was sent to HTTPS port</html>"))),
                        "paperless.reach",
                        "Check whether PAPERLESS_URL must begin with https://"),
                Arguments.of(
                        Named.of("failing server", Fault.failBefore(503, Map.of())),
                        "paperless.reach",
                        "Paperless answers 503."),
                Arguments.of(Named.of("cut connection", Fault.resetBefore()), "paperless.reach", "gives no answer"),
                Arguments.of(
                        Named.of(
                                "old API",
                                answer(SandboxAnswer.json(
                                        406, "{\"detail\":\"Invalid version in \\\"Accept\\\" header.\"}"))),
                        "paperless.api-version",
                        "Update Paperless-ngx to 2.16 or newer"),
                Arguments.of(
                        Named.of(
                                "token of another server",
                                answer(SandboxAnswer.json(401, "{\"detail\":\"Invalid token.\"}"))),
                        "paperless.token",
                        "copy API Auth Token, and set PAPERLESS_TOKEN"));
    }

    @ParameterizedTest
    @MethodSource("wrongAnswersOfBigCapital")
    void namesWhatIsWrongAtTheDoorOfBigCapitalAndStillExaminesPaperless(Fault fault, String check, String words) {
        // Given
        bridge.ledger.faults().always("*", ".*", fault);
        // When
        List<Finding> findings = doctor.examine();
        // Then
        assertThat(failed(findings)).containsExactly(check);
        assertThat(said(findings, check)).contains(words).doesNotContain("\n");
        assertThat(level(findings, "bigcapital.account.bill")).isEqualTo(Level.NOT_CHECKED);
        assertThat(level(findings, "bigcapital.tax")).isEqualTo(Level.NOT_CHECKED);
        assertThat(level(findings, "paperless.tag.done")).isEqualTo(Level.OK);
    }

    static Stream<Arguments> wrongAnswersOfBigCapital() {
        return Stream.of(
                Arguments.of(
                        Named.of("login page", Fault.htmlLogin()), "bigcapital.reach", "something that is not JSON"),
                Arguments.of(
                        Named.of("another server", answer(SandboxAnswer.text(404, "text/html", "<html>no</html>"))),
                        "bigcapital.reach",
                        "BIGCAPITAL_URL"),
                Arguments.of(
                        Named.of(
                                "expired key",
                                answer(SandboxAnswer.json(401, "{\"message\":\"Unauthorized\",\"statusCode\":401}"))),
                        "bigcapital.access",
                        "make a new one under Preferences, API keys, and set BIGCAPITAL_API_KEY"),
                Arguments.of(
                        Named.of(
                                "not built",
                                answer(SandboxAnswer.json(
                                        401,
                                        "{\"statusCode\":400,\"error\":\"Bad Request\",\"message\":\"Tenant database is not migrated\","
                                                + "\"errors\":[{\"type\":\"TENANT.DATABASE.NOT.INITALIZED\"}]}"))),
                        "bigcapital.organization",
                        "finish its set-up"),
                Arguments.of(
                        Named.of("failing server", Fault.failBefore(502, Map.of())),
                        "bigcapital.reach",
                        "BigCapital answers 502."));
    }

    @ParameterizedTest
    @CsvSource({
        "view_document, paperless.permission.view-document",
        "change_document, paperless.permission.change-document",
        "view_tag, paperless.permission.view-tag",
        "view_documenttype, paperless.permission.view-documenttype",
        "view_correspondent, paperless.permission.view-correspondent",
        "view_customfield, paperless.permission.view-customfield",
        "view_note, paperless.permission.view-note",
        "add_note, paperless.permission.add-note"
    })
    void namesEachPermissionThatIsMissing(String permission, String check) {
        // Given
        bridge.paperless.revoke(permission);
        // When
        List<Finding> findings = doctor.examine();
        // Then
        assertThat(failed(findings)).contains(check);
        assertThat(failed(findings)).allMatch(name -> name.startsWith("paperless.permission."));
        assertThat(said(findings, check)).contains("Users & Groups", permission.replace('_', '-'));
        assertThat(level(findings, "paperless.token")).isEqualTo(Level.OK);
    }

    @Test
    void tellsAMissingTagFromOneThatMayOnlyBeHidden() {
        // Given
        bridge.paperless.deleteTag("booked");
        List<Finding> missing = doctor.examine();
        long document = bridge.paperless.documents().get(0).id();
        bridge.paperless.addTag(document, "booking-failed");
        bridge.paperless.hideTag("booking-failed");
        // When
        List<Finding> hidden = doctor.examine();
        // Then
        assertThat(failed(missing)).containsExactly("paperless.tag.done");
        assertThat(said(missing, "paperless.tag.done")).contains("\"booked\" is not shown", "`doctor --fix` makes it");
        assertThat(failed(hidden)).containsExactly("paperless.tag.done", "paperless.tag.failed");
        assertThat(said(hidden, "paperless.tag.failed")).contains("take its owner off or give view permission");
    }

    @Test
    void warnsOfFieldsThatAreMissingAndGoesOn() {
        // Given
        bridge.paperless.deleteField("Net");
        // When
        List<Finding> findings = doctor.examine();
        // Then
        assertThat(failed(findings)).isEmpty();
        assertThat(level(findings, "paperless.field.net")).isEqualTo(Level.WARN);
        assertThat(said(findings, "paperless.field.net")).contains("its value is left out", "monetary");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"slug\":\"other-expenses\",\"code\":\"40011\" | \"slug\":\"others\",\"code\":\"9\" | There is no account other-expenses",
                "\"account_root_type\":\"expense\" | \"account_root_type\":\"asset\" | which BigCapital does not take here",
                "\"active\":1 | \"active\":0 | is inactive"
            })
    void namesAccountsThatCannotBeUsed(String right, String wrong, String words) {
        // Given
        String accounts =
                bridge.bigcapital.byHand("GET", "/api/accounts", "").body().text();
        assertThat(accounts).contains(right);
        answers("/api/accounts", accounts.replace(right, wrong));
        // When
        List<Finding> findings = doctor.examine();
        // Then
        assertThat(failed(findings)).contains("bigcapital.account.bill");
        assertThat(said(findings, "bigcapital.account.bill")).contains(words, "paperbridge.accounts.bill");
        assertThat(level(findings, "bigcapital.tax")).isEqualTo(Level.NOT_CHECKED);
        assertThat(bridge.ledger.log().count("POST", "/api/bills")).isZero();
    }

    @Test
    void namesAnItemThatIsInactiveInsteadOfMakingASecond() {
        // Given
        String items = bridge.bigcapital.byHand("GET", "/api/items", "").body().text();
        Fault none = answer(SandboxAnswer.json(200, "{\"items\":[]}"));
        bridge.ledger.faults().add(new Faults.Rule("GET", "/api/items", 0, 1, 1, none));
        bridge.ledger
                .faults()
                .add(new Faults.Rule("GET", "/api/items", 0, 1, 1, answer(SandboxAnswer.json(200, items))));
        // When
        List<Finding> findings = doctor.examine();
        // Then
        assertThat(failed(findings)).containsExactly("bigcapital.item.line", "bigcapital.item.tax");
        assertThat(said(findings, "bigcapital.item.line")).contains("is inactive", "Activate it in BigCapital");
    }

    @Test
    void namesTheBranchEntriesGoToAndProbesInIt() {
        // Given
        bridge.bigcapital.byHand("POST", "/api/branches/activate", "");
        // When
        List<Finding> findings = doctor.examine();
        // Then
        assertThat(said(findings, "bigcapital.branches"))
                .isEqualTo("Branches are switched on; entries go to Head Branch (1).");
        assertThat(level(findings, "bigcapital.tax")).isEqualTo(Level.OK);
        assertThat(bridge.bigcapital.bills()).isEmpty();
    }

    @Test
    void warnsWhenNobodyHasSaidWhichOfSeveralBranches() {
        // Given
        bridge.bigcapital.byHand("POST", "/api/branches/activate", "");
        answers("/api/branches", "[{\"id\":1,\"name\":\"Head Branch\"},{\"id\":2,\"name\":\"Nord\"}]");
        // When
        List<Finding> findings = doctor.examine();
        // Then
        assertThat(level(findings, "bigcapital.branches")).isEqualTo(Level.WARN);
        assertThat(said(findings, "bigcapital.branches")).contains("Nord (2)", "Set paperbridge.branch");
    }

    @Test
    void tellsUpToWhichDayTheBooksAreLocked() {
        // Given
        lockUpTo("2020-06-30");
        List<Finding> past = doctor.examine();
        lockUpTo("2999-12-31");
        // When
        List<Finding> future = doctor.examine();
        // Then
        assertThat(level(past, "bigcapital.period-lock")).isEqualTo(Level.OK);
        assertThat(said(past, "bigcapital.period-lock")).contains("locked up to 2020-06-30");
        assertThat(level(future, "bigcapital.period-lock")).isEqualTo(Level.WARN);
        assertThat(bridge.bigcapital.bills()).isEmpty();
    }

    @Test
    void tellsHowManyDocumentsTheThrottleLetsThrough() {
        // Given
        bridge.ledger.faults().throttle(10, Duration.ofSeconds(60));
        // When
        List<Finding> findings = doctor.examine();
        // Then
        assertThat(said(findings, "bigcapital.throttle"))
                .isEqualTo(
                        "BigCapital lets through at most 600 documents an hour. For more raise THROTTLE_AUTH_LIMIT on the"
                                + " server of BigCapital.");
    }

    @Test
    void warnsOfAClockThatIsWrong() {
        // Given
        bridge.clock.move(Duration.ofMinutes(10));
        try {
            // When
            List<Finding> findings = doctor.examine();
            // Then
            assertThat(level(findings, "paperless.clock")).isEqualTo(Level.WARN);
            assertThat(level(findings, "bigcapital.clock")).isEqualTo(Level.WARN);
            assertThat(said(findings, "bigcapital.clock")).contains("seconds behind ours", "NTP");
        } finally {
            bridge.clock.move(Duration.ofMinutes(-10));
        }
    }

    @Test
    void deletesTheProbeAlsoWhenItCannotBeRead() {
        // Given
        bridge.ledger.faults().always("GET", "/api/bills/\\d+", Fault.failBefore(500, Map.of()));
        // When
        List<Finding> findings = doctor.examine();
        // Then
        assertThat(failed(findings)).containsExactly("bigcapital.tax");
        assertThat(bridge.bigcapital.bills()).isEmpty();
        assertThat(bridge.bigcapital.vendors()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/bills", "/api/vendors"})
    void deletesTheProbeAlsoWhenTheAnswerToItsCreateIsLost(String path) {
        // Given
        bridge.ledger.faults().once("POST", path, Fault.applyThenFail(504));
        // When
        List<Finding> findings = doctor.examine();
        // Then
        assertThat(failed(findings)).containsExactly("bigcapital.tax");
        assertThat(bridge.bigcapital.bills()).isEmpty();
        assertThat(bridge.bigcapital.vendors()).isEmpty();
    }

    @Test
    void deletesWhatAnEarlierProbeHasLeft() {
        // Given
        bridge.ledger.faults().always("DELETE", ".*", Fault.failBefore(500, Map.of()));
        List<Finding> first = doctor.examine();
        int left = bridge.bigcapital.bills().size();
        bridge.ledger.faults().clear();
        // When
        List<Finding> second = doctor.examine();
        // Then
        assertThat(failed(first)).containsExactly("bigcapital.tax-left-over");
        assertThat(said(first, "bigcapital.tax-left-over")).contains("PLX-doctor", "The next doctor deletes it");
        assertThat(left).isEqualTo(1);
        assertThat(failed(second)).isEmpty();
        assertThat(bridge.bigcapital.bills()).isEmpty();
        assertThat(bridge.bigcapital.vendors()).isEmpty();
    }

    @Test
    void leavesAProbeAloneThatAPersonHasPosted() {
        // Given
        bridge.ledger.faults().always("DELETE", ".*", Fault.failBefore(500, Map.of()));
        doctor.examine();
        bridge.ledger.faults().clear();
        long bill = bridge.bigcapital.bills().get(0).id();
        bridge.bigcapital.byHand("PATCH", "/api/bills/" + bill + "/open", "");
        // When
        doctor.examine();
        // Then
        assertThat(bridge.bigcapital.bills()).hasSize(1);
        assertThat(bridge.bigcapital.ledgerBalanced()).isTrue();
    }

    @Test
    void refusesABigCapitalThatAddsUpWrongly() {
        // Given
        bridge.ledger
                .faults()
                .always("GET", "/api/bills/\\d+", answer(SandboxAnswer.json(200, "{\"id\":1,\"total\":138}")));
        // When
        List<Finding> findings = doctor.examine();
        // Then
        assertThat(failed(findings)).containsExactly("bigcapital.tax");
        assertThat(said(findings, "bigcapital.tax")).contains("adds up to 138", "Do not book");
        assertThat(bridge.bigcapital.bills()).isEmpty();
    }

    @Test
    void makesABarePaperlessReadyOnce() {
        // Given
        TAGS.forEach(bridge.paperless::deleteTag);
        FIELDS.forEach(bridge.paperless::deleteField);
        TO_FIX.forEach(bridge.paperless::grant);
        bridge.bigcapital.reset();
        // When
        Doctor.Fixed first = doctor.fix(question -> true, missing -> {});
        List<Finding> after = doctor.examine();
        long writes = bridge.archive.log().count("POST", "/api/tags/")
                + bridge.archive.log().count("POST", "/api/custom_fields/")
                + bridge.archive.log().count("POST", "/api/saved_views/");
        Doctor.Fixed second = doctor.fix(question -> true, missing -> {});
        // Then
        assertThat(first.failed()).isEmpty();
        assertThat(first.made()).hasSize(5 + 8 + 1 + 2);
        assertThat(after).allMatch(finding -> finding.level() == Level.OK);
        assertThat(writes).isEqualTo(5 + 8 + 1);
        assertThat(second.made()).isEmpty();
        assertThat(second.remarks()).hasToString("[Nothing is missing that can be made.]");
        assertThat(bridge.archive.log().count("POST", "/api/tags/")).isEqualTo(5);
        assertThat(bridge.ledger.log().count("POST", "/api/items")).isEqualTo(2);
    }

    @Test
    void saysWhatItMayNotMake() {
        // Given
        bridge.paperless.deleteTag("booked");
        // When
        Doctor.Fixed fixed = doctor.fix(question -> true, missing -> {});
        // Then
        assertThat(fixed.made()).isEmpty();
        assertThat(fixed.failed().toString()).contains("not made: tag \"booked\"", "token of an administrator");
    }

    @Test
    void makesNothingUnasked() {
        // Given
        bridge.paperless.deleteTag("booked");
        bridge.paperless.grant("add_tag");
        // When
        Doctor.Fixed nobody = doctor.fix(null, missing -> {});
        Doctor.Fixed declined = doctor.fix(question -> false, missing -> {});
        // Then
        assertThat(nobody.remarks().toString()).contains("no terminal");
        assertThat(declined.remarks()).hasToString("[Nothing was changed.]");
        assertThat(bridge.archive.log().count("POST", "/api/tags/")).isZero();
    }

    private static List<String> failed(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.level() == Level.FAIL)
                .map(Finding::check)
                .toList();
    }

    private static Level level(List<Finding> findings, String check) {
        return find(findings, check).level();
    }

    private static String said(List<Finding> findings, String check) {
        Finding finding = find(findings, check);
        return finding.sentence() + (finding.remedy() == null ? "" : " " + finding.remedy());
    }

    private static Finding find(List<Finding> findings, String check) {
        return Optional.ofNullable(findings.stream()
                        .collect(Collectors.toMap(Finding::check, finding -> finding))
                        .get(check))
                .orElseThrow(() -> new AssertionError("no finding " + check));
    }

    private void answers(String path, String json) {
        bridge.ledger.faults().always("GET", path, answer(SandboxAnswer.json(200, json)));
    }

    private static Fault answer(SandboxAnswer answer) {
        return new Fault(Fault.Applies.NEVER, Duration.ZERO, false, Optional.of(answer));
    }

    private void lockUpTo(String day) {
        bridge.bigcapital.byHand(
                "PUT",
                "/api/transactions-locking/lock",
                "{\"module\":\"all\",\"lock_to_date\":\"" + day + "\",\"reason\":\"closed\"}");
    }
}
