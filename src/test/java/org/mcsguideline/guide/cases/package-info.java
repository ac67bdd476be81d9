/** The vignettes with what they expect and what the service gives them. */
@NullMarked
@CheckReturnValue
package org.mcsguideline.guide.cases;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
