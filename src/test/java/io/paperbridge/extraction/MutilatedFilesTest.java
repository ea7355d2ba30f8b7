package io.paperbridge.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.document.Reading;
import io.paperbridge.document.SourceDocument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/** Whatever happens to the bytes of a file, it is read or refused, and soon. */
class MutilatedFilesTest {

    private static final Path CASES = Path.of("src/test/resources/reading");
    private static final Duration SOON = Duration.ofSeconds(3);

    /** What breaks readers when it stands where something else was. */
    private static final List<String> POISON = List.of(
            "<",
            ">",
            "&",
            "\"",
            "]]>",
            "<![CDATA[",
            "<!DOCTYPE x [",
            "&amp;",
            "&#0;",
            "%PDF-",
            "endobj",
            "stream\n",
            "<<",
            ">>",
            "/Kids",
            "/Length 99999999999",
            "0 0 R",
            "-0.00",
            "1e400",
            "99999999999999999999",
            "\u202e",
            "\0");

    private static final List<byte[]> XML_FILES = xmlFiles();
    private static final List<byte[]> PDF_FILES = List.of(
            Pdfs.withAttachment("factur-x.xml", XML_FILES.get(0)),
            Pdfs.withAssociatedFile("factur-x.xml", XML_FILES.get(0)),
            Pdfs.encrypted("", "factur-x.xml", XML_FILES.get(0)));

    static {
        // it complains about every wound
        LoggingSystem.get(MutilatedFilesTest.class.getClassLoader()).setLogLevel("org.apache.pdfbox", LogLevel.OFF);
    }

    private final InvoiceReader reader = new InvoiceReader();

    @Provide
    Arbitrary<byte[]> xml() {
        return Arbitraries.of(XML_FILES);
    }

    @Provide
    Arbitrary<byte[]> signed() {
        return Arbitraries.of(SignedFiles.der(XML_FILES.get(0)), SignedFiles.inParts(XML_FILES.get(0)));
    }

    @Provide
    Arbitrary<byte[]> pdf() {
        return Arbitraries.of(PDF_FILES);
    }

    @Property(tries = 400, shrinking = ShrinkingMode.OFF)
    void xmlIsReadOrRefused(
            @ForAll("xml") byte[] file, @ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int wounds) {
        assertReadsSoon(Sources.xml(mutilated(file, seed, wounds)));
    }

    @Property(tries = 200, shrinking = ShrinkingMode.OFF)
    void signedFileIsReadOrRefused(
            @ForAll("signed") byte[] file, @ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int wounds) {
        assertReadsSoon(Sources.xml(mutilated(file, seed, wounds)));
    }

    @Property(tries = 200, shrinking = ShrinkingMode.OFF)
    void pdfIsReadOrRefused(
            @ForAll("pdf") byte[] file, @ForAll long seed, @ForAll @IntRange(min = 1, max = 8) int wounds) {
        assertReadsSoon(Sources.pdf(mutilated(file, seed, wounds), ""));
    }

    private void assertReadsSoon(SourceDocument document) {
        // When
        long begun = System.nanoTime();
        Reading reading = reader.read(document);
        Duration taken = Duration.ofNanos(System.nanoTime() - begun);

        // Then
        assertThat(taken).isLessThan(SOON);
        if (reading.doubts().isEmpty()) {
            assertThat(reading.number()).isNotBlank();
            assertThat(reading.gross()).isNotNull();
        }
    }

    private static byte[] mutilated(byte[] file, long seed, int wounds) {
        Random random = new Random(seed);
        byte[] hurt = file;
        for (int i = 0; i < wounds && hurt.length > 1; i++) {
            hurt = wounded(hurt, random);
        }
        return hurt;
    }

    private static byte[] wounded(byte[] file, Random random) {
        int at = random.nextInt(file.length);
        int length = Math.min(file.length - at, 1 + random.nextInt(200));
        byte[] tail = Arrays.copyOfRange(file, at, file.length);
        byte[] without = Arrays.copyOfRange(file, at + length, file.length);
        byte[] head = Arrays.copyOf(file, at);
        return switch (random.nextInt(6)) {
            case 0 -> head;
            case 1 -> joined(head, without);
            case 2 -> joined(head, Arrays.copyOfRange(file, at, at + length), tail);
            case 3 -> joined(head, POISON.get(random.nextInt(POISON.size())).getBytes(StandardCharsets.UTF_8), tail);
            case 4 -> {
                byte[] noise = new byte[length];
                random.nextBytes(noise);
                yield joined(head, noise, without);
            }
            default -> {
                byte[] flipped = file.clone();
                flipped[at] ^= (byte) (1 << random.nextInt(8));
                yield flipped;
            }
        };
    }

    private static byte[] joined(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        byte[] whole = new byte[length];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, whole, at, part.length);
            at += part.length;
        }
        return whole;
    }

    private static List<byte[]> xmlFiles() {
        try (Stream<Path> folders = Files.list(CASES)) {
            List<byte[]> files = new ArrayList<>();
            for (Path folder : folders.sorted().toList()) {
                Path xml = folder.resolve("invoice.xml");
                if (Files.exists(xml)) {
                    files.add(Files.readAllBytes(xml));
                }
            }
            return files;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
