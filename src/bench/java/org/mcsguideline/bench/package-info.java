/**
 * Benchmarks: what a call costs, as a ratio to what it could cost at the least and to what it costs
 * elsewhere. {@code src/docs/benchmarks.md} says what runs and how to read it.
 */
@NullMarked
package org.mcsguideline.bench;

import org.jspecify.annotations.NullMarked;
