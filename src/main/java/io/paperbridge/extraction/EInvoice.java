package io.paperbridge.extraction;

import io.paperbridge.document.Reading.DocumentType;
import io.paperbridge.document.Reading.DoubtReason;
import io.paperbridge.document.Reading.Origin;
import io.paperbridge.extraction.draft.Draft;
import io.paperbridge.extraction.draft.Sums;
import io.paperbridge.extraction.xml.EmbeddedXml;
import io.paperbridge.language.Sentence;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which e-invoice an original is, where several are embedded in it, or other documents beside it. */
final class EInvoice {

    private EInvoice() {}

    /** The one e-invoice; null when there is none that can be read. */
    static @Nullable Draft of(List<EmbeddedXml> documents) {
        List<Draft> invoices = documents.stream()
                .map(EmbeddedXml::invoice)
                .filter(Objects::nonNull)
                .toList();
        if (invoices.isEmpty()) {
            return !documents.isEmpty() && documents.stream().allMatch(one -> one.otherKind() != null)
                    ? orderOrTheLike(documents.get(0))
                    : null;
        }
        Draft first = invoices.get(0);
        if (invoices.stream().anyMatch(other -> !isSame(first, other))) {
            first.doubt(
                    null,
                    DoubtReason.SEVERAL_INVOICES,
                    "extraction.several-e-invoices",
                    invoices.stream()
                            .map(one -> one.number == null
                                    ? Sentence.of("extraction.one-without-number")
                                    : Sentence.verbatim(one.number))
                            .toList());
        }
        return first;
    }

    /** One invoice may be embedded in two formats. */
    private static boolean isSame(Draft one, Draft other) {
        return Objects.equals(one.number, other.number)
                && Objects.equals(one.issueDate, other.issueDate)
                && Objects.equals(one.currency, other.currency)
                && (one.gross == null
                        ? other.gross == null
                        : other.gross != null && Sums.equal(one.gross, other.gross));
    }

    private static Draft orderOrTheLike(EmbeddedXml other) {
        Draft draft = new Draft(Origin.E_INVOICE);
        draft.type = DocumentType.NOT_AN_INVOICE;
        draft.doubt(
                null,
                DoubtReason.INVALID,
                "extraction.other-document",
                other.name(),
                Objects.requireNonNull(other.otherKind()));
        return draft;
    }
}
