/**
 * The pages that explain a decision. May import {@code web}, its frame, {@code explanation} and
 * {@code knowledge}.
 */
@NullMarked
@CheckReturnValue
package org.mcsguideline.web.explanation;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
