/** The journal: the only SQL in Java. Claims, fences, effects, entries, events. */
@ApplicationModule(allowedDependencies = {"diagnosis", "document", "failure", "language", "pacing"})
@NullMarked
package io.paperbridge.journal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
