package io.paperbridge.extraction.draft;

import io.paperbridge.document.Reading;
import io.paperbridge.extraction.InvoiceReader;

/** What no draft may do: know who makes it. */
public interface KnowsItsReader {
    Reading readBy(InvoiceReader reader);
}
