/**
 * What the guideline recommends for the findings of one call. JDK only; may import {@code
 * evaluation} and {@code knowledge}.
 */
@NullMarked
@CheckReturnValue
package org.mcsguideline.recommendation;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
