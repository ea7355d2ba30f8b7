/** The demo: Paperbridge between two sandbox servers, in one process. */
@NullMarked
package io.paperbridge.demo;

import org.jspecify.annotations.NullMarked;
