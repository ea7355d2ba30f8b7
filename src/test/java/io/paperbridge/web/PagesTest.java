package io.paperbridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The pages as a browser without scripts gets them; neither Paperless nor BigCapital answers. */
@RunningApi
class PagesTest {

    private static final int MOST_BYTES = 100_000;

    private final CookieManager cookies = new CookieManager();
    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(Redirect.NORMAL)
            .build();
    private final String address;
    private final JdbcClient journal;

    PagesTest(@Autowired @LocalServerPort int port, @Autowired JdbcClient journal) {
        this.address = "http://127.0.0.1:" + port;
        this.journal = journal;
    }

    @BeforeEach
    void login() throws Exception {
        get("/login");
        post("/login", "username=paperbridge&password=open+sesame");
    }

    @AfterEach
    void empty() {
        journal.sql("delete from question").update();
        journal.sql("delete from event").update();
        journal.sql("delete from document").update();
    }

    @Test
    void showsWhatWaitsForWhomAndTheDays() throws Exception {
        // Given
        document(17, "NEEDS_REVIEW");
        document(18, "RECEIVED");
        journal.sql(
                        """
                        insert into event (document_key, actor, from_state, to_state, what)
                        select document_key, 'node', 'PROCESSING', 'NEEDS_REVIEW', 'reviewed' from document
                        where paperless_id = 17""")
                .update();
        // When
        String page = get("/").body();
        // Then
        assertThat(page)
                .contains("<strong>1</strong> <span>Waiting or in work</span>")
                .contains("/documents/17.1", "/documents/18.1")
                .contains("<rect class=\"needs-review\"")
                .contains("Booked without a person");
    }

    @Test
    void saysWhatStopsWorkAndTheRemedy() throws Exception {
        // Given
        journal.sql("update lane set stopped = 'by anna: year end' where name = 'work'")
                .update();
        journal.sql("update lane set stopped = 'bill 7 is booked twice' where name = 'posting'")
                .update();
        // When
        String page = get("/").body();
        String resumed = post("/resume", "").body();
        String posting = post("/resume-posting", "").body();
        // Then
        assertThat(page)
                .contains("Work is paused by anna: year end.", "bill 7 is booked twice")
                .contains("action=\"/resume\"", "action=\"/resume-posting\"");
        assertThat(resumed).contains("Work goes on.").doesNotContain("Work is paused");
        assertThat(posting).contains("Posting goes on.").doesNotContain("bill 7");
    }

    @Test
    void findsByTheConditionsOfTheForm() throws Exception {
        // Given
        document(17, "PARKED");
        document(18, "CONFIRMED");
        journal.sql("update document set party = '<b>Müller</b> & \"Söhne\"'").update();
        // When
        String found = get("/documents?text=m%C3%BCller&state=parked&from=2026-01-01&to=&kind=&sort=-updated")
                .body();
        String none = get("/documents?text=nothing+such").body();
        // Then
        assertThat(found)
                .contains("/documents/17.1", "&lt;b&gt;Müller&lt;/b&gt; &amp; &quot;Söhne&quot;")
                .doesNotContain("/documents/18.1", "<b>Müller");
        assertThat(none).contains("No document meets these conditions.");
    }

    @Test
    void goesThroughThePagesWithTheSameConditions() throws Exception {
        // Given
        for (int id = 1; id <= 3; id++) {
            document(id, "PARKED");
        }
        // When
        String first =
                get("/documents?state=parked,needs-review&limit=2&text=PLX").body();
        String next = first.replaceAll("(?s).*<a href=\"([^\"]+)\" rel=\"next\".*", "$1")
                .replace("&amp;", "&")
                .replace("&#x3D;", "=");
        String second = get(next).body();
        // Then
        assertThat(first).contains("/documents/3.1", "/documents/2.1").doesNotContain("/documents/1.1");
        assertThat(next).contains("state=parked%2Cneeds-review", "text=PLX", "cursor=");
        assertThat(second).contains("/documents/1.1", "To the beginning").doesNotContain("/documents/3.1");
    }

    @Test
    void saysWhatIsWrongWithASearch() throws Exception {
        // When
        HttpResponse<String> answer = get("/documents?from=2026-11-03&to=2026-11-02");
        // Then
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("role=\"alert\"", "before");
    }

