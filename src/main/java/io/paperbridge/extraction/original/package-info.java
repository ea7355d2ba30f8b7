/** What an uploaded file holds, its e-invoices and its lines: no file, however built, makes opening it fail, take for ever or fill the memory. */
@NullMarked
package io.paperbridge.extraction.original;

import org.jspecify.annotations.NullMarked;
