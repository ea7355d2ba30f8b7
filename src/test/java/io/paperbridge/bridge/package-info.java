/** Flow tests: the whole of Paperbridge between both sandboxes. */
@NullMarked
package io.paperbridge.bridge;

import org.jspecify.annotations.NullMarked;
