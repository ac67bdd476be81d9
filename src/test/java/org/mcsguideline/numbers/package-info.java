/** Every number of the source's data that can be worked out from others is worked out again. */
@NullMarked
@CheckReturnValue
package org.mcsguideline.numbers;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
