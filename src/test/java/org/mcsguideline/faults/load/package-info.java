/** Calls in numbers, callers that hold connections, little memory, and the end of a node. */
@NullMarked
package org.mcsguideline.faults.load;

import org.jspecify.annotations.NullMarked;
