/** Benchmarks: what a call costs, as a ratio to what it could cost at the least. */
@NullMarked
package org.mcsguideline.bench;

import org.jspecify.annotations.NullMarked;
