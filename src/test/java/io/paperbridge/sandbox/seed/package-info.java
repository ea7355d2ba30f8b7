/** Makes documents: invoices as PDF, with and without embedded XML, and what is expected to become of each. All parties are invented. */
@NullMarked
package io.paperbridge.sandbox.seed;

import org.jspecify.annotations.NullMarked;
