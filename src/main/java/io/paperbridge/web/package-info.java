/** API, MBeans, pages, security. */
@ApplicationModule(allowedDependencies = {"document", "failure", "language", "journal", "operations"})
@NullMarked
package io.paperbridge.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
