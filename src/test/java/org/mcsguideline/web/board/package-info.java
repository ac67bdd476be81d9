/** What the board makes of outlooks. */
@NullMarked
@CheckReturnValue
package org.mcsguideline.web.board;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
