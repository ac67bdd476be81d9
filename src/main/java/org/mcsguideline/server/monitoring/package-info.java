/** Wiring of plans over time: settings, and the scheduler that all nodes share. */
@NullMarked
@CheckReturnValue
package org.mcsguideline.server.monitoring;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
