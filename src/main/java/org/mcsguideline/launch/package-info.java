/**
 * Logging in at a listed EHR by SMART App Launch, as its client: where a launch begins, what comes
 * back, and what a reader may then see. May import {@code request}, {@code security} and {@code
 * upstream}.
 */
@NullMarked
@CheckReturnValue
package org.mcsguideline.launch;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
