/** The main class and the command line. Commands start the application and hand over to {@code operations}; they hold no rule. */
@NullMarked
package io.paperbridge;

import org.jspecify.annotations.NullMarked;
