/** An invoice from a text: each value with the line it stands on, and a doubt wherever the text can be read in two ways. */
@NullMarked
package io.paperbridge.extraction.text;

import org.jspecify.annotations.NullMarked;
