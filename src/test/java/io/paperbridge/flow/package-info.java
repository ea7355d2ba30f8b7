/** The routes as parsed YAML: what the house asks of them, and the pages generated from them. */
@NullMarked
package io.paperbridge.flow;

import org.jspecify.annotations.NullMarked;
