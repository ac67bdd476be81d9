/** Logins at a small EHR of this process. */
@NullMarked
@CheckReturnValue
package org.mcsguideline.launch;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
