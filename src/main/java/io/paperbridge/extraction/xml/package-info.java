/** E-invoices of all syntaxes become drafts: read without trust in the file, each value with its path, nothing rounded and nothing guessed. */
@NullMarked
package io.paperbridge.extraction.xml;

import org.jspecify.annotations.NullMarked;
