/** What a foreign currency is worth in the books on a day: the settings, the European Central Bank's files, the rate of a document. */
@ApplicationModule(allowedDependencies = {"document", "failure", "language", "journal"})
@NullMarked
package io.paperbridge.rates;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
