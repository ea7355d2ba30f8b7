package io.paperbridge.extraction.original;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.document.Reading;
import io.paperbridge.document.Reading.DocumentType;
import io.paperbridge.extraction.InvoiceReader;
import io.paperbridge.extraction.SignedFiles;
import io.paperbridge.extraction.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Invoices come signed from the Italian exchange system. */
class SignedFileTest {

    private static final byte[] INVOICE = invoice();

    private final InvoiceReader reader = new InvoiceReader();

    static Stream<byte[]> forms() {
        return Stream.of(
                SignedFiles.der(INVOICE),
                SignedFiles.inParts(INVOICE),
                SignedFiles.base64(INVOICE),
                SignedFiles.der(SignedFiles.inParts(INVOICE)));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void readsInvoiceInSignedFile(byte[] signed) {
        // When
        Reading reading = reader.read(Sources.xml(signed));

        // Then
        assertThat(reading.number()).isEqualTo("CL/2026/33");
        assertThat(reading.doubts()).isEmpty();
    }

    @Test
    void signedFileThatIsCutOffIsUnreadable() {
        // Given
        byte[] signed = SignedFiles.der(INVOICE);

        // When
        Reading reading = reader.read(Sources.xml(Arrays.copyOf(signed, signed.length / 2)));

        // Then
        assertThat(reading.type()).isEqualTo(DocumentType.UNREADABLE);
        assertThat(reading.doubts().get(0).sentence().toString()).contains("no well-formed XML");
    }

    @Test
    void lengthsThatLieAndNestingWithoutEndAreNoSignedFile() {
        // Given
        byte[] lies = {0x30, (byte) 0x84, 0x7f, (byte) 0xff, (byte) 0xff, (byte) 0xff, 6, 1, 1};
        byte[] nested = new byte[100_000];
        for (int i = 0; i < nested.length; i++) {
            nested[i] = i % 2 == 0 ? 0x30 : (byte) 0x80;
        }

        // When
        byte[] ofLies = SignedFile.content(lies);
        byte[] ofNested = SignedFile.content(nested);

        // Then
        assertThat(ofLies).isNull();
        assertThat(ofNested).isNull();
    }

    private static byte[] invoice() {
        try {
            return Files.readAllBytes(Path.of("src/test/resources/reading/fatturapa-split-payment/invoice.xml"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
