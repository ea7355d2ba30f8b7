package io.paperbridge.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.document.DayOrder;
import io.paperbridge.document.Habits;
import io.paperbridge.document.NumberPattern;
import io.paperbridge.document.Reading;
import io.paperbridge.document.Reading.Doubt;
import io.paperbridge.document.Reading.DoubtReason;
import io.paperbridge.document.SourceDocument;
import io.paperbridge.document.Term;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is known of how a vendor writes settles what its document leaves open. */
class HabitsTest {

    private static final Habits DAY_FIRST = new Habits("english", DayOrder.DAY_FIRST, null);
    private static final Habits MONTH_FIRST = new Habits("english", DayOrder.MONTH_FIRST, null);

    private final InvoiceReader reader = new InvoiceReader();

    @Test
    void settlesADateThatCanBeReadInTwoWays() {
        // Given
        SourceDocument source = Sources.scan(invoice("INV-2026-117", "03/04/2026"));
        Reading first = reader.read(source);

        // When
        Reading dayFirst = reader.again(first, source, DAY_FIRST);
        Reading monthFirst = reader.again(first, source, MONTH_FIRST);

        // Then
        assertThat(first.doubts()).extracting(Doubt::reason).containsExactly(DoubtReason.AMBIGUOUS);
        assertThat(dayFirst.issueDate()).isEqualTo(LocalDate.of(2026, 4, 3));
        assertThat(monthFirst.issueDate()).isEqualTo(LocalDate.of(2026, 3, 4));
        assertThat(dayFirst.doubts()).isEmpty();
        assertThat(dayFirst.details().dayOrder())
                .as("what was remembered is not learnt anew")
                .isNull();
    }

    @Test
    void leavesADateAloneWhoseOrderTheDocumentShows() {
        // Given
        SourceDocument source = Sources.scan(invoice("INV-2026-117", "03/04/2026") + "Delivered: 25/03/2026\n");
        Reading first = reader.read(source);

        // When
        Reading again = reader.again(first, source, MONTH_FIRST);

        // Then
        assertThat(first.details().dayOrder()).isEqualTo(DayOrder.DAY_FIRST);
        assertThat(again.issueDate()).isEqualTo(LocalDate.of(2026, 4, 3));
    }

    @Test
    void aPersonsDateTeachesTheOrder() {
        // Given
        SourceDocument source = Sources.scan(invoice("INV-2026-117", "03/04/2026"));

        // When
        Reading april = reader.read(source.withCorrections(Map.of(Term.ISSUE_DATE, "2026-04-03")));
        Reading march = reader.read(source.withCorrections(Map.of(Term.ISSUE_DATE, "2026-03-04")));
        Reading another = reader.read(source.withCorrections(Map.of(Term.ISSUE_DATE, "2026-05-01")));

        // Then
        assertThat(april.details().dayOrder()).isEqualTo(DayOrder.DAY_FIRST);
        assertThat(march.details().dayOrder()).isEqualTo(DayOrder.MONTH_FIRST);
        assertThat(another.details().dayOrder()).isNull();
        assertThat(april.details().language()).isEqualTo("english");
    }

    @Test
    void doubtsANumberThatLooksUnlikeTheOthers() {
        // Given
        SourceDocument source = Sources.scan(invoice("4711", "2026-04-03"));
        Reading first = reader.read(source);

        // When
        Reading again = reader.again(first, source, numbers("INV-2026-101", "INV-2026-109"));
        Reading corrected = reader.again(
                reader.read(source.withCorrections(Map.of(Term.INVOICE_NUMBER, "4711"))),
                source.withCorrections(Map.of(Term.INVOICE_NUMBER, "4711")),
                numbers("INV-2026-101", "INV-2026-109"));

        // Then
        assertThat(first.doubts()).isEmpty();
        assertThat(again.doubts()).singleElement().satisfies(doubt -> {
            assertThat(doubt.reason()).isEqualTo(DoubtReason.UNUSUAL);
            assertThat(doubt.sentence()).asString().contains("4711", "INV-####-###");
        });
        assertThat(corrected.doubts()).isEmpty();
    }

    @Test
    void takesOfTwoNumbersTheOneThatLooksAsTheOthersDo() {
        // Given
        SourceDocument source = Sources.scan(invoice("4711", "2026-04-03") + "Invoice no: INV-2026-117\n");
        Reading first = reader.read(source);

        // When
        Reading again = reader.again(first, source, numbers("INV-2026-101", "INV-2026-109"));

        // Then
        assertThat(first.doubts()).extracting(Doubt::reason).containsExactly(DoubtReason.SEVERAL_INVOICES);
        assertThat(again.number()).isEqualTo("INV-2026-117");
        assertThat(again.doubts()).isEmpty();
    }

    private static Habits numbers(String... numbers) {
        return new Habits(null, null, NumberPattern.of(List.of(numbers)).orElseThrow());
    }

    private static String invoice(String number, String date) {
        return """
                Invoice
                Seller: Northwind Paper Ltd
                Invoice no: %s
                Invoice date: %s
                Net total: EUR 100.00
                VAT 19%%: EUR 19.00
                Total: EUR 119.00
                """
                .formatted(number, date);
    }
}
