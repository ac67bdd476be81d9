/**
 * A recommendation as a CDS Hooks card. JDK only; may import {@code recommendation} and {@code
 * knowledge}.
 */
@NullMarked
@CheckReturnValue
package org.mcsguideline.card;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
