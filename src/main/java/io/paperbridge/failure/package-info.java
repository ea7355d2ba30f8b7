/** Why work stopped: a small sealed set, each with a reason code and a sentence a bookkeeper understands. Depends on nothing. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.paperbridge.failure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