    @Test
    void showsADocumentWithWhatIsAskedAndWhatCanBeDone() throws Exception {
        // Given
        document(17, "NEEDS_REVIEW");
        journal.sql(
                        """
                        update document set title = 'Strom', invoice_number = 'R-17', currency = 'EUR', gross = 119,
                            reason_code = 'approval-limit', reason_text = 'More than 100 EUR'""")
                .update();
        journal.sql(
                        """
                        insert into question (document_key, reason, subject)
                        select document_key, 'APPROVAL_LIMIT', '119.00 EUR vat:DE111' from document""")
                .update();
        journal.sql(
                        """
                        insert into event (document_key, actor, to_state, what)
                        select document_key, '010dcfdd-dfc4-47cd-b1f5-b8ccffbf597f', 'RECEIVED', 'admitted' from document""")
                .update();
        // When
        String page = get("/documents/17").body();
        String german = get("/documents/17", "Accept-Language", "de").body();
        // Then
        assertThat(page)
                .contains("More than 100 EUR", "/reasons/approval-limit", "119.00 EUR")
                .contains("http://127.0.0.1:9/documents/17/details")
                .contains("/documents/17.1/approve", "/documents/17.1/retry", "/documents/17.1/discard")
                .contains("</time> · Paperbridge</span>")
                .doesNotContain("/documents/17.1/rebook", "vat:DE111", "010dcfdd");
        assertThat(german).contains("<html lang=\"de\">", "Was zu tun ist", "119,00 EUR");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PARKED | retry | '' | starts anew. | RECEIVED",
                "PARKED | discard | reason=a+quote | discarded | DISCARDED",
                "PARKED | discard | reason=+ | Say why | PARKED",
                "PARKED | resolve | entry=x | a whole number | PARKED",
                "PARKED | resolve | entry=7&kind=bill | BigCapital | PARKED",
                "CONFIRMED | retry | '' | only what has failed | CONFIRMED",
                "NEEDS_REVIEW | approve | '' | something to approve | NEEDS_REVIEW",
                "RECEIVED | rebook | '' | no entry that was booked | RECEIVED"
            })
    void doesWhatIsWantedOrSaysWhyNot(String state, String deed, String form, String said, String after)
            throws Exception {
        // Given
        document(17, state);
        // When
        HttpResponse<String> answer = post("/documents/17.1/" + deed, form);
        // Then
        assertThat(answer.uri().getPath()).isEqualTo("/documents/17.1");
        assertThat(answer.body()).contains("class=\"note").contains(said);
        assertThat(journal.sql("select state from document").query(String.class).single())
                .isEqualTo(after);
    }

    @Test
    void doesNothingForAPageWithoutItsToken() throws Exception {
        // Given
        document(17, "PARKED");
        // When
        HttpResponse<String> answer = send(request("/documents/17/retry")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("")));
        // Then
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("This is not allowed.", "<header>");
    }

    @ParameterizedTest
    @CsvSource({"/nothing, 404", "/documents/99, 404", "/documents/abc, 400", "/reasons/none, 404"})
    void saysInWordsWhatIsNotThere(String path, int status) throws Exception {
        // When
        HttpResponse<String> answer = get(path);
        // Then
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains("<h1>", "To the overview");
    }

    @Test
    void explainsAReason() throws Exception {
        assertThat(get("/reasons/duplicate").body()).contains("Who acts", "What to do");
        assertThat(get("/reasons/wrong-state").body()).contains("What to do").doesNotContain("Who acts");
    }

    @Test
    void letsNobodyInWithoutLoginAndLeadsThemThere() throws Exception {
        // Given
        post("/logout", "");
        // When
        HttpResponse<String> answer = get("/documents/17?x=1");
        HttpResponse<String> wrong = post("/login", "username=paperbridge&password=guess");
        // Then
        assertThat(answer.uri().getPath()).isEqualTo("/login");
        assertThat(wrong.body()).contains("User or password is wrong.");
    }

    @Test
    void refusesAnUploadWithoutAFile() throws Exception {
        assertThat(get("/upload").body()).contains("multipart/form-data", "10 MB");
        assertThat(post("/upload", "").body()).contains("Choose files");
    }

    @Test
    void isLightAndNeedsNoScriptOrStyleOfItsOwn() throws Exception {
        // Given
        for (int id = 1; id <= 60; id++) {
            document(id, "PARKED");
        }
        journal.sql(
                        "update document set party = 'Nordwind Energie Aktiengesellschaft', reason_code = 'remote-rejected'")
                .update();
        // When
        List<String> pages = Stream.of("/", "/documents", "/documents/17", "/upload", "/login")
                .map(this::unchecked)
                .toList();
        int assets = Stream.of("css", "js", "svg")
                .mapToInt(kind -> bytes(unchecked("/assets/paperbridge." + kind)))
                .sum();
        // Then
        assertThat(pages).allSatisfy(page -> {
            assertThat(bytes(page) + assets).isLessThan(MOST_BYTES);
            assertThat(page).doesNotContain("style=\"", "<style", "onclick", "<script>");
        });
    }

    private void document(int paperlessId, String state) {
        journal.sql(
                        """
                        insert into document (paperless_id, added, reference, state, told, due_at)
                        values (:id, current_timestamp, :reference, :state, true, current_timestamp)""")
                .param("id", paperlessId)
                .param("reference", "PLX-" + paperlessId)
                .param("state", state)
                .update();
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private String unchecked(String path) {
        try {
            return get(path).body();
        } catch (Exception e) {
            throw new IllegalStateException(path, e);
        }
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = request(path);
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    private HttpResponse<String> post(String path, String form) throws Exception {
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form + "&_csrf=" + URLEncoder.encode(token(), StandardCharsets.UTF_8))));
    }

    private String token() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).header("Accept", "text/html");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return browser.send(request.build(), BodyHandlers.ofString());
    }
}
