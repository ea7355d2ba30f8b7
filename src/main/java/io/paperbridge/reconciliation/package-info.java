/** Holds the journal beside the ledger and beside Paperless, and says where they disagree. */
@ApplicationModule(allowedDependencies = {"document", "failure", "language", "journal"})
@NullMarked
package io.paperbridge.reconciliation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
