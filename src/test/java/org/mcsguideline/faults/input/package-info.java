/** What the service makes of damaged, late and strange inputs, and of strange surroundings. */
@NullMarked
package org.mcsguideline.faults.input;

import org.jspecify.annotations.NullMarked;
