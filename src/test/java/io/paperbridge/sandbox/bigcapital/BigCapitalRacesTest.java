package io.paperbridge.sandbox.bigcapital;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.paperbridge.sandbox.SandboxAnswer;
import io.paperbridge.sandbox.SandboxRequest;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The races of the real server, as its contract describes them. */
class BigCapitalRacesTest {

    private static final Duration SLOW = Duration.ofMillis(700);

    private final BigCapitalSandbox sandbox = new BigCapitalSandbox(
            Clock.systemUTC(), BigCapitalSettings.defaults().withTimes(SLOW, SLOW));
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @BeforeEach
    void vendorAndItem() {
        sandbox.byHand("POST", "/api/vendors", "{\"display_name\":\"Nordlicht Strom AG\"}");
        sandbox.byHand(
                "POST",
                "/api/items",
                "{\"name\":\"Line\",\"type\":\"service\",\"purchasable\":true,\"cost_account_id\":1019}");
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void losesOneOfTwoPostedBillsAndAnswersBothAsCreated() {
        // Given
        List<String> bills = List.of(bill("A", true), bill("B", true));
        // When
        List<Integer> answers = allAtOnce("POST", List.of("/api/bills", "/api/bills"), bills);
        // Then
        assertThat(answers).containsExactly(201, 201);
        assertThat(sandbox.bills()).hasSize(1);
        assertThat(sandbox.lostPostings()).isEqualTo(1);
        assertThat(sandbox.maxPostingsInFlight()).isEqualTo(2);
        assertThat(sandbox.ledgerBalanced()).isTrue();
    }

    @Test
    void leavesOneOfTwoDraftsUnopenedAndAnswersBothAsDone() {
        // Given
        create(bill("A", false));
        create(bill("B", false));
        // When
        List<Integer> answers = allAtOnce("PATCH", List.of("/api/bills/1/open", "/api/bills/2/open"), List.of("", ""));
        // Then
        assertThat(answers).containsExactly(200, 200);
        assertThat(sandbox.bills().stream().filter(Voucher::isOpen)).hasSize(1);
    }

    @Test
    void booksTheSameDraftTwiceWhenOpenedTwiceAtOnce() {
        // Given
        create(bill("A", false));
        // When
        allAtOnce("PATCH", List.of("/api/bills/1/open", "/api/bills/1/open"), List.of("", ""));
        // Then
        List<Ledger.Row> rows = sandbox.transactions("Bill", 1);
        assertThat(Ledger.debits(rows)).isEqualByComparingTo(new BigDecimal("238"));
        assertThat(Ledger.credits(rows)).isEqualByComparingTo(new BigDecimal("238"));
    }

    @Test
    void storesOneNumberTwiceWhenTwoDraftsAreCreatedAtOnce() {
        // Given
        List<String> bills = List.of(bill("A", false), bill("A", false));
        // When
        List<Integer> answers = allAtOnce("POST", List.of("/api/bills", "/api/bills"), bills);
        // Then
        assertThat(answers).containsExactly(201, 201);
        assertThat(sandbox.bills()).extracting(Voucher::number).containsExactly("A", "A");
    }

    @Test
    void leavesAnUnbalancedRowWhenThreePostAtOnce() {
        // Given
        List<String> bills = List.of(bill("A", true), bill("B", true), bill("C", true));
        // When
        allAtOnce("POST", List.of("/api/bills", "/api/bills", "/api/bills"), bills);
        // Then
        assertThat(sandbox.bills()).hasSize(1);
        assertThat(sandbox.ledgerBalanced()).isFalse();
    }

    @Test
    void goesDownWhenSixteenPostAtOnce() {
        // Given
        List<String> bills =
                IntStream.range(0, 16).mapToObj(i -> bill("N" + i, true)).toList();
        List<String> paths = bills.stream().map(bill -> "/api/bills").toList();
        // When
        List<Integer> answers = allAtOnce("POST", paths, bills);
        // Then
        assertThat(answers).containsOnly(0);
        assertThat(send("GET", "/api/system_db", "").isCut()).isTrue();
        sandbox.restart();
        assertThat(send("GET", "/api/system_db", "").status()).isEqualTo(200);
    }

    @Test
    void keepsAllThatIsPostedOneAfterTheOther() {
        // Given
        List<String> bills = List.of(bill("A", true), bill("B", true), bill("C", true));
        // When
        bills.forEach(this::create);
        // Then
        assertThat(sandbox.bills()).hasSize(3).allMatch(Voucher::isOpen);
        assertThat(sandbox.ledgerBalanced()).isTrue();
        assertThat(sandbox.maxPostingsInFlight()).isEqualTo(1);
    }

    private static String bill(String number, boolean open) {
        return """
                {"vendor_id":1,"bill_date":"2026-11-02","bill_number":"%s","open":%s,
                 "entries":[{"item_id":1000,"rate":"119.00","quantity":1}]}"""
                .formatted(number, open);
    }

    private void create(String bill) {
        assertThat(send("POST", "/api/bills", bill).status()).isEqualTo(201);
    }

    /** Sends the requests in this order, each only when the one before is under way. */
    private List<Integer> allAtOnce(String method, List<String> paths, List<String> bodies) {
        int before = sandbox.requestsInFlight();
        List<CompletableFuture<Integer>> answers = new ArrayList<>();
        for (int i = 0; i < paths.size(); i++) {
            int next = i;
            answers.add(CompletableFuture.supplyAsync(
                    () -> send(method, paths.get(next), bodies.get(next)).status(), threads));
            await().pollInterval(Duration.ofMillis(1))
                    .until(() -> sandbox.requestsInFlight() > before + next
                            || sandbox.isDown()
                            || answers.get(next).isDone());
        }
        return answers.stream().map(CompletableFuture::join).toList();
    }

    private SandboxAnswer send(String method, String path, String body) {
        return sandbox.handle(new SandboxRequest(
                method,
                path,
                Map.of(),
                Map.of(
                        "content-type",
                        "application/json",
                        "authorization",
                        "Bearer " + sandbox.settings().apiKey()),
                new SandboxRequest.Body(body.getBytes(StandardCharsets.UTF_8))));
    }
}
