package io.paperbridge.document;

import java.util.Map;

/**
 * The template that a document was read with.
 *
 * @param name what it is called
 * @param chosen how the vendor's documents are booked, by the key of a rule's {@code then}: {@code account} to {@code 6805}
 */
public record VendorTemplate(String name, Map<String, String> chosen) {

    public VendorTemplate {
        chosen = Map.copyOf(chosen);
    }
}
