/** Wiring of logins at EHRs: their settings, and what a request with such a login may read. */
@NullMarked
@CheckReturnValue
package org.mcsguideline.server.launch;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
