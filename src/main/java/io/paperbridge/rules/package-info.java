/** What a vendor's documents mean for the books, and what must be asked before they are booked. */
@ApplicationModule(allowedDependencies = {"document", "failure", "language", "journal"})
@NullMarked
package io.paperbridge.rules;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
