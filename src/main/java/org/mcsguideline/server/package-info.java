/** Wiring, settings and the clock. May import everything; nobody imports it. */
@NullMarked
@CheckReturnValue
package org.mcsguideline.server;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
