/** A stand-in for BigCapital 0.24.7: its HTTP interface for the calls we use, its quirks, and a real double-entry ledger behind it. */
@NullMarked
package io.paperbridge.sandbox.bigcapital;

import org.jspecify.annotations.NullMarked;
