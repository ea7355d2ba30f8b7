/** A reading in the making, and the sums, rates and currencies it is held against: what a reader puts in keeps its evidence and its doubts. */
@NullMarked
package io.paperbridge.extraction.draft;

import org.jspecify.annotations.NullMarked;
