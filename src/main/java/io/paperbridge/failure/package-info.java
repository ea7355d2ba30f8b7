/** Why work stopped: a small sealed set, each with a reason code and a sentence a bookkeeper understands. */
@ApplicationModule(allowedDependencies = {"language"})
@NullMarked
package io.paperbridge.failure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
