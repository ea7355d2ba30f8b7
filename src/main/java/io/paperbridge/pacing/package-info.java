/** What a server can bear of all nodes together. Knows neither the server nor where the nodes keep their count. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.paperbridge.pacing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
