/** The pages of the evidence and what can be taken along from them. */
@NullMarked
@CheckReturnValue
package org.mcsguideline.web.evidence;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
