/** Paperless-ngx: its wire records, its settings, and the way from its wire to a document and back. Knows nothing of BigCapital. */
@ApplicationModule(allowedDependencies = {"diagnosis", "document", "failure", "language"})
@NullMarked
package io.paperbridge.paperless;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
