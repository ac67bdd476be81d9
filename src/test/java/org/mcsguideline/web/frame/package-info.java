/** What stands around pages. */
@NullMarked
@CheckReturnValue
package org.mcsguideline.web.frame;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
