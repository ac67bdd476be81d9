/** The first page. */
@NullMarked
@CheckReturnValue
package org.mcsguideline.web.home;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
