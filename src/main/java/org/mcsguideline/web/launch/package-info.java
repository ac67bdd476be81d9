/** Logging in at an EHR and out again. May import {@code launch} and the frame of pages. */
@NullMarked
@CheckReturnValue
package org.mcsguideline.web.launch;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
