/** Tells somebody by mail or chat when they are needed, once, and again when it is over. */
@ApplicationModule(allowedDependencies = {"failure", "journal", "language", "operations", "reconciliation"})
@NullMarked
package io.paperbridge.alerts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
