/** Reading: bytes and text become a {@link io.paperbridge.document.Reading}, each value with its evidence. */
@ApplicationModule(allowedDependencies = {"document", "failure", "language"})
@NullMarked
package io.paperbridge.extraction;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
