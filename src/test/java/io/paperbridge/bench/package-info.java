/** Measures how Paperbridge does with much in its journal. */
@NullMarked
package io.paperbridge.bench;

import org.jspecify.annotations.NullMarked;
