package io.paperbridge.extraction;

import io.paperbridge.document.Reading;
import io.paperbridge.document.SourceDocument;
import io.paperbridge.sandbox.paperless.NewDocument;
import io.paperbridge.sandbox.seed.Language;
import io.paperbridge.sandbox.seed.SeedDocuments;
import io.paperbridge.sandbox.seed.SeedInvoice;
import io.paperbridge.sandbox.seed.SeedParties;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How long one file is read, each an invoice of ten lines: the same as a Factur-X PDF, as UBL, and as a PDF of text. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class ReadingBenchmark {

    private final InvoiceReader reader = new InvoiceReader();
    private final SourceDocument facturX = source(SeedDocuments.facturX(invoice()));
    private final SourceDocument ubl = source(SeedDocuments.ubl(invoice()));
    private final SourceDocument text = source(SeedDocuments.text(invoice(), Language.GERMAN));

    /** The PDF is opened, and its XML is read. */
    @Benchmark
    public Reading facturX() {
        return read(facturX);
    }

    @Benchmark
    public Reading ubl() {
        return read(ubl);
    }

    /** Paperless has the text; the PDF is opened to see whether it holds XML. */
    @Benchmark
    public Reading text() {
        return read(text);
    }

    private Reading read(SourceDocument source) {
        Reading reading = reader.read(source);
        if (!reading.doubts().isEmpty()) {
            throw new IllegalStateException(reading.doubts().toString());
        }
        return reading;
    }

    private static SeedInvoice invoice() {
        SeedInvoice invoice = SeedInvoice.toUs(
                "RE-2026-1017", LocalDate.of(2026, 10, 1), SeedParties.vendor("Seidenweg Papier GmbH"));
        for (int i = 1; i <= 10; i++) {
            invoice = invoice.line("Paper " + i, "3", "19.95", i % 3 == 0 ? "7" : "19");
        }
        return invoice;
    }

    private static SourceDocument source(NewDocument document) {
        return new SourceDocument(
                Sources.scan("").ref(),
                document.title(),
                document.content(),
                document.original(),
                null,
                document.documentType(),
                null,
                List.of(),
                Map.of());
    }
}
