/** The vocabulary all packages share: what an invoice is, in the terms of EN 16931. */
@ApplicationModule(allowedDependencies = {"language"})
@NullMarked
package io.paperbridge.document;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
