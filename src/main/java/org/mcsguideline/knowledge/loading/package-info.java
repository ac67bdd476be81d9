/**
 * Reads the assembled guideline and refuses one that is not whole. May import {@code knowledge}.
 */
@NullMarked
@CheckReturnValue
package org.mcsguideline.knowledge.loading;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
