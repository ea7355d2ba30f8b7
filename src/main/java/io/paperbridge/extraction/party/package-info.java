/** Who sent a document and who it is for, with the identifiers that prove it: an id whose check digits are wrong is never called checked. */
@NullMarked
package io.paperbridge.extraction.party;

import org.jspecify.annotations.NullMarked;
