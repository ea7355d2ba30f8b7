/** A stand-in for a server with OpenAI's API, whose model says what it is told to. */
@NullMarked
package io.paperbridge.sandbox.languagemodel;

import org.jspecify.annotations.NullMarked;
