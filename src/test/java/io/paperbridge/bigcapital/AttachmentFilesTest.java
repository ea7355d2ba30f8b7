package io.paperbridge.bigcapital;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.paperbridge.document.EntryKind;
import io.paperbridge.failure.Reason;
import io.paperbridge.failure.Refused;
import io.paperbridge.failure.RemoteFailure;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttachmentFilesTest {

    private static final String NAME = "PLX-17-2cf24dba.pdf";

    private final AttachmentFiles files = new AttachmentFiles();

    @ParameterizedTest
    @CsvSource({
        "application/pdf, PLX-17-2cf24dba.pdf",
        "IMAGE/JPEG, PLX-17-2cf24dba.jpg",
        "message/rfc822, PLX-17-2cf24dba.eml",
        "application/x-strange, PLX-17-2cf24dba.bin",
        ", PLX-17-2cf24dba.bin",
        "'text/plain\r\nX-Evil: 1', PLX-17-2cf24dba.bin"
    })
    void namesTheFileByReferenceContentAndMediaType(@Nullable String mediaType, String name) {
        // When
        OriginalUpload upload = files.upload("PLX-17", mediaType, bytes("hello"));
        // Then
        assertThat(upload.name()).isEqualTo(name);
        assertThat(upload.size()).isEqualTo(5);
        assertThat(upload.sha256()).startsWith("2cf24dba5fb0a30e");
    }

    @Test
    void sendsAFormWithTheFileAsItIs() {
        // When
        OriginalUpload upload = files.upload("PLX-17", "application/pdf", bytes("hello"));
        // Then
        String boundary = "paperbridge-2cf24dba5fb0a30e26e83b2ac5b9e29e";
        assertThat(upload.mediaType()).isEqualTo("multipart/form-data; boundary=" + boundary);
        assertThat(new String(upload.form(), StandardCharsets.ISO_8859_1))
                .isEqualTo("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + NAME
                        + "\"\r\nContent-Type: application/pdf\r\n\r\nhello\r\n--" + boundary + "--\r\n");
    }

    @Test
    void neverSendsAnEmptyFile() {
        // When
        Throwable thrown = catchThrowable(() -> files.upload("PLX-17", "application/pdf", new byte[0]));
        // Then
        assertThat(thrown).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(Reason.UNREADABLE);
            assertThat(refused).hasMessageContaining("The original of PLX-17 is empty");
        });
    }

    @ParameterizedTest
    @CsvSource({"SALE_INVOICE, SaleInvoice", "BILL, Bill", "EXPENSE, Expense", "CREDIT_NOTE, CreditNote"})
    void linksByTheServersNameOfTheKind(EntryKind kind, String model) {
        // When
        String body = files.link(kind, 18);
        // Then
        assertThat(body).isEqualTo("{\"model_ref\":\"" + model + "\",\"model_id\":18}");
    }

    @Test
    void findsAWholeFileOfOursOnTheEntry() {
        // Given
        String entry = entry("{\"key\":\"8\",\"size\":5,\"origin_name\":\"other.pdf\"}," + file(5));
        // When
        String key = files.keyOf(entry, NAME, 5);
        // Then
        assertThat(key).isEqualTo("1795197547851");
        assertThat(files.keyOfBroken(entry, NAME, 5)).isEmpty();
        assertThat(files.isToLink(true, entry, NAME, 5)).isTrue();
        assertThat(files.keyOf(entry, null, 0)).isEmpty();
    }

    @Test
    void takesAFileOfAnotherSizeForBroken() {
        // Given
        String entry = entry(file(4));
        // When
        String broken = files.keyOfBroken(entry, NAME, 5);
        // Then
        assertThat(broken).isEqualTo("1795197547851");
        assertThat(files.keyOf(entry, NAME, 5)).isEmpty();
        assertThat(files.isToLink(true, entry, NAME, 5)).isFalse();
        assertThat(catchThrowable(() -> files.requireShown(entry, NAME, 5)))
                .isInstanceOf(RemoteFailure.class)
                .hasMessageContaining("4 bytes for the 5 bytes");
    }

    @Test
    void knowsThatTheServerTellsNoSizeOfALargeFile() {
        // Given
        long large = 30L * 1024 * 1024;
        // When
        String key = files.keyOf(entry(file(0)), NAME, large);
        // Then
        assertThat(key).isEqualTo("1795197547851");
        assertThat(files.keyOf(entry(file(0)), NAME, 5)).isEmpty();
    }

    @Test
    void refusesAnUploadThatTheServerTookOnlyAPartOf() {
        // Given
        OriginalUpload upload = files.upload("PLX-17", "application/pdf", bytes("hello"));
        // When
        Throwable thrown = catchThrowable(() -> files.uploadedKey(upload, "{\"data\":{\"key\":\"1\",\"size\":2}}"));
        // Then
        assertThat(thrown).isInstanceOf(RemoteFailure.class);
        assertThat(files.uploadedKey(upload, "{\"data\":{\"key\":\"1\",\"size\":5}}"))
                .isEqualTo("1");
    }

    @Test
    void saysThatTheEntryIsGone() {
        // When
        Throwable thrown = catchThrowable(() -> files.entry("PLX-17", 90, null));
        // Then
        assertThat(thrown).isInstanceOf(Refused.class).hasMessageContaining("Entry 90 of PLX-17");
    }

    private static String entry(String attachments) {
        return "{\"id\":90,\"attachments\":[" + attachments + "]}";
    }

    private static String file(long size) {
        return "{\"key\":\"1795197547851\",\"size\":" + size + ",\"mime_type\":\"application/pdf\",\"origin_name\":\""
                + NAME + "\"}";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
