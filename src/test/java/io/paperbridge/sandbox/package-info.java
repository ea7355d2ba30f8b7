/**
 * Stand-ins for the two remote systems: real HTTP servers that behave like Paperless-ngx and BigCapital, quirks included, with scripted
 * faults and a log of what was asked of them. They serve the demo, the flow tests and the load runs.
 */
@NullMarked
package io.paperbridge.sandbox;

import org.jspecify.annotations.NullMarked;
