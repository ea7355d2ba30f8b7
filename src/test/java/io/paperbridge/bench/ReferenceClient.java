package io.paperbridge.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * What Paperbridge is compared with: the shortest client that sends the same calls under the same limits and keeps nothing. It reads no
 * invoice, remembers nothing, looks at no answer and would book twice after a crash.
 */
final class ReferenceClient {

    private static final int THREADS = 48;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Executors.newFixedThreadPool(2))
            .build();
    private final Plan plan;
    private final Semaphore ledger;
    private final Semaphore posting = new Semaphore(1, true);

    /**
     * What is to be done.
     *
     * @param inFlight requests to BigCapital at once
     * @param together how many documents one round of look-ups serves
     * @param lookedAtTogether how many documents one list of the second look serves
     * @param post whether drafts are opened
     */
    record Plan(
            String paperless,
            String token,
            String bigcapital,
            String apiKey,
            int documents,
            int inFlight,
            int together,
            int lookedAtTogether,
            boolean post) {

        List<String> arguments() {
            return List.of(
                    paperless,
                    token,
                    bigcapital,
                    apiKey,
                    Integer.toString(documents),
                    Integer.toString(inFlight),
                    Integer.toString(together),
                    Integer.toString(lookedAtTogether),
                    Boolean.toString(post));
        }

        static Plan of(String... args) {
            return new Plan(
                    args[0],
                    args[1],
                    args[2],
                    args[3],
                    Integer.parseInt(args[4]),
                    Integer.parseInt(args[5]),
                    Integer.parseInt(args[6]),
                    Integer.parseInt(args[7]),
                    Boolean.parseBoolean(args[8]));
        }
    }

    private ReferenceClient(Plan plan) {
        this.plan = plan;
        this.ledger = new Semaphore(plan.inFlight(), true);
    }

    public static void main(String... args) throws Exception {
        new ReferenceClient(Plan.of(args)).run();
        System.exit(0);
    }

    private void run() throws Exception {
        long account = 0;
        for (JsonNode each : json(ledger("GET", "/api/accounts", null)).path("accounts")) {
            if (each.path("account_type").asText().equals("cost-of-goods-sold") || account == 0) {
                account = each.path("id").asLong();
            }
        }
        long item = json(ledger(
                        "POST",
                        "/api/items",
                        """
                        {"name":"Line","code":"REF","type":"service","sellable":false,"purchasable":true,"cost_price":0,"cost_account_id":%d}
                        """
                                .formatted(account)))
                .path("id")
                .asLong();
        long vendor = json(ledger("POST", "/api/vendors", "{\"display_name\":\"Reference\",\"currency_code\":\"EUR\"}"))
                .path("id")
                .asLong();
        String entry =
                """
                "entries":[{"index":1,"item_id":%d,"cost_account_id":%d,"quantity":"1","rate":"119.00"}]
                """
                        .formatted(item, account);
        ExecutorService groups = Executors.newFixedThreadPool(THREADS);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        List<Future<?>> all = new ArrayList<>();
        for (int first = 1; first <= plan.documents(); first += plan.together()) {
            int from = first;
            int to = Math.min(first + plan.together() - 1, plan.documents());
            all.add(groups.submit(() -> group(threads, vendor, entry, from, to)));
        }
        for (Future<?> each : all) {
            each.get();
        }
    }

    private Void group(ExecutorService threads, long vendor, String entry, int from, int to) throws Exception {
        inTurn(threads, from, to, id -> {
            paperless("GET", "/api/documents/" + id + "/", null);
            paperless("GET", "/api/documents/" + id + "/download/?original=true", null);
            ledger("GET", "/api/vendors/" + vendor, null);
        });
        for (String list : List.of("sale-invoices", "bills", "expenses", "credit-notes", "vendor-credits")) {
            ledger("GET", "/api/" + list + "?page=1&page_size=1000&stringified_filter_roles=" + roles(from, to), null);
        }
        long[] bills = new long[to - from + 1];
        inTurn(threads, from, to, id -> bills[id - from] = book(vendor, entry, id));
        if (plan.post()) {
            for (int first = from; first <= to; first += plan.lookedAtTogether()) {
                int last = Math.min(first + plan.lookedAtTogether() - 1, to);
                ledger("GET", "/api/bills?page=1&page_size=1000&stringified_filter_roles=" + roles(first, last), null);
            }
        }
        inTurn(threads, from, to, id -> {
            if (plan.post()) {
                ledger(
                        "GET",
                        "/api/reports/transactions-by-reference?reference_type=Bill&reference_id=" + bills[id - from],
                        null);
            }
            tell(id);
        });
        return null;
    }

    private long book(long vendor, String entry, int id) throws IOException, InterruptedException {
        String bill =
                """
                {"vendor_id":%d,"bill_number":"R-%d","bill_date":"2026-11-02","due_date":"2026-11-16","reference_no":"PLX-%d","open":false,%s}
                """
                        .formatted(vendor, id, id, entry);
        long made = json(ledger("POST", "/api/bills", bill)).path("id").asLong();
        ledger("GET", "/api/bills/" + made, null);
        if (plan.post()) {
            posting.acquire();
            try {
                ledger("GET", "/api/transactions-locking", null);
                ledger("PATCH", "/api/bills/" + made + "/open", null);
            } finally {
                posting.release();
            }
        }
        return made;
    }

    private void tell(int id) throws IOException, InterruptedException {
        paperless("GET", "/api/documents/" + id + "/?fields=id,added,tags", null);
        paperless(
                "POST",
                "/api/documents/bulk_edit/",
                "{\"documents\":[%d],\"method\":\"modify_custom_fields\",\"parameters\":{\"add_custom_fields\":{},\"remove_custom_fields\":[]}}"
                        .formatted(id));
        paperless(
                "POST",
                "/api/documents/bulk_edit/",
                "{\"documents\":[%d],\"method\":\"modify_tags\",\"parameters\":{\"add_tags\":[2],\"remove_tags\":[1]}}"
                        .formatted(id));
        paperless("GET", "/api/documents/" + id + "/?fields=id,added,tags", null);
    }

    private static String roles(int from, int to) {
        List<String> each = new ArrayList<>();
        for (int id = from; id <= to; id++) {
            each.add((each.isEmpty() ? "{" : "{\"condition\":\"or\",")
                    + "\"fieldKey\":\"reference_no\",\"comparator\":\"equals\",\"value\":\"PLX-" + id + "\"}");
        }
        return URLEncoder.encode("[" + String.join(",", each) + "]", StandardCharsets.UTF_8);
    }

    private interface Step {
        void take(int id) throws IOException, InterruptedException;
    }

    private static void inTurn(ExecutorService threads, int from, int to, Step step)
            throws InterruptedException, ExecutionException {
        List<Callable<Void>> steps = new ArrayList<>();
        for (int id = from; id <= to; id++) {
            int each = id;
            steps.add(() -> {
                step.take(each);
                return null;
            });
        }
        for (Future<Void> done : threads.invokeAll(steps)) {
            done.get();
        }
    }

    private byte[] ledger(String method, String path, @Nullable String body) throws IOException, InterruptedException {
        ledger.acquire();
        try {
            return send(
                    HttpRequest.newBuilder(URI.create(plan.bigcapital() + path))
                            .header("Authorization", "Bearer " + plan.apiKey())
                            .header("organization-id", "acme"),
                    method,
                    body);
        } finally {
            ledger.release();
        }
    }

    private byte[] paperless(String method, String path, @Nullable String body)
            throws IOException, InterruptedException {
        return send(
                HttpRequest.newBuilder(URI.create(plan.paperless() + path))
                        .header("Authorization", "Token " + plan.token())
                        .header("Accept", "application/json; version=9"),
                method,
                body);
    }

    private byte[] send(HttpRequest.Builder request, String method, @Nullable String body)
            throws IOException, InterruptedException {
        var answer = http.send(
                request.header("Content-Type", "application/json")
                        .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofByteArray());
        if (answer.statusCode() >= 300) {
            throw new IOException(answer.statusCode() + " for " + method + " "
                    + answer.uri().getPath() + ": " + new String(answer.body(), StandardCharsets.UTF_8));
        }
        return answer.body();
    }

    private static JsonNode json(byte[] body) throws IOException {
        return JSON.readTree(body);
    }
}
