/** The pages for people in a browser: what stands in the journal, and what a person can do about it. They need no script. */
@NullMarked
package io.paperbridge.web.pages;

import org.jspecify.annotations.NullMarked;
