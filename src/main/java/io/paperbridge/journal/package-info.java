/** The journal: the only SQL in Java. Claims, fences, effects, entries, events. */
@ApplicationModule(allowedDependencies = {"document", "failure"})
@NullMarked
package io.paperbridge.journal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
