package io.paperbridge.extraction;

import io.paperbridge.extraction.ScoreSheet.Accepted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** docs/accuracy.md, written from measured figures and never by hand. */
final class AccuracyPage {

    private static final Path PAGE = Path.of("docs/accuracy.md");

    private static final String HEAD =
            """
            # How exactly documents are read

            Measured on documents that nobody of this project wrote: e-invoices of public test suites, and printed invoices,
            receipts and orders. A value counts as right only when it is exactly the one in the document. The documents have
            licences of their own and are no part of this project; `./mvnw verify -Dcorpus.folder=FOLDER` measures again,
            with `-Daccuracy.update=true` this page is written anew. These documents were looked at while the readers
            were built, so they show what cannot get worse rather than what unseen documents will give.

            For comparison, on as many documents of the same sources: Mustang 2.25 reads 67 % of whole e-invoices and 83 % of
            their headers. Of printed documents of vendors they do not know, invoice2data's shipped templates read 1 % and its
            heuristics 34 % (number, date and total all right); plain regular expressions read 46 %.
            """;

    private AccuracyPage() {}

    static void write(ScoreSheet scores, String timing) throws IOException {
        StringBuilder page = new StringBuilder(HEAD);
        scores.groups()
                .forEach((group, rows) ->
                        section(page, group, rows, scores.accepted().get(group)));
        page.append("\n").append(timing).append("\n");
        Files.writeString(PAGE, page.toString());
    }

    private static void section(
            StringBuilder page, String group, Map<String, Double> rows, @Nullable Accepted accepted) {
        page.append("\n## ")
                .append(group.equals("text") ? "Printed documents" : "E-invoices")
                .append("\n\n");
        if (accepted != null) {
            page.append(String.format(
                    Locale.ROOT,
                    "%d documents. %d (%.1f %%) are accepted without a question; of these %.1f %% are right in number, date, "
                            + "total, currency and seller. Documents that are no invoice and accepted: %d.%n%n",
                    accepted.seen(),
                    accepted.accepted(),
                    accepted.coverage(),
                    accepted.precision(),
                    accepted.noInvoices()));
        }
        page.append("| What | Right |\n|---|---:|\n");
        rows.forEach((row, percent) -> page.append(String.format(Locale.ROOT, "| %s | %.1f %% |%n", row, percent)));
    }
}
