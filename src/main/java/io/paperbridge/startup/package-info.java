/**
 * What must be right before a route runs: the settings, the routes folder, the journal's file. Whatever is wrong stops the start with
 * one sentence and no stack trace.
 */
@ApplicationModule(allowedDependencies = {"failure", "language"})
@NullMarked
package io.paperbridge.startup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
