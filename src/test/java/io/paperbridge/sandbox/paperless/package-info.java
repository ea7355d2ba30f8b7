/** A Paperless-ngx to test against: the REST API of 3.0.5 or 2.20.15 with its quirks, kept in memory. */
@NullMarked
package io.paperbridge.sandbox.paperless;

import org.jspecify.annotations.NullMarked;
