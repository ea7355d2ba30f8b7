package io.paperbridge.reconciliation;

/**
 * How a reconciliation is wanted.
 *
 * @param repair whether what can be repaired is
 * @param restored whether the journal was restored from an older backup, or was lost: it learns again what the ledger and Paperless know
 * @param actor who wants it
 */
public record Order(boolean repair, boolean restored, String actor) {}
