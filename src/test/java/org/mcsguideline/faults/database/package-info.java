/** Writes and their database under faults. */
@NullMarked
package org.mcsguideline.faults.database;

import org.jspecify.annotations.NullMarked;
