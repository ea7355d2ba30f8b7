/** What the doctor asks and finds: the words that each server's package and the doctor share. */
@ApplicationModule(allowedDependencies = {"failure", "language"})
@NullMarked
package io.paperbridge.diagnosis;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
