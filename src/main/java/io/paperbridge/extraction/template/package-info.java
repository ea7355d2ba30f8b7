/** Templates of single vendors, in the YAML format of invoice2data. */
@NullMarked
package io.paperbridge.extraction.template;

import org.jspecify.annotations.NullMarked;
