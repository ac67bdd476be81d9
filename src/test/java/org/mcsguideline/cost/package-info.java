/** What an answer costs, as a ratio to what is done on the way to it in any case. */
@NullMarked
@CheckReturnValue
package org.mcsguideline.cost;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
