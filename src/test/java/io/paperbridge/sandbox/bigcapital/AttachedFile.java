package io.paperbridge.sandbox.bigcapital;

import java.util.List;

/**
 * A file in the store.
 *
 * @param key the server's clock in milliseconds
 * @param name as the server understood it
 * @param mimeType as the client named it
 * @param size in bytes as the server tells it: 0 for what was sent to the store in pieces
 * @param bytes how many there really are
 * @param linkedTo what it hangs on, {@code SaleInvoice 3} for instance
 */
public record AttachedFile(String key, String name, String mimeType, long size, long bytes, List<String> linkedTo) {

    public AttachedFile {
        linkedTo = List.copyOf(linkedTo);
    }
}
