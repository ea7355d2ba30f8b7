package io.paperbridge.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.OperatingSystemMXBean;
import io.paperbridge.ProgramFiles;
import io.paperbridge.document.Reading;
import io.paperbridge.document.Reading.Origin;
import io.paperbridge.document.SourceDocument;
import io.paperbridge.extraction.ScoreSheet.Accepted;
import io.paperbridge.extraction.page.TextLine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is reached on documents that nobody here wrote. Runs where the property {@code corpus.folder} names their folder. */
@Tag("corpus")
class CorpusTest {

    private static final Path CORPUS =
            Path.of(System.getProperty("corpus.folder", "")).toAbsolutePath();
    private static final Path PREDICTIONS = Path.of("target", "corpus.jsonl").toAbsolutePath();
    private static final Duration ALL_OF_THEM = Duration.ofMinutes(5);
    private static final String E_INVOICE = "e-invoice";

    @Test
    void readsEInvoicesAsExactlyAsEver() throws IOException, InterruptedException {
        // Given
        read();

        // When
        ScoreSheet scores = ScoreSheet.of(PREDICTIONS, CORPUS);
        String timing = pageTiming() + "\n" + timing();

        // Then
        System.out.println(scores.groups() + "\n" + scores.accepted() + "\n" + timing);
        Accepted accepted = Objects.requireNonNull(scores.accepted().get(E_INVOICE));
        assertThat(scores.percent(E_INVOICE, "HEADER all")).isGreaterThanOrEqualTo(99.5);
        assertThat(scores.percent(E_INVOICE, "DOCUMENT with lines")).isGreaterThanOrEqualTo(99.0);
        assertThat(accepted.coverage()).isGreaterThanOrEqualTo(95.0);
        assertThat(accepted.precision()).isGreaterThanOrEqualTo(99.5);
        assertThat(accepted.noInvoices()).isZero();
        assertThat(silentZeros()).isEmpty();
        if (Boolean.getBoolean("accuracy.update")) {
            AccuracyPage.write(scores, timing);
        }
    }

    /** With as little memory as a small machine has. */
    private static void read() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(ProgramFiles.command(List.of("-Xmx128m")));
        command.addAll(List.of("read", "--json", CORPUS.toString()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(PREDICTIONS.toFile())
                .start();
        assertThat(process.waitFor(ALL_OF_THEM.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    private static List<String> silentZeros() throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<String> zeros = new ArrayList<>();
        for (String line : Files.readAllLines(PREDICTIONS)) {
            JsonNode one = json.readTree(line);
            boolean zero = one.has("gross") && one.get("gross").decimalValue().compareTo(BigDecimal.ZERO) == 0;
            if (zero && one.get("decision").asText().equals("accept")) {
                zeros.add(one.get("file").asText());
            }
        }
        return zeros;
    }

    /** Printed and never asserted: it depends on the machine. */
    private static String timing() throws IOException {
        InvoiceReader reader = new InvoiceReader();
        List<Long> nanos = new ArrayList<>();
        try (Stream<Path> files = LocalCases.below(CORPUS)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (!String.valueOf(file.getFileName()).startsWith("original.")) {
                    continue;
                }
                byte[] bytes = Files.readAllBytes(file);
                SourceDocument document =
                        file.toString().endsWith(".pdf") ? Sources.pdf(bytes, "") : Sources.xml(bytes);
                long begun = System.nanoTime();
                Reading reading = reader.read(document);
                if (reading.origin() == Origin.E_INVOICE) {
                    nanos.add(System.nanoTime() - begun);
                }
            }
        }
        Collections.sort(nanos);
        return String.format(
                Locale.ROOT,
                "Reading an e-invoice takes %.1f ms in the middle and %.1f ms at most for 95 of 100, on two slow cores.",
                nanos.get(nanos.size() / 2) / 1e6,
                nanos.get(nanos.size() * 95 / 100) / 1e6);
    }

    /** Processor time of the whole JVM, so that neither other programs nor the thread that the work is done in matter. */
    private static String pageTiming() throws IOException {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        InvoiceReader reader = new InvoiceReader();
        List<Double> cold = new ArrayList<>();
        List<Double> warm = new ArrayList<>();
        for (List<Double> pass : List.of(cold, warm)) {
            try (Stream<Path> files = LocalCases.below(CORPUS)) {
                for (Path file : (Iterable<Path>) files::iterator) {
                    if (!String.valueOf(file.getFileName()).equals("original.pdf")) {
                        continue;
                    }
                    SourceDocument document = Sources.pdf(Files.readAllBytes(file), "");
                    long begun = system.getProcessCpuTime();
                    reader.readText(document);
                    long spent = system.getProcessCpuTime() - begun;
                    int pages = reader.page(document).rows().stream()
                            .mapToInt(TextLine::page)
                            .max()
                            .orElse(1);
                    pass.add(spent / 1e6 / Math.max(1, pages));
                }
            }
            Collections.sort(pass);
        }
        return String.format(
                Locale.ROOT,
                "Reading the text of a PDF takes, in processor time a page, %.0f ms in the middle and %.0f ms at most for 95 of 100 "
                        + "of %d documents; right after the start %.0f and %.0f ms.",
                warm.get(warm.size() / 2),
                warm.get(warm.size() * 95 / 100),
                warm.size(),
                cold.get(cold.size() / 2),
                cold.get(cold.size() * 95 / 100));
    }
}
