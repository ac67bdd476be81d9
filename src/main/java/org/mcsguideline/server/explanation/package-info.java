/** Wiring of the explanations: their address, their page and operation. */
@NullMarked
@CheckReturnValue
package org.mcsguideline.server.explanation;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
