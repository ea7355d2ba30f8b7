/** BigCapital: its wire records, its settings, and the way from an invoice to an entry. Knows nothing of Paperless-ngx. */
@ApplicationModule(allowedDependencies = {"diagnosis", "document", "failure", "language", "pacing"})
@NullMarked
package io.paperbridge.bigcapital;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
