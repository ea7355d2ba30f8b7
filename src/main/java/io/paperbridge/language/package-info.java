/** What people read, in English and German: sentences with their values, and the language they are said in. Depends on nothing. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.paperbridge.language;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
