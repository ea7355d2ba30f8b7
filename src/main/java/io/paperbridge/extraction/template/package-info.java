/** Templates of single vendors, in the YAML format of invoice2data: one that is none is named, and all of them together take no longer than their time. */
@NullMarked
package io.paperbridge.extraction.template;

import org.jspecify.annotations.NullMarked;
