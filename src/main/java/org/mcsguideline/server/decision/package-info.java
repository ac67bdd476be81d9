/** Wiring of what the service keeps: settings, the writing thread, health and metrics. */
@NullMarked
@CheckReturnValue
package org.mcsguideline.server.decision;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
