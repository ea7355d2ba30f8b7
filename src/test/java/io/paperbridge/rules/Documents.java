package io.paperbridge.rules;

import io.paperbridge.document.DocumentRef;
import io.paperbridge.document.OriginalFile;
import io.paperbridge.document.SourceDocument;
import io.paperbridge.document.SourceDocument.Correspondent;
import io.paperbridge.document.Term;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A document in Paperless, for tests. */
final class Documents {

    private Documents() {}

    /** An invoice from Hetzner, tagged and typed. */
    static SourceDocument hosting(Map<Term, String> corrections) {
        return new SourceDocument(
                new DocumentRef(17, Instant.EPOCH),
                "Hetzner 2026-10",
                "Hetzner Online GmbH\nRechnung R-17\nCloud  Server CX22\nKu\u0308ndbar jederzeit\n",
                new OriginalFile(new byte[0], "application/pdf", "scan.pdf"),
                new Correspondent(7, "Hetzner"),
                "Rechnung",
                null,
                List.of("to-book", "Projekt Nord"),
                corrections);
    }

    /** The same, nothing corrected. */
    static SourceDocument hosting() {
        return hosting(Map.of());
    }
}
