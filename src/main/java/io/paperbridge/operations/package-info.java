/** Commands, health, metrics, route policies. The only package that may import Camel. */
@ApplicationModule(
        allowedDependencies = {
            "diagnosis",
            "document",
            "failure",
            "language",
            "languagemodel",
            "journal",
            "reconciliation"
        })
@NullMarked
package io.paperbridge.operations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
