package io.paperbridge.sandbox.paperless;

import java.time.Instant;

/** A note on a document. */
record Note(long id, String text, Instant created, Account author) {}
