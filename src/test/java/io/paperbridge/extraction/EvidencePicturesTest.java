package io.paperbridge.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.document.Box;
import io.paperbridge.document.Reading;
import io.paperbridge.document.Term;
import io.paperbridge.sandbox.seed.Language;
import io.paperbridge.sandbox.seed.SeedDocuments;
import io.paperbridge.sandbox.seed.SeedInvoice;
import io.paperbridge.sandbox.seed.SeedParties;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The picture of docs/reading.md; {@code -Dflow.update=true} makes it anew. */
class EvidencePicturesTest {

    private static final int BLUE = 0xFF0066CC;
    private static final byte[] PDF = SeedDocuments.text(
                    SeedInvoice.toUs(
                                    "RE-2026-0117",
                                    LocalDate.of(2026, 11, 2),
                                    SeedParties.vendor("Nordwind Papier GmbH"))
                            .line("Paper", "3", "19.95", "19")
                            .line("Ink", "1", "41.29", "19"),
                    Language.GERMAN)
            .original()
            .bytes();

    private final Path folder;

    EvidencePicturesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void eachValueHasAFrameWhereItStands() throws IOException {
        // Given
        Reading reading = new InvoiceReader().read(Sources.pdf(PDF, ""));

        // When
        List<Path> pictures = EvidencePictures.write(PDF, reading.evidence(), folder, "invoice");

        // Then
        assertThat(pictures).containsExactly(folder.resolve("invoice-1.png"));
        BufferedImage picture = ImageIO.read(pictures.get(0).toFile());
        for (Term term : List.of(Term.INVOICE_NUMBER, Term.ISSUE_DATE, Term.GROSS, Term.NET, Term.TAX, Term.IBAN)) {
            Box box = Objects.requireNonNull(
                    Objects.requireNonNull(reading.evidence().get(term)).box(), term::name);
            int left = box.left() * 108 / 72 / 1000 - 3;
            int middle = (box.top() + box.bottom()) / 2 * 108 / 72 / 1000;
            assertThat(picture.getRGB(left, middle)).as(term.name()).isEqualTo(BLUE);
            assertThat(box.right()).isGreaterThan(box.left());
        }
        if (Boolean.getBoolean("flow.update")) {
            Files.copy(pictures.get(0), Path.of("docs", "evidence.png"), StandardCopyOption.REPLACE_EXISTING);
        }
        assertThat(Path.of("docs", "evidence.png")).exists();
    }

    @Test
    void withoutAPlaceOnAPageThereIsNoPicture() throws IOException {
        // When
        List<Path> pictures = EvidencePictures.write(
                PDF, Map.of(Term.NET, new Reading.Evidence("1", 100, "custom field", null)), folder, "none");

        // Then
        assertThat(pictures).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }
}
