/** A stand-in for the European Central Bank's files of exchange rates. */
@NullMarked
package io.paperbridge.sandbox.ecb;

import org.jspecify.annotations.NullMarked;
