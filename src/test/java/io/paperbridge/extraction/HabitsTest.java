package io.paperbridge.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.document.DayOrder;
import io.paperbridge.document.Habits;
import io.paperbridge.document.NumberPattern;
import io.paperbridge.document.Party;
import io.paperbridge.document.Reading;
import io.paperbridge.document.Reading.Doubt;
import io.paperbridge.document.Reading.DoubtReason;
import io.paperbridge.document.Reading.Evidence;
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

    private static final String NAMELESS =
            """
            Invoice no: INV-2026-117
            Invoice date: 2026-04-03
            Net total: EUR 100.00
            VAT 19%%: EUR 19.00
            Total: EUR 119.00
            Please pay to IBAN %s
            """;

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

    @Test
    void namesTheSellerByTheAccountOfEarlierDocuments() {
        // Given
        SourceDocument source = Sources.scan(NAMELESS.formatted("DE89 3704 0044 0532 0130 00"));
        Reading first = reader.read(source);

        // When
        Reading known = reader.again(first, source, Habits.NONE.named("Nordwind Papier GmbH"));

        // Then
        assertThat(first.doubts()).extracting(Doubt::term).containsExactly(Term.SELLER);
        assertThat(known.doubts()).isEmpty();
        assertThat(known.seller()).isNotNull().returns("Nordwind Papier GmbH", Party::name);
        assertThat(known.evidence().get(Term.SELLER))
                .isNotNull()
                .returns("account of earlier documents, DE89370400440532013000", Evidence::source);
    }

    @Test
    void leavesASellerThatTheDocumentNames() {
        // Given
        SourceDocument source =
                Sources.scan(invoice("INV-2026-117", "03/04/2026") + "IBAN DE89 3704 0044 0532 0130 00\n");
        Reading first = reader.read(source);

        // When
        Reading again = reader.again(first, source, Habits.NONE.named("Nordwind Papier GmbH"));

        // Then
        assertThat(again.seller()).isNotNull().returns("Northwind Paper Ltd", Party::name);
        assertThat(again.doubts()).isEmpty();
    }

    @Test
    void anAccountSettlesADoubtfulSeller() {
        // Given
        SourceDocument source = Sources.scan("Nordwind Papier GmbH, Kiel\nSüdwind Papier GmbH, Ulm\n"
                + NAMELESS.formatted("DE89 3704 0044 0532 0130 00"));
        Reading first = reader.read(source);

        // When
        Reading known = reader.again(first, source, Habits.NONE.named("Südwind Papier GmbH"));
        Reading other = reader.again(first, source, Habits.NONE.named("Ostwind Papier GmbH"));

        // Then
        assertThat(first.doubts()).extracting(Doubt::term).containsExactly(Term.SELLER);
        assertThat(known.doubts()).isEmpty();
        assertThat(other.doubts()).isEqualTo(first.doubts());
    }

    @Test
    void ofTwoNamesTheTitleChoosesOneForAPersonToConfirm() {
        // Given
        String text = "Nordwind Papier GmbH, Kiel\nSüdwind Papier GmbH, Ulm\n"
                + invoice("INV-2026-117", "2026-04-03").replace("Seller: Northwind Paper Ltd\n", "");

        // When
        Reading untitled = reader.read(Sources.scan(text));
        Reading titled = reader.read(Sources.titled("2026-04-03 Südwind Papier", Sources.scan(text)));
        Reading another = reader.read(Sources.titled("Ostwind", Sources.scan(text)));

        // Then
        assertThat(untitled.seller()).isNull();
        assertThat(another.seller()).isNull();
        assertThat(titled.seller()).isNotNull().returns("Südwind Papier GmbH", Party::name);
        assertThat(titled.doubts()).extracting(Doubt::term).containsExactly(Term.SELLER);
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
