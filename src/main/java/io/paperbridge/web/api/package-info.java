/** The HTTP API under /api/v1, and the pages that its errors refer to. */
@NullMarked
package io.paperbridge.web.api;

import org.jspecify.annotations.NullMarked;
