/** What is asked of a language model, if the settings name one, and what its answers mean: proposals, never values. */
@ApplicationModule(allowedDependencies = {"diagnosis", "document", "failure", "language"})
@NullMarked
package io.paperbridge.languagemodel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
