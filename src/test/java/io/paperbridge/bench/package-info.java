/** What bench/ measures; nothing here runs in a build. */
@NullMarked
package io.paperbridge.bench;

import org.jspecify.annotations.NullMarked;
