package io.paperbridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.paperbridge.sandbox.Fault;
import io.paperbridge.sandbox.bigcapital.BigCapitalSettings;
import io.paperbridge.sandbox.paperless.NewDocument;
import io.paperbridge.sandbox.paperless.PaperlessVersion;
import io.paperbridge.web.ApiCalls;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that are uploaded through Paperbridge, from the form to the entry in the books. */
class UploadTest {

    private static final String VENDOR = "Hochlade GmbH";
    private static final String BOUNDARY = "the-boundary";
    private static final Bridge BRIDGE = quick(new Bridge());

    private static Bridge quick(Bridge bridge) {
        bridge.paperless.grant("add_document");
        bridge.paperless.grant("view_paperlesstask");
        return bridge.with("paperbridge.upload.largest-file", "1MB").with("paperbridge.breaker.failures", "50");
    }

    @BeforeAll
    static void start() {
        BRIDGE.startWithWeb();
    }

    @AfterEach
    void calm() {
        BRIDGE.paperless.takeUploadsAtOnce(true);
        BRIDGE.calm();
    }

    @AfterAll
    static void stop() {
        BRIDGE.close();
    }

    @Test
    void followsAFileFromTheFormToItsEntry() throws Exception {
        // Given
        BRIDGE.paperless.takeUploadsAtOnce(false);
        byte[] file = pdf("UP-1");
        // When
        HttpResponse<String> answer = upload(BRIDGE, file, "Stromrechnung März.pdf", "title", "Strom 🧾");
        String address = answer.headers().firstValue("Location").orElseThrow();
        JsonNode waiting = api(BRIDGE).json(address);
        BRIDGE.paperless.takeUploadsAtOnce(true);
        Bridge.await()
                .until(() ->
                        api(BRIDGE).json(address).at("/document/state").asText().equals("confirmed"));
        JsonNode booked = api(BRIDGE).json(address);
        // Then
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(waiting.path("state").asText()).isEqualTo("queued");
        assertThat(waiting.path("fileName").asText()).isEqualTo("Stromrechnung März.pdf");
        assertThat(waiting.path("mediaType").asText()).isEqualTo("application/pdf");
        assertThat(waiting.path("actor").asText()).isEqualTo("paperbridge");
        assertThat(booked.path("state").asText()).isEqualTo("consumed");
        long id = booked.path("paperlessId").asLong();
        BRIDGE.awaitTold(id);
        assertThat(BRIDGE.shown(id).title()).isEqualTo("Strom 🧾");
        assertThat(BRIDGE.shown(id).tags()).containsExactly("booked");
        assertThat(BRIDGE.bills(id)).hasSize(1);
    }

    @Test
    void takesTheSameFileOnce() throws Exception {
        // Given
        byte[] file = pdf("UP-2");
        HttpResponse<String> first = upload(BRIDGE, file, "a.pdf");
        int documents = BRIDGE.paperless.documents().size();
        // When
        HttpResponse<String> again = upload(BRIDGE, file, "b.pdf");
        // Then
        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(again.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"));
        assertThat(BRIDGE.paperless.documents()).hasSize(documents);
    }

    @Test
    void findsWhatPaperlessHasTakenWithoutAnAnswer() throws Exception {
        // Given
        byte[] file = pdf("UP-3");
        BRIDGE.archive.faults().once("POST", "/api/documents/post_document/", Fault.applyThenFail(503));
        HttpResponse<String> lost = upload(BRIDGE, file, "a.pdf");
        int documents = BRIDGE.paperless.documents().size();
        // When
        HttpResponse<String> again = upload(BRIDGE, file, "a.pdf");
        // Then
        assertThat(lost.statusCode()).as(lost.body()).isEqualTo(503);
        assertThat(lost.body()).contains("/reasons/remote-unavailable");
        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(ApiCalls.json(again).path("state").asText()).isEqualTo("consumed");
        assertThat(BRIDGE.paperless.documents()).hasSize(documents);
    }

    @Test
    void sendsAgainWhatNeverReachedPaperless() throws Exception {
        // Given
        byte[] file = pdf("UP-4");
        BRIDGE.archive.faults().once("POST", "/api/documents/post_document/", Fault.failBefore(502, Map.of()));
        HttpResponse<String> failed = upload(BRIDGE, file, "a.pdf");
        // When
        HttpResponse<String> again = upload(BRIDGE, file, "a.pdf");
        // Then
        assertThat(failed.statusCode()).isEqualTo(503);
        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(ApiCalls.json(again).path("state").asText()).isEqualTo("queued");
    }

    @Test
    void saysWhoMustActWhenTheTokenMayNotUpload() throws Exception {
        // Given
        BRIDGE.paperless.revoke("add_document");
        // When
        HttpResponse<String> answer = upload(BRIDGE, pdf("UP-5"), "a.pdf");
        BRIDGE.paperless.grant("add_document");
        // Then
        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body()).contains("/reasons/access-refused");
    }

    @Test
    void knowsTheDocumentWithoutTheRightToSeeTasks() throws Exception {
        // Given
        BRIDGE.paperless.revoke("view_paperlesstask");
        HttpResponse<String> answer = upload(BRIDGE, pdf("UP-6"), "a.pdf");
        // When
        JsonNode seen = api(BRIDGE).json(answer.headers().firstValue("Location").orElseThrow());
        BRIDGE.paperless.grant("view_paperlesstask");
        // Then
        assertThat(seen.path("state").asText()).isEqualTo("consumed");
    }

