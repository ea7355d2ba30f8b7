package io.paperbridge.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.document.AllowanceCharge;
import io.paperbridge.document.Party;
import io.paperbridge.document.PrintedLine.Part;
import io.paperbridge.document.Reading;
import io.paperbridge.document.SourceDocument;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each folder below src/test/resources/reading is a situation: what comes in, and in expected.txt what is read. */
class GoldenCasesTest {

    private static final Path CASES = Path.of("src/test/resources/reading");

    private final InvoiceReader reader = new InvoiceReader();

    static Stream<String> situations() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.map(folder -> folder.getFileName().toString()).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("situations")
    void readsWhatIsExpected(String situation) throws IOException {
        // Given
        Path folder = CASES.resolve(situation);

        // When
        Reading reading = reader.read(source(folder));

        // Then
        assertThat(shown(reading)).isEqualTo(Files.readString(folder.resolve("expected.txt")));
    }

    /** An e-invoice, pages as they are laid out, or the text of a scan. */
    private static SourceDocument source(Path folder) throws IOException {
        if (Files.exists(folder.resolve("invoice.xml"))) {
            return Sources.xml(Files.readAllBytes(folder.resolve("invoice.xml")));
        }
        if (Files.exists(folder.resolve("pages.txt"))) {
            return Sources.pdf(Pdfs.laidOut(Files.readString(folder.resolve("pages.txt"))), "");
        }
        return Sources.scan(Files.readString(folder.resolve("text.txt")));
    }

    private static String shown(Reading reading) {
        List<String> rows = new ArrayList<>();
        rows.add(reading.origin() + " " + reading.type());
        row(rows, "number", reading.number());
        row(rows, "issue date", reading.issueDate());
        row(rows, "due date", reading.dueDate());
        row(rows, "currency", reading.currency());
        row(rows, "seller", party(reading.seller()));
        row(rows, "buyer", party(reading.buyer()));
        reading.lines()
                .forEach(line -> rows.add("line " + line.description() + " | " + plain(line.quantity()) + " "
                        + line.unit() + " | " + plain(line.unitPrice()) + " | " + plain(line.net()) + " | "
                        + line.vatCategory() + " " + plain(line.vatRate())));
        reading.allowancesAndCharges()
                .forEach(one -> rows.add((one.charge() ? "charge " : "allowance ") + plain(one.amount()) + " | "
                        + one.reason() + " | " + one.vatCategory() + " " + plain(one.vatRate())));
        reading.vatBreakdown()
                .forEach(one -> rows.add("vat " + one.category() + " " + plain(one.rate()) + " | "
                        + plain(one.taxable()) + " | " + plain(one.tax())));
        reading.details().lines().stream()
                .filter(line ->
                        line.part() != Part.ITEM || !line.allowancesAndCharges().isEmpty())
                .forEach(line -> rows.add("printed " + line.part() + " " + line.description() + " | "
                        + plain(line.net()) + " | " + more(line.allowancesAndCharges())));
        reading.details().references().forEach(one -> rows.add("names " + one.kind() + " " + one.number()));
        row(rows, "terms", reading.details().paymentTerms());
        reading.details().notes().forEach(note -> rows.add("note " + note));
        row(rows, "net", reading.net());
        row(rows, "tax", reading.tax());
        row(rows, "gross", reading.gross());
        row(rows, "prepaid", reading.prepaid());
        row(rows, "rounding", reading.rounding());
        row(rows, "withheld", reading.withheld());
        row(rows, "payable", reading.payable());
        new TreeMap<>(reading.evidence())
                .forEach((term, evidence) ->
                        rows.add("evidence " + term + " “" + evidence.value() + "” " + evidence.source()));
        reading.doubts()
                .forEach(doubt -> rows.add("doubt " + doubt.term() + " " + doubt.reason() + ": " + doubt.sentence()));
        return String.join("\n", rows) + "\n";
    }

    private static void row(List<String> rows, String name, @Nullable Object value) {
        if (value != null) {
            rows.add(name + " " + (value instanceof BigDecimal amount ? amount.toPlainString() : value));
        }
    }

    private static @Nullable String party(@Nullable Party party) {
        return party == null
                ? null
                : String.join(
                        " | ",
                        String.valueOf(party.name()),
                        String.valueOf(party.vatId()),
                        String.valueOf(party.taxNumber()),
                        String.valueOf(party.iban()),
                        String.valueOf(party.street()),
                        String.valueOf(party.city()),
                        String.valueOf(party.country()),
                        String.valueOf(party.email()));
    }

    private static String more(List<AllowanceCharge> allowancesAndCharges) {
        return allowancesAndCharges.stream()
                .map(one -> (one.charge() ? "+" : "-") + plain(one.amount()) + " " + one.reason())
                .collect(Collectors.joining(", "));
    }

    private static @Nullable String plain(@Nullable BigDecimal amount) {
        return amount == null ? null : amount.toPlainString();
    }
}
