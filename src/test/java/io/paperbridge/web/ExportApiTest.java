package io.paperbridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The documents of the journal in one file. */
@RunningApi
class ExportApiTest {

    private static final String EXPORT = "/api/v1/documents/export";

    private final JdbcClient journal;
    private final ApiCalls api;

    ExportApiTest(@Autowired @LocalServerPort int port, @Autowired JdbcClient journal) {
        this.journal = journal;
        this.api = new ApiCalls(port, "paperbridge", "open sesame");
    }

    @AfterEach
    void empty() {
        journal.sql("delete from document").update();
    }

    @Test
    void writesATableInWhichNoTextIsAFormula() throws Exception {
        // Given
        documents(4);
        set(1, "=HYPERLINK(\"http://evil\")", "@SUM(A1)");
        set(2, "  -1+1", "Müller, Söhne \"& Co\"\nBerlin");
        set(3, "Credit", "+49 30 1234");
        journal.sql("update document set gross = -5, currency = 'EUR' where paperless_id = 3")
                .update();
        // When
        HttpResponse<String> answer = api.get(EXPORT + "?state=parked");
        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/csv;charset=UTF-8");
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"documents.csv\"");
        assertThat(answer.body())
                .startsWith("id,reference,title,state,reason,reasonText,kind,number,party,")
                .contains("1.1,PLX-1,\"'=HYPERLINK(\"\"http://evil\"\")\",parked,,,,,'@SUM(A1),")
                .contains("2.1,PLX-2,'  -1+1,parked,,,,,\"Müller, Söhne \"\"& Co\"\"\nBerlin\",")
                .contains("3.1,PLX-3,Credit,parked,,,,,'+49 30 1234,,,,,-5.00,EUR,")
                .endsWith("\r\n");
    }

    @Test
    void writesMoreThanAPageOfEverythingOnce() throws Exception {
        // Given
        documents(2500);
        // When
        HttpResponse<String> csv = api.get(EXPORT);
        JsonNode json = api.json(EXPORT + "?format=json");
        // Then
        assertThat(csv.body().lines().distinct()).hasSize(2501);
        assertThat(json.size()).isEqualTo(2500);
        assertThat(json.path(0)).isEqualTo(api.json("/api/v1/documents/1"));
    }

    @Test
    void refusesWhatItDoesNotKnowBeforeTheFileBegins() throws Exception {
        // When
        HttpResponse<String> format = api.get(EXPORT + "?format=xlsx");
        HttpResponse<String> parameter = api.get(EXPORT + "?format=json&limit=5");
        // Then
        assertThat(format.statusCode()).isEqualTo(400);
        assertThat(ApiCalls.json(format).path("detail").asText()).contains("csv, json");
        assertThat(parameter.statusCode()).isEqualTo(400);
    }

    private void documents(int many) {
        journal.sql(
                        """
                        insert into document (paperless_id, added, reference, state, told, due_at)
                        select x, current_timestamp, 'PLX-' || x, 'PARKED', true, current_timestamp
                        from system_range(1, :many) numbers(x)""")
                .param("many", many)
                .update();
    }

    private void set(int paperlessId, String title, String party) {
        journal.sql("update document set title = :title, party = :party where paperless_id = :id")
                .param("id", paperlessId)
                .param("title", title)
                .param("party", party)
                .update();
    }
}
