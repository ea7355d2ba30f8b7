/** What a text shows before anybody knows what it means: lines, columns, and the labels on them in all languages. */
@NullMarked
package io.paperbridge.extraction.page;

import org.jspecify.annotations.NullMarked;