    @ParameterizedTest
    @CsvSource({
        "empty, 400, is empty",
        "broken, 400, damaged",
        "encrypted, 400, password",
        "large, 413, larger than 1 MB",
        "text, 415, no PDF",
        "disguised, 415, no PDF"
    })
    void refusesWhatCannotBeBooked(String what, int status, String words) throws Exception {
        // Given
        byte[] file = file(what);
        // When
        HttpResponse<String> answer = upload(BRIDGE, file, "invoice.pdf");
        // Then
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains(words);
        assertThat(BRIDGE.archive.log().count("POST", "/api/documents/post_document/"))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({"png, image/png", "jpeg, image/jpeg", "tiff, image/tiff"})
    void takesPicturesByWhatTheyAre(String what, String mediaType) throws Exception {
        // When
        HttpResponse<String> answer = upload(BRIDGE, file(what), "scan.bin");
        // Then
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(ApiCalls.json(answer).path("mediaType").asText()).isEqualTo(mediaType);
    }

    @Test
    void givesTheDocumentTheTypeOfItsKindAndRefusesAnUnknownOne() throws Exception {
        // Given
        BRIDGE.add(Invoices.electronic("UP-7", VENDOR).withDocumentType("Rechnung"));
        // When
        HttpResponse<String> unknown = upload(BRIDGE, pdf("UP-8"), "a.pdf", "type", "Liebesbrief");
        HttpResponse<String> wrong = upload(BRIDGE, pdf("UP-8"), "a.pdf", "typ", "bill");
        // Then
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(unknown.body()).contains("Liebesbrief");
        assertThat(wrong.statusCode()).isEqualTo(400);
    }

    @Test
    void wantsAForm() throws Exception {
        // When
        HttpResponse<String> json = api(BRIDGE).post("/api/v1/upload", "{}");
        HttpResponse<String> without = send(BRIDGE, form(new byte[0], null, "title", "x"));
        HttpResponse<String> unknown = api(BRIDGE).get("/api/v1/uploads/00000000-0000-0000-0000-000000000000");
        // Then
        assertThat(json.statusCode()).isEqualTo(415);
        assertThat(json.body()).contains("multipart/form-data");
        assertThat(without.statusCode()).isEqualTo(400);
        assertThat(without.body()).contains("file");
        assertThat(unknown.statusCode()).isEqualTo(404);
    }

    @Test
    void tellsOfPaperless2ThatItHasTheFileAlready() throws Exception {
        try (Bridge two = quick(new Bridge(PaperlessVersion.V2_20_15, BigCapitalSettings.defaults()))) {
            // Given
            two.startWithWeb();
            NewDocument known = Invoices.electronic("UP-9", VENDOR);
            long id = two.add(known);
            // When
            HttpResponse<String> twin = upload(two, known.original().bytes(), "twin.pdf");
            HttpResponse<String> other = upload(two, pdf("UP-10"), "other.pdf");
            JsonNode refused =
                    api(two).json(twin.headers().firstValue("Location").orElseThrow());
            JsonNode taken =
                    api(two).json(other.headers().firstValue("Location").orElseThrow());
            // Then
            assertThat(refused.path("state").asText()).isEqualTo("failed");
            assertThat(refused.path("reason").asText()).contains("duplicate", "#" + id);
            assertThat(taken.path("state").asText()).isEqualTo("consumed");
        }
    }

    private static HttpResponse<String> upload(Bridge bridge, byte[] file, String name, String... fields)
            throws Exception {
        return send(bridge, form(file, name, fields));
    }

    private static HttpResponse<String> send(Bridge bridge, byte[] form) throws Exception {
        ApiCalls api = api(bridge);
        return api.send(api.request("/api/v1/upload", "Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofByteArray(form)));
    }

    private static byte[] form(byte[] file, @Nullable String name, String... fields) {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        for (int i = 0; i < fields.length; i += 2) {
            form.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + fields[i] + "\"\r\n\r\n"
                            + fields[i + 1] + "\r\n")
                    .getBytes(StandardCharsets.UTF_8));
        }
        if (name != null) {
            form.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                            + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            form.writeBytes(file);
            form.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        form.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return form.toByteArray();
    }

    private static ApiCalls api(Bridge bridge) {
        return new ApiCalls(URI.create(bridge.address()).getPort(), "paperbridge", "open sesame");
    }

    private static byte[] pdf(String number) {
        return Invoices.electronic(number, VENDOR).original().bytes();
    }

    private static byte[] file(String what) throws Exception {
        return switch (what) {
            case "empty" -> new byte[0];
            case "broken" -> Arrays.copyOf(pdf("UP-11"), 200);
            case "encrypted" -> encrypted();
            case "large" -> Arrays.copyOf(pdf("UP-12"), 1024 * 1024 + 1);
            case "text" -> "an invoice".getBytes(StandardCharsets.UTF_8);
            case "disguised" -> new byte[] {'M', 'Z', 0, 1, 2, 3};
            case "png" -> new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0};
            case "jpeg" -> new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0};
            default -> new byte[] {'I', 'I', '*', 0, 8, 0, 0, 0};
        };
    }

    private static byte[] encrypted() throws Exception {
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            document.addPage(new PDPage());
            document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
            document.save(out);
            return out.toByteArray();
        }
    }
}
