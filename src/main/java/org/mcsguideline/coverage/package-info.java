/**
 * Which of the things that the guideline looks for a site's data have shown, and what local codes
 * may stand for the others. Jackson only; may import {@code knowledge}.
 */
@NullMarked
@CheckReturnValue
package org.mcsguideline.coverage;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
